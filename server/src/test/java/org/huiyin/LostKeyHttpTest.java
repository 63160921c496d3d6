package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.huiyin.authority.Officer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.matter.MatterNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// R10: a lost key is given back by two officers of different units who are shown nothing, after
/// three days in which whoever has the old one can stop it. A clerk, a village head and an angry
/// relative each fail.
class LostKeyHttpTest {

  private static final String NAME = "王小河";
  private static final String ID = "99012319700101002X";
  private static final String PHONE = "13800000001";

  private final Api api = Officers.API;
  private final Officers officers = new Officers(api);
  private final UUID counter;

  LostKeyHttpTest() {
    counter = officers.unit(DemoCounty.PETITIONS, "接访科");
    UUID letters = officers.unit(DemoCounty.PETITIONS, "办信科");
    Officer clerk = officers.add(DemoCounty.PETITIONS, counter, "clerk");
    officers.add(DemoCounty.PETITIONS, counter, "neighbour");
    officers.add(DemoCounty.PETITIONS, letters, "other-unit");
    officers.add(DemoCounty.PETITIONS, letters, "head", clerk.id());
  }

  @BeforeEach
  void accountsAreOld() {
    officers.aDayLater();
    officers.aDayLater();
  }

  private Brought withCard() {
    return by(Map.of("name", NAME, "id-number", ID, "phone", PHONE));
  }

  private Brought by(Map<String, String> identity) {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    if (!identity.isEmpty()) {
      filing.put("identity", identity);
    }
    return Brought.of(api, filing);
  }

  private HttpResponse<String> check(String officer, Brought brought) {
    return check(officer, brought, Map.of());
  }

