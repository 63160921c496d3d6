package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.huiyin.desk.AtTheDesk;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Several people bring one matter together: one answer, a key for each, nobody shown to the
/// others, and nobody who withdraws or confirms for them (R10).
class GroupHttpTest {

  private static final String STORY = "泵站去年十月坏了。";

  private final Api api = Api.shared();

  private static Brought answered(Brought brought) {
    return brought
        .done("demo.registrar", "register", Map.of())
        .done("demo.registrar", "refer", Brought.toWater())
        .done("demo.handler", "accept", Map.of("texts", Map.of("how", "实地查看后答复。")))
        .done("demo.handler", "answer", Brought.anAnswer());
  }

  private static String word(Brought one) {
    return one.view().required("word").stringValue();
  }

  @Test
  void whoeverHasTheCodeReadsWhatTheGroupAsksAndNothingElse() {
    Grouped grouped = Grouped.of(Brought.received(api));

    JsonNode shown = Api.json(grouped.look(grouped.code().toLowerCase(java.util.Locale.ROOT)));

    assertThat(shown.required("said").stringValue()).isEqualTo(Grouped.SAID);
    assertThat(shown.required("size").stringValue()).isEqualTo("1-9");
    assertThat(shown.required("consent").stringValue()).isNotBlank();
    assertThat(shown.toString()).doesNotContain("王小河", STORY);
  }

  @Test
  void oneWhoJoinsReadsWhereItStandsAndTheAnswerAndNotWhatTheOthersSaid() {
    Grouped grouped = Grouped.of(Brought.received(api));
    Brought one = grouped.joined(Map.of("name", "张大山")).of();
    Brought other = grouped.joined().of();
    one.done("add", Map.of("texts", Map.of("text", "我家的井也干了。")));
    answered(grouped.brought());

    JsonNode view = other.view();

    assertThat(view.at("/decisions/0/outcome/id").stringValue()).isEqualTo("supported");
    assertThat(view.toString()).contains("应当维修。").doesNotContain("王小河", STORY, "张大山", "我家的井也干了。");
    assertThat(one.view().toString()).contains("我家的井也干了。").doesNotContain(STORY);
    assertThat(grouped.brought().view().toString())
        .contains(STORY)
        .doesNotContain("我家的井也干了。", "张大山");
  }

  @Test
  void eachIsToldOfTheAnswer() {
    Grouped grouped = Grouped.of(Brought.received(api));
    Brought one = grouped.joined().of();
    answered(grouped.brought());

    for (Brought each : java.util.List.of(grouped.brought(), one)) {
      assertThat(each.view().required("notices").valueStream().toList())
          .anyMatch(notice -> notice.at("/about/id").stringValue().equals("answer"));
    }
  }

  @Test
  void eachSeesWhoReadAndWhoPrinted() {
    Grouped grouped = Grouped.of(Brought.received(api));
    Brought one = grouped.joined().of();
    grouped.brought().open("demo.registrar");
    AtTheDesk.signedIn(api.server(), "demo.registrar")
        .get("/desk/matters/" + grouped.brought().number() + "/print");

    for (Brought each : java.util.List.of(grouped.brought(), one)) {
      assertThat(each.view().required("readings").valueStream())
          .extracting(reading -> reading.required("what").stringValue())
          .contains("open", "print");
    }
  }

  @Test
  void officersReadWhatOneSaidUnderARandomNumber() {
    Grouped grouped = Grouped.of(Brought.received(api));
    Grouped.Joined one = grouped.joined(Map.of("name", "张大山"));
    one.of().done("add", Map.of("texts", Map.of("text", "我家的井也干了。")));

    JsonNode view = Api.json(grouped.brought().open("demo.registrar"));

    assertThat(view.toString())
        .contains("我家的井也干了。", String.valueOf(one.number()))
        .doesNotContain("张大山");
    assertThat(one.number()).isBetween(1000, 9999);
  }

  @Test
  void noOneWithdrawsForTheOthersNorSaysThatTheAnswerWasReceived() {
    Grouped grouped = Grouped.of(Brought.received(api));
    Brought one = grouped.joined().of();
    answered(grouped.brought());

    for (Brought each : java.util.List.of(grouped.brought(), one)) {
      Api.problem(each.act("withdraw", Map.of()), 403, "only-together");
      Api.problem(each.act("deliver", Map.of("on", "2026-02-10")), 403, "only-together");
      assertThat(Grouped.offered(each))
          .contains("add", "contest", "confirm", "request-review")
          .doesNotContain("withdraw", "deliver");
    }
  }

