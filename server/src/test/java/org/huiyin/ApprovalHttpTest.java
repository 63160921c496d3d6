package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Where an institution asks for it, an answer leaves by another officer than whoever wrote it.
class ApprovalHttpTest {

  private static final String WORDS = "水泵损坏，已查明。";

  private final Api api = Api.shared();
  private final Bureau bureau = new Bureau(api);
  private final Officer author = bureau.officer(Role.HANDLER);
  private final Officer lead = bureau.officer(Role.LEAD);

  private void asksForApproval() {
    Authorities authorities = api.server().bean(Authorities.class);
    assertThat(
            authorities.changeInstitution(
                new Editor("system:test", null), bureau.id(), of -> of.withApproval(true)))
        .isInstanceOf(Change.Changed.class);
  }

  private static Map<String, Object> answer(String facts) {
    Map<String, Object> answer = new HashMap<>(Brought.anAnswer());
    Map<String, Object> texts = new HashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(answer.get("texts")))
        .forEach((name, text) -> texts.put((String) name, text));
    texts.put("facts", facts);
    answer.put("texts", texts);
    return answer;
  }

  private void drafts(Brought brought, Officer by, String act, Map<String, Object> decision) {
    Map<String, Object> particulars = new HashMap<>(decision);
    Object texts = particulars.remove("texts");
    Map<String, Object> body = new HashMap<>();
    body.put("texts", texts);
    body.put("particulars", particulars);
    HttpResponse<String> kept = keep(brought, by, act, body);
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
  }

  private HttpResponse<String> keep(
      Brought brought, Officer by, String act, Map<String, Object> body) {
    return api.send(
        "PUT",
        "/api/v1/desk/matters/" + brought.number() + "/drafts/" + act,
        BodyPublishers.ofString(Api.text(body), StandardCharsets.UTF_8),
        "Content-Type",
        "application/json",
        "Authorization",
        api.bearer(by.login()));
  }

  private Brought handedIn() {
    Brought brought = bureau.handledBy(author, lead);
    drafts(brought, author, "answer", answer(WORDS));
    return brought.done(author.login(), "hand-in", Map.of());
  }

  private JsonNode approval(Brought brought, Officer by) {
    HttpResponse<String> answer =
        api.get(
            "/desk/matters/" + brought.number() + "/approval",
            "Authorization",
            api.bearer(by.login()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer);
  }

  private static String why(HttpResponse<String> refused) {
    return Api.problem(refused, 422, "approval-needed").required("why").stringValue();
  }

  private static String rule(HttpResponse<String> refused) {
    return Api.problem(refused, 422, "rule-refused").required("ruleId").stringValue();
  }

  @Test
  void anAnswerThatNobodyApprovedIsRefusedAndSaysWhatToDo() {
    asksForApproval();
    Brought brought = bureau.handledBy(author, lead);
    HttpResponse<String> refused = brought.act(author.login(), "answer", answer(WORDS));
    assertThat(why(refused)).isEqualTo("hand-in-first");
    assertThat(refused.body()).contains("hand it in");
    assertThat(why(brought.act(lead.login(), "answer", answer(WORDS)))).isEqualTo("hand-in-first");
    assertThat(approval(brought, author).required("needed").toString()).contains("answer");
    assertThat(brought.stage()).isEqualTo("handling");
  }

  @Test
  void whereTheInstitutionDoesNotAskOneOfficerAnswersAlone() {
    Brought brought = bureau.handledBy(author, lead);
    brought.done(author.login(), "answer", answer(WORDS));
    assertThat(brought.stage()).isEqualTo("answered");
  }

  @Test
  void theOneWhoHandedItInDoesNotSendItNorGivesItBack() {
    asksForApproval();
    Brought brought = handedIn();
    assertThat(rule(brought.act(author.login(), "answer", answer(WORDS))))
        .isEqualTo("second-officer");
    assertThat(rule(brought.act(author.login(), "return-answer", reason("重写。"))))
        .isEqualTo("second-officer");
    assertThat(
            rule(
                brought.act(
                    author.login(),
                    "direct",
                    Map.of("ground", "arbitration", "texts", Map.of("reason", "一", "door", "二")))))
        .isEqualTo("second-officer");
  }

  @Test
  void anotherRoleOfTheSamePersonIsNobodyElse() {
    asksForApproval();
    Officer both = bureau.officer(Role.HANDLER, Role.LEAD);
    Brought brought = bureau.handledBy(both, lead);
    drafts(brought, both, "answer", answer(WORDS));
    brought.done(both.login(), "hand-in", Map.of());
    assertThat(rule(brought.act(both.login(), "answer", answer(WORDS))))
        .isEqualTo("second-officer");
  }

  @Test
  void standingInForSomebodyElseIsNobodyElseEither() {
    asksForApproval();
    Officer absent = bureau.officer(Role.HANDLER);
    Brought brought = handedIn();
    bureau.covered(absent, author);
    assertThat(rule(brought.act(author.login(), "answer", answer(WORDS))))
        .isEqualTo("second-officer");
  }

  @Test
  void anotherSendsItWordForWord() {
    asksForApproval();
    Brought brought = handedIn();
    JsonNode handed = approval(brought, lead).required("handedIn");
    assertThat(handed.required("by").stringValue()).isEqualTo(author.name());
    assertThat(handed.required("texts").required("facts").stringValue()).isEqualTo(WORDS);
    assertThat(why(brought.act(lead.login(), "answer", answer("别的事实。")))).isEqualTo("as-handed-in");
    Map<String, Object> other = answer(WORDS);
    other.put("outcome", "not-supported");
    assertThat(why(brought.act(lead.login(), "answer", other))).isEqualTo("as-handed-in");
    brought.done(lead.login(), "answer", answer(WORDS));
    assertThat(brought.stage()).isEqualTo("answered");
    assertThat(brought.view().toString()).contains(WORDS);
    assertThat(
            api.get(
                    "/desk/matters/" + brought.number() + "/drafts/answer",
                    "Authorization",
                    api.bearer(author.login()))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void theComplainantSeesThatItWasHandedInAndNotItsWords() {
    Brought brought = handedIn();
    assertThat(brought.view().required("happened").toString()).contains("hand-in");
    assertThat(brought.view().toString()).doesNotContain(WORDS);
  }

  @Test
  void whoMayNotSendItDoesNotReadIt() {
    Brought brought = handedIn();
    Officer registrar = bureau.officer(Role.REGISTRAR);
    assertThat(approval(brought, registrar).get("handedIn").isNull()).isTrue();
    assertThat(approval(brought, author).get("handedIn").isNull()).isFalse();
  }

  @Test
  void aReturnedAnswerGoesBackToItsAuthorWithTheReasonForThemAlone() {
    asksForApproval();
    Brought brought = handedIn();
    brought.done(lead.login(), "return-answer", reason("写明泵站的型号。"));
    assertThat(approval(brought, author).required("handedIn").required("returned").stringValue())
        .isEqualTo("写明泵站的型号。");
    assertThat(approval(brought, lead).get("handedIn").isNull()).isTrue();
    assertThat(brought.view().toString()).doesNotContain("型号").contains("return-answer");
    assertThat(brought.open(lead.login()).body()).doesNotContain("型号");
    assertThat(why(brought.act(lead.login(), "answer", answer(WORDS)))).isEqualTo("hand-in-first");
  }

  @Test
  void nothingIsHandedInThatIsNotWrittenToItsEnd() {
    Brought brought = bureau.handledBy(author, lead);
    assertThat(
            Api.errors(
                Api.problem(
                    brought.act(author.login(), "hand-in", Map.of()), 422, "invalid-fields")))
        .containsExactly("draft required");
    Map<String, Object> gap = answer("【查明的事实】");
    gap.remove("outcome");
    drafts(brought, author, "answer", gap);
    assertThat(
            Api.errors(
                Api.problem(
                    brought.act(author.login(), "hand-in", Map.of()), 422, "invalid-fields")))
        .containsExactlyInAnyOrder("outcome required", "texts.facts template-gap");
  }

  @Test
  void whatItsAuthorWritesOnIsNotWhatWasHandedIn() {
    Brought brought = handedIn();
    HttpResponse<String> draft =
        api.get(
            "/desk/matters/" + brought.number() + "/drafts/answer",
            "Authorization",
            api.bearer(author.login()));
    Map<String, Object> later = new HashMap<>(answer("改过的事实。"));
    Map<String, Object> body = new HashMap<>();
    body.put("texts", later.remove("texts"));
    body.put("version", Api.json(draft).required("version").intValue());
    body.put("particulars", later);
    assertThat(keep(brought, author, "answer", body).statusCode()).isEqualTo(200);
    assertThat(approval(brought, lead).toString()).contains(WORDS).doesNotContain("改过的事实");
  }

  @Test
  void whoeverIsAloneStillAnswers() {
    asksForApproval();
    Brought brought = bureau.handledBy(author, lead);
    assertThat(brought.act(lead.login(), "recuse", Map.of()).statusCode()).isEqualTo(204);
    brought.done(author.login(), "answer", answer(WORDS));
    assertThat(brought.stage()).isEqualTo("answered");
  }

  @Test
  void whoStepsBackTakesWhatTheyHandedInAlong() {
    asksForApproval();
    Brought brought = handedIn();
    brought.act(author.login(), "recuse", Map.of());
    assertThat(approval(brought, lead).get("handedIn").isNull()).isTrue();
    brought.done(lead.login(), "return-answer", reason("写的人已回避。"));
  }

  private static Map<String, Object> reason(String text) {
    return Map.of("texts", Map.of("reason", text));
  }
}