  private HttpResponse<String> check(String officer, Brought brought, Map<String, String> instead) {
    Map<String, Object> body = new HashMap<>();
    body.put("number", brought.number());
    body.put("document", "id-card");
    body.put("name", NAME);
    body.put("idNumber", ID);
    body.put("phone", PHONE);
    body.putAll(instead);
    return officers.post(officer, "/desk/lost-keys", body);
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer);
  }

  private void announced(Brought brought) {
    assertThat(ok(check("clerk", brought)).required("matches").booleanValue()).isTrue();
    assertThat(ok(check("other-unit", brought)).get("from").isNull()).isFalse();
  }

  private HttpResponse<String> print(String officer, Brought brought) {
    return officers.post(officer, "/desk/lost-keys/halves", Map.of("number", brought.number()));
  }

  private String half(String officer, Brought brought) {
    return ok(print(officer, brought)).required("digits").stringValue();
  }

  private static void refused(HttpResponse<String> answer, String why) {
    JsonNode problem = Api.problem(answer, 409, "recovery-refused");
    assertThat(problem.required("reason").stringValue()).isEqualTo(why);
  }

  private HttpResponse<String> with(Brought brought, String key) {
    return api.get(
        "/matters/" + brought.number(), "Authorization", Api.basic(brought.number(), key));
  }

  private String ownKey(Brought brought, String printed) {
    return ok(api.post(
            "/matters/" + brought.number() + "/key",
            "",
            "Authorization",
            Api.basic(brought.number(), printed)))
        .required("key")
        .stringValue();
  }

  private static List<String> acts(Brought brought) {
    return brought
        .view()
        .required("happened")
        .valueStream()
        .map(entry -> entry.at("/act/id").stringValue())
        .toList();
  }

  private HttpResponse<String> stop(Brought brought) {
    return api.send(
        "DELETE",
        "/api/v1/matters/" + brought.number() + "/recovery",
        HttpRequest.BodyPublishers.noBody(),
        "Authorization",
        Api.basic(brought.number(), brought.key()));
  }

  @Test
  void isGivenBackByTwoOfDifferentUnitsAfterThreeDaysAndOpensNothingButAKeyOfOnesOwn() {
    Brought brought = withCard();
    announced(brought);
    officers.hoursLater(72);
    String printed = half("clerk", brought) + "-" + half("other-unit", brought);

    Api.problem(with(brought, printed), 403, "key-must-change");
    assertThat(with(brought, brought.key()).statusCode()).isEqualTo(200);

    String own = ownKey(brought, printed);
    assertThat(with(brought, own).statusCode()).isEqualTo(200);
    Api.problem(with(brought, brought.key()), 401, "unauthenticated");
    Api.problem(with(brought, printed), 401, "unauthenticated");
    JsonNode view = Api.json(with(brought, own));
    assertThat(view.required("happened").valueStream().map(e -> e.at("/act/id").stringValue()))
        .containsExactly(
            "file",
            "key-checked",
            "key-announced",
            "key-printed",
            "key-printed",
            "make-key",
            "change-key");
    assertThat(view.required("happened").toString()).contains("员clerk", "员other-unit");
    refused(print("clerk", new Brought(api, brought.number(), own)), "none");
  }

  /// The clerk sees the receipt on the desk, knows the person, and has nobody to help.
  @Test
  void aClerkAloneGetsNowhere() {
    Brought brought = withCard();
    ok(check("clerk", brought));
    refused(check("clerk", brought), "same-unit");
    officers.hoursLater(72);
    refused(print("clerk", brought), "none");
    assertThat(with(brought, brought.key()).statusCode()).isEqualTo(200);
  }

  @Test
  void norDoesAClerkWithSomebodyOfTheSameUnitOrWhoeverDirectsThem() {
    Brought brought = withCard();
    ok(check("clerk", brought));
    refused(check("neighbour", brought), "same-unit");
    refused(check("head", brought), "same-unit");
    // Nor the other way round.
    Brought second = withCard();
    ok(check("head", second));
    refused(check("clerk", second), "same-unit");
  }

  /// The head of the accused town knows name and number of who complained; and has a friend above.
  @Test
  void theHeadOfAnAccusedInstitutionFindsNoSuchMatter() {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put("institution", DemoCounty.LIUTANG);
    filing.put("relation", "accuses");
    filing.put("identity", Map.of("name", NAME, "id-number", ID));
    Brought brought = Brought.of(api, filing);
    Officer head = officers.add(DemoCounty.LIUTANG, null, "village-head");
    assertThat(head.institution()).isNotNull();
    officers.aDayLater();

    HttpResponse<String> answer = check("village-head", brought);
    HttpResponse<String> none =
        check("village-head", new Brought(api, aNumberOfNothing(), brought.key()));

    Api.problem(answer, 404, "not-found");
    assertThat(answer.body()).isEqualTo(none.body());
    Api.problem(print("village-head", brought), 404, "not-found");
    assertThat(acts(brought)).containsExactly("file");
  }

  private static String aNumberOfNothing() {
    return MatterNumber.random(DemoCounty.COUNTY, 2026, new Random(11)).text();
  }

  /// A nephew knows name and telephone number, and has a card of his own; the clerk believes him.
  @Test
  void anAngryRelativeWhoKnowsNameAndTelephoneHasThreeTriesAndNoMore() {
    Brought brought = withCard();
    for (int left = 2; left >= 0; left--) {
      JsonNode answer =
          ok(
              check(
                  left == 1 ? "other-unit" : "clerk",
                  brought,
                  Map.of("idNumber", ID.replace("X", "" + left))));
      assertThat(answer.required("matches").booleanValue()).isFalse();
      assertThat(answer.required("left").intValue()).isEqualTo(left);
    }
    refused(check("clerk", brought), "later");
    assertThat(acts(brought)).containsExactly("file", "key-checked", "key-checked", "key-checked");
    assertThat(brought.view().required("happened").toString()).contains("不是", "员clerk");
  }

  @Test
  void norDoesTheRelativeWithoutADocumentOrWithoutAnyNumber() {
    Brought brought = withCard();
    assertThat(
            Api.errors(
                Api.problem(
                    check("clerk", brought, Map.of("document", "")), 422, "invalid-fields")))
        .containsExactly("document required");
    assertThat(
            Api.errors(
                Api.problem(
                    check("clerk", brought, Map.of("idNumber", "", "phone", "")),
                    422,
                    "invalid-fields")))
        .containsExactly("idNumber required");
    // The telephone number instead of the id number doesn't do where that was given.
    assertThat(
            ok(check("clerk", brought, Map.of("idNumber", ""))).required("matches").booleanValue())
        .isFalse();
    assertThat(acts(brought)).containsExactly("file", "key-checked");
  }

  @Test
  void whoeverHasTheOldKeyStopsItByOneClickAsLongAsTheNewOneIsNotChanged() {
    Brought brought = withCard();
    announced(brought);
    officers.hoursLater(72);
    String printed = half("clerk", brought) + half("other-unit", brought);
    Api.problem(with(brought, printed), 403, "key-must-change");

    assertThat(stop(brought).statusCode()).isEqualTo(204);

    Api.problem(with(brought, printed), 401, "unauthenticated");
    refused(print("clerk", brought), "none");
    assertThat(acts(brought)).endsWith("key-stopped");
    assertThat(stop(brought).statusCode()).isEqualTo(404);
  }

  @Test
  void aKeyThatIsChangedMeanwhileEndsIt() {
    Brought brought = withCard();
    announced(brought);
    String own = ownKey(brought, brought.key());
    assertThat(with(brought, own).statusCode()).isEqualTo(200);
    officers.hoursLater(72);
    refused(print("clerk", brought), "none");
  }

  /// Legal time can be set where deadlines are shown; nobody sets this one.
  @Test
  void theThreeDaysAreThoseOfTheMachinesClock() {
    Brought brought = withCard();
    announced(brought);
    api.server().moveTo(api.server().today().plusDays(5));
    refused(print("clerk", brought), "too-early");
    officers.hoursLater(48);
    refused(print("clerk", brought), "too-early");
  }

  @Test
  void isAnnouncedOnTheFollowUpPageAndForTheSafeContact() throws SQLException {
    Brought brought = withCard();
    announced(brought);
    JsonNode running =
        ok(
            api.get(
                "/matters/" + brought.number() + "/recovery",
                "Authorization",
                Api.basic(brought.number(), brought.key())));
    assertThat(running.required("stage").stringValue()).isEqualTo("announced");
    assertThat(
            rows(
                """
                select audience || ' ' || notice from outbox o join matter m
                  on m.authority = o.authority and m.id = o.matter where number = ? order by seq, n
                """,
                brought.number()))
        .contains("complainant key-checked", "complainant key-announced");
  }

  @Test
  void keepsNothingOfWhatWasShown() throws SQLException {
    Brought brought = withCard();
    announced(brought);
    List<String> kept =
        rows(
            """
            select k::text || j.facts from key_recovery k
              join matter m on m.authority = k.authority and m.id = k.matter
              join journal j on j.authority = m.authority and j.matter = m.id
            where m.number = ?
            """,
            brought.number());
    assertThat(kept).isNotEmpty().noneMatch(row -> row.contains(NAME) || row.contains("19700101"));
  }

  private List<String> rows(String sql, String number) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection owner = api.server().database().owner();
        PreparedStatement query = owner.prepareStatement(sql)) {
      query.setString(1, number);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
    }
    return rows;
  }

  @Test
  void isNotForAnonymousMattersNorForAHelpersKeyNorForABareName() {
    refused(check("clerk", by(Map.of())), "anonymous");
    refused(check("clerk", by(Map.of("name", NAME))), "too-little");
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("identity", Map.of("name", NAME, "id-number", ID));
    filing.put("onBehalf", Map.of("consent", "spoken"));
    refused(check("clerk", Brought.of(api, filing)), "helpers-key");
  }

  @Test
  void isNotForAnAccountThatIsNew() {
    officers.add(DemoCounty.PETITIONS, counter, "fresh");
    Api.problem(check("fresh", withCard()), 409, "new-account");
  }

  @Test
  void aTokenWithoutItsOfficersPasswordDoesNothing() {
    Brought brought = withCard();
    assertThat(
            Api.errors(
                Api.problem(
                    api.post(
                        "/desk/lost-keys",
                        Api.text(
                            Map.of(
                                "number",
                                brought.number(),
                                "document",
                                "id-card",
                                "name",
                                NAME,
                                "idNumber",
                                ID)),
                        "Authorization",
                        api.bearer("demo.registrar"),
                        "Accept-Language",
                        "en"),
                    422,
                    "invalid-fields")))
        .containsExactly("password required");
    assertThat(acts(brought)).containsExactly("file");
  }

  @Test
  void oneHalfOpensNothing() {
    Brought brought = withCard();
    announced(brought);
    officers.hoursLater(72);
    String first = half("clerk", brought);
    Api.problem(with(brought, first + "-00000-00000"), 401, "unauthenticated");
    String second = half("other-unit", brought);
    Api.problem(with(brought, second + first), 401, "unauthenticated");
    Api.problem(with(brought, first + "-00000-00000"), 401, "unauthenticated");
    // Printed anew, the half before is none.
    String again = half("clerk", brought);
    Api.problem(with(brought, first + second), 401, "unauthenticated");
    Api.problem(with(brought, again + second), 403, "key-must-change");
  }

  @Test
  void nobodyElsePrintsAHalf() {
    Brought brought = withCard();
    announced(brought);
    officers.hoursLater(72);
    refused(print("neighbour", brought), "others");
    refused(print("head", brought), "others");
  }

  @Test
  void theSecondComesWithinADayOrItBeginsAnew() {
    Brought brought = withCard();
    ok(check("clerk", brought));
    officers.hoursLater(24);
    assertThat(ok(check("other-unit", brought)).get("from").isNull()).isTrue();
    assertThat(ok(check("clerk", brought)).get("from").isNull()).isFalse();
    officers.hoursLater(72);
    officers.hoursLater(14 * 24);
    refused(print("clerk", brought), "none");
  }

  /// Whoever wonders which of many matters is somebody's is stopped at the tenth.
  @Test
  void anOfficerChecksTenTimesADay() {
    int answered = 0;
    HttpResponse<String> last = null;
    for (int i = 0; i < 12; i++) {
      last = check("other-unit", withCard(), Map.of("name", "张大山"));
      answered += last.statusCode() == 200 ? 1 : 0;
    }
    assertThat(answered).isEqualTo(10);
    Api.problem(Objects.requireNonNull(last), 429, "asked-enough");
  }

  @Test
  void aSpareKeyIsOfEqualPowerAndEndsWithTheKey() {
    Brought brought = by(Map.of());
    String spare = spare(brought, brought.key());
    assertThat(with(brought, spare).statusCode()).isEqualTo(200);
    assertThat(with(brought, brought.key()).statusCode()).isEqualTo(200);
    String another = spare(brought, spare);
    Api.problem(with(brought, spare), 401, "unauthenticated");

    String own = ownKey(brought, another);
    assertThat(with(brought, another).statusCode()).isEqualTo(200);
    assertThat(with(brought, own).statusCode()).isEqualTo(200);
    Api.problem(with(brought, another), 401, "unauthenticated");
    Api.problem(with(brought, brought.key()), 401, "unauthenticated");
  }

  @Test
  void aPrintedKeyMakesNoSpareOne() {
    Brought printed = Brought.printed(api);
    Api.problem(
        api.post(
            "/matters/" + printed.number() + "/spare-key",
            "",
            "Authorization",
            Api.basic(printed.number(), printed.key())),
        403,
        "key-must-change");
  }

  private String spare(Brought brought, String key) {
    return ok(api.post(
            "/matters/" + brought.number() + "/spare-key",
            "",
            "Authorization",
            Api.basic(brought.number(), key)))
        .required("key")
        .stringValue();
  }
}