  @Test
  void itIsConfirmedOnceAllHaveConfirmed() {
    Grouped grouped = Grouped.of(Brought.received(api));
    Brought one = grouped.joined().of();
    Brought other = grouped.joined().of();
    answered(grouped.brought());

    one.done("confirm", Map.of());
    grouped.brought().done("confirm", Map.of());
    assertThat(word(one)).isEqualTo("silent");
    assertThat(other.view().required("happened").toString()).doesNotContain("own-word");
    assertThat(one.view().required("happened").toString()).contains("own-word");
    one.done("confirm", Map.of());
    assertThat(word(other)).isEqualTo("silent");

    other.done("confirm", Map.of());
    assertThat(word(grouped.brought())).isEqualTo("confirmed");
  }

  @Test
  void oneWhoContestsContestsForTheMatter() {
    Grouped grouped = Grouped.of(Brought.received(api));
    Brought one = grouped.joined().of();
    Brought other = grouped.joined().of();
    answered(grouped.brought());
    one.done("confirm", Map.of());
    grouped.brought().done("confirm", Map.of());

    other.done("contest", Map.of("texts", Map.of("reason", "没有修好。")));

    assertThat(word(grouped.brought())).isEqualTo("contested");
    assertThat(one.view().toString()).doesNotContain("没有修好。");
    other.done("confirm", Map.of());
    assertThat(word(one)).as("what was said before counts no more").isEqualTo("contested");
  }

  @Test
  void whoeverLeavesTakesTheirNameWithThemAndEndsNothingForTheOthers() {
    Grouped grouped = Grouped.of(Brought.received(api));
    Brought one = grouped.joined(Map.of("name", "张大山")).of();

    assertThat(Grouped.own(grouped.brought(), "DELETE", "/group/membership", "").statusCode())
        .isEqualTo(204);

    Api.problem(
        grouped.brought().act("add", Map.of("texts", Map.of("text", "x"))), 401, "unauthenticated");
    assertThat(
            rows(
                "select count(*) from party p join matter m on m.id = p.matter where party = 1 and m.number",
                one))
        .isEqualTo(0);
    assertThat(one.stage()).isEqualTo("received");
    Api.problem(Grouped.own(one, "DELETE", "/group/membership", ""), 409, "conflict");
    one.done("withdraw", Map.of()).done("take-back", Map.of());
  }

  @Test
  void theNameOfOneWhoLeavesIsGone() {
    Grouped grouped = Grouped.of(Brought.received(api));
    Brought one = grouped.joined(Map.of("name", "张大山")).of();
    String names = "select count(*) from party p join matter m on m.id = p.matter where m.number";
    assertThat(rows(names, one)).isEqualTo(2);

    assertThat(Grouped.own(one, "DELETE", "/group/membership", "").statusCode()).isEqualTo(204);

    assertThat(rows(names, one)).isEqualTo(1);
    Api.problem(one.act("add", Map.of("texts", Map.of("text", "x"))), 401, "unauthenticated");
    grouped.brought().done("withdraw", Map.of());
  }

  @Test
  void aKeyOfAMemberOpensNothingThatIsForWhoeverBroughtIt() {
    Grouped grouped = Grouped.of(Brought.received(api));
    Brought one = grouped.joined().of();

    Api.problem(Grouped.own(one, "POST", "/spare-key", ""), 403, "forbidden");
    Api.problem(Grouped.own(one, "GET", "/recovery", ""), 403, "forbidden");
    Api.problem(Grouped.own(one, "DELETE", "/recovery", ""), 403, "forbidden");
    Api.problem(Grouped.invite(one, "x"), 403, "forbidden");
    Api.problem(Grouped.own(one, "DELETE", "/group/invitation", ""), 403, "forbidden");
  }

  @Test
  void aMemberChangesTheirOwnKeyAndNobodyElses() {
    Grouped grouped = Grouped.of(Brought.received(api));
    Grouped.Joined one = grouped.joined();

    HttpResponse<String> made = Grouped.own(one.of(), "POST", "/key", "{\"person\": true}");
    Brought changed =
        new Brought(api, one.of().number(), Api.json(made).required("key").stringValue());

    assertThat(one.of().stage()).as("valid until the new one is used").isEqualTo("received");
    assertThat(Grouped.group(changed).required("member").intValue()).isEqualTo(one.number());
    Api.problem(one.of().act("add", Map.of("texts", Map.of("text", "x"))), 401, "unauthenticated");
    assertThat(grouped.brought().view().required("happened").toString()).doesNotContain("key");
  }

  @Test
  void anotherCodeEndsTheOneBeforeAndEndingItEndsJoining() {
    Grouped first = Grouped.of(Brought.received(api));
    Grouped second = Grouped.of(first.brought());
    Api.problem(first.join(Map.of(), true), 404, "not-found");
    second.joined();

    assertThat(Grouped.own(first.brought(), "DELETE", "/group/invitation", "").statusCode())
        .isEqualTo(204);

    Api.problem(second.look(second.code()), 404, "not-found");
    Api.problem(second.join(Map.of(), true), 404, "not-found");
  }

