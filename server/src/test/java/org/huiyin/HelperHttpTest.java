package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.huiyin.matter.Checking;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// R10, only complainants withdraw or confirm: a helper who brought a matter for somebody
/// doesn't, as long as the key is theirs.
class HelperHttpTest {

  private final Api api = Api.shared();

  @Test
  void isShownToThePersonAndToOfficersWithHowTheyAgreed() {
    Brought brought = byAHelper("spoken");

    JsonNode own = brought.view().required("onBehalf");
    JsonNode officers = Api.json(brought.open("demo.registrar")).required("onBehalf");

    assertThat(own.at("/consent/id").stringValue()).isEqualTo("spoken");
    assertThat(own.required("helperHoldsKey").booleanValue()).isTrue();
    assertThat(officers).isEqualTo(own);
    assertThat(Brought.received(api).view().path("onBehalf").isNull()).isTrue();
  }

  @Test
  void isRefusedWhatOnlyThePersonMayDo() {
    Brought brought = answeredFor(byAHelper("written"));

    Api.problem(brought.act("withdraw", Map.of()), 403, "only-the-person");
    Api.problem(brought.act("confirm", Map.of()), 403, "only-the-person");
    Api.problem(brought.act("confirm-promise", Map.of("promise", 1)), 403, "only-the-person");

    assertThat(offered(brought))
        .contains("add", "contest", "request-review")
        .doesNotContain("withdraw", "confirm", "confirm-promise");
    brought.done("contest", Map.of("texts", Map.of("reason", "没有修好。")));
  }

  @Test
  void losesTheMatterToThePersonWhoTakesTheKey() {
    Brought brought = answeredFor(byAHelper("written"));

    Brought persons = new Brought(api, brought.number(), newKey(brought, "{\"person\": true}"));

    assertThat(offered(persons)).contains("withdraw", "confirm", "confirm-promise");
    persons.done("confirm", Map.of());
    assertThat(persons.view().at("/onBehalf/helperHoldsKey").booleanValue()).isFalse();
    assertThat(acts(persons)).contains("take-key");
    Api.problem(brought.act("add", Map.of("texts", Map.of("text", "x"))), 401, "unauthenticated");
  }

  @Test
  void staysAHelperWithANewKey() {
    Brought brought = byAHelper("written");

    Brought again = new Brought(api, brought.number(), newKey(brought, ""));

    Api.problem(again.act("withdraw", Map.of()), 403, "only-the-person");
    assertThat(acts(again)).contains("change-key").doesNotContain("take-key");
  }

  @Test
  void holdsAKeyThatAnOfficerPrintedOnlyAfterChangingIt() {
    Map<String, Object> filing = forSomebody("spoken");
    filing.put("channel", "visit");
    HttpResponse<String> answer =
        api.post(
            "/desk/matters",
            Api.text(filing),
            "Idempotency-Key",
            Api.newKey(),
            "Authorization",
            api.bearer("demo.registrar"));
    JsonNode filed = Api.json(answer);
    Brought printed =
        new Brought(
            api, filed.required("number").stringValue(), filed.required("key").stringValue());

    Api.problem(printed.act("withdraw", Map.of()), 403, "key-must-change");
    Brought changed = new Brought(api, printed.number(), newKey(printed, ""));
    Api.problem(changed.act("withdraw", Map.of()), 403, "only-the-person");
    Brought persons = new Brought(api, printed.number(), newKey(changed, "{\"person\": true}"));
    persons.done("withdraw", Map.of());
  }

  @Test
  void needsToSayHowThePersonAgreed() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("onBehalf", Map.of("relation", "女儿"));
    assertThat(Api.errors(Api.problem(api.file(Api.text(filing)), 422, "invalid-fields")))
        .containsExactly("onBehalf.consent required");
    filing.put("onBehalf", Map.of("consent", "none"));
    assertThat(Api.errors(Api.problem(api.file(Api.text(filing)), 422, "invalid-fields")))
        .containsExactly("onBehalf.consent unknown");
  }

  @Test
  void isFoundByTheCheckWhereSomebodyTurnsTheKeyIntoThePersons() {
    Brought brought = byAHelper("spoken");
    Checking checking = api.server().bean(Checking.class);
    List<String> before = differences(checking, brought);

    api.server()
        .database()
        .run("update matter set key_of_helper = false where number = '" + brought.number() + "'");

    assertThat(before).isEmpty();
    assertThat(differences(checking, brought)).anyMatch(what -> what.contains("key_of_helper"));
    api.server()
        .database()
        .run("update matter set key_of_helper = true where number = '" + brought.number() + "'");
  }

  private static List<String> differences(Checking checking, Brought brought) {
    return checking.check(true).differences().stream()
        .filter(difference -> difference.matter().equals(brought.number()))
        .map(Checking.Difference::what)
        .toList();
  }

  private Brought byAHelper(String consent) {
    return Brought.of(api, forSomebody(consent));
  }

  private static Map<String, Object> forSomebody(String consent) {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put("onBehalf", Map.of("consent", consent, "relation", "女儿"));
    return filing;
  }

  private static Brought answeredFor(Brought brought) {
    Map<String, Object> answer = new java.util.HashMap<>(Brought.anAnswer());
    answer.put(
        "promises",
        List.of(
            Map.of("due", brought.api().server().today().plusDays(30).toString(), "text", "修好。")));
    return brought
        .done("demo.registrar", "register", Map.of())
        .done("demo.registrar", "refer", Brought.toWater())
        .done("demo.handler", "accept", Map.of("texts", Map.of("how", "实地查看后答复。")))
        .done("demo.handler", "answer", answer);
  }

  private String newKey(Brought brought, String body) {
    HttpResponse<String> changed =
        api.post(
            "/matters/" + brought.number() + "/key",
            body,
            "Authorization",
            Api.basic(brought.number(), brought.key()));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    return Api.json(changed).required("key").stringValue();
  }

  private static List<String> offered(Brought brought) {
    return brought
        .view()
        .required("can")
        .valueStream()
        .map(can -> can.at("/act/id").stringValue())
        .toList();
  }

  private static List<String> acts(Brought brought) {
    return brought
        .view()
        .required("happened")
        .valueStream()
        .map(entry -> entry.at("/act/id").stringValue())
        .toList();
  }
}