  @Test
  void guessingACodeIsSlowedDownAndARightOneStillOpens() {
    Grouped grouped = Grouped.of(Brought.received(api));
    int waiting = 0;
    for (int i = 0; i < 40; i++) {
      int status = grouped.look("00000-0000" + (i % 10)).statusCode();
      assertThat(status).isIn(404, 429);
      waiting += status == 429 ? 1 : 0;
    }
    assertThat(waiting).isBetween(1, 10);
    assertThat(grouped.look(grouped.code()).statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyJoinsWithoutAgreeingNorAMatterThatIsAboutToBeWithdrawn() {
    Grouped grouped = Grouped.of(Brought.received(api));
    assertThat(Api.errors(Api.problem(grouped.join(Map.of(), false), 422, "invalid-fields")))
        .containsExactly("agreed required");
    assertThat(
            Api.errors(
                Api.problem(grouped.join(Map.of("inviter", "x"), true), 422, "invalid-fields")))
        .containsExactly("identity.inviter unknown");

    grouped.brought().done("withdraw", Map.of());

    Api.problem(grouped.join(Map.of(), true), 404, "not-found");
    Api.problem(Grouped.invite(grouped.brought(), "x"), 409, "conflict");
  }

  @Test
  void thoseWithTheMostVoicesSpeakForTheGroupAndTheJournalNamesThemByNumber() {
    Grouped grouped = Grouped.of(Brought.received(api));
    Grouped.Joined one = grouped.joined(Map.of("name", "张大山"));
    Grouped.Joined other = grouped.joined();
    assertThat(Grouped.own(one.of(), "PUT", "/group/candidacy", "").statusCode()).isEqualTo(204);
    assertThat(Grouped.representatives(other.of())).isEmpty();

    assertThat(Grouped.voice(other.of(), one.number()).statusCode()).isEqualTo(204);

    assertThat(Grouped.representatives(grouped.brought())).containsExactly(one.number());
    Api.problem(Grouped.voice(other.of(), one.number()), 409, "conflict");
    Api.problem(Grouped.voice(one.of(), other.number()), 409, "conflict");
    HttpResponse<String> company =
        api.get(
            "/desk/matters/" + one.of().number() + "/group",
            "Authorization",
            api.bearer("demo.registrar"));
    assertThat(Api.json(company).toString())
        .isEqualTo("{\"size\":\"1-9\",\"representatives\":[" + one.number() + "]}");
    String atTheDesk = grouped.brought().open("demo.registrar").body();
    assertThat(atTheDesk)
        .contains("\"representatives\"", "\"numbers\":\"" + one.number() + "\"")
        .doesNotContain("张大山");
    Api.problem(one.of().act("withdraw", Map.of()), 403, "only-together");

    assertThat(Grouped.own(one.of(), "DELETE", "/group/candidacy", "").statusCode()).isEqualTo(204);
    assertThat(Grouped.representatives(other.of())).isEmpty();
    assertThat(Grouped.group(other.of()).required("hasChosen").booleanValue())
        .as("all choose again")
        .isFalse();
  }

  @Test
  void noMoreSpeakForAGroupThanTheRulebookLetsSpeakAtAVisit() {
    Grouped grouped = Grouped.of(Brought.received(api));
    for (int i = 0; i < 6; i++) {
      Grouped.Joined one = grouped.joined();
      Grouped.own(one.of(), "PUT", "/group/candidacy", "");
      assertThat(Grouped.voice(one.of(), one.number()).statusCode()).isEqualTo(204);
    }
    assertThat(Grouped.representatives(grouped.brought())).hasSize(5);
  }

  @Test
  void anOfficerBehindTheWallLearnsNothingOfTheGroup() {
    Map<String, Object> filing = new HashMap<>(Brought.aComplaint());
    filing.put("relation", "accuses");
    filing.put("institution", org.huiyin.demo.DemoCounty.WATER);
    Grouped grouped = Grouped.of(Brought.of(api, filing));
    Api.problem(
        api.get(
            "/desk/matters/" + grouped.brought().number() + "/group",
            "Authorization",
            api.bearer("demo.handler")),
        404,
        "not-found");
  }

  @Test
  void aHelperOpensNobodysMatterToOthers() {
    Map<String, Object> filing = new HashMap<>(Brought.aComplaint());
    filing.put("onBehalf", Map.of("consent", "spoken"));
    Api.problem(Grouped.invite(Brought.of(api, filing), "x"), 403, "only-the-person");
  }

  private long rows(String sql, Brought of) {
    try (var owner = api.server().database().owner();
        var query = owner.prepareStatement(sql + " = ?")) {
      query.setString(1, of.number());
      try (var found = query.executeQuery()) {
        found.next();
        return found.getLong(1);
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
