package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Acts at the wrong time are refused by their rule, and change nothing.
class ActsOutOfOrderHttpTest {

  private static final Set<String> ANY_TIME =
      Set.of(
          "add",
          "recuse",
          "take-back",
          "objection-lapses",
          "simple-lapses",
          "deem-accepted",
          "propose",
          "give-feedback",
          "uphold-referral",
          "assist",
          "put-in-order",
          "report-on-instruction",
          "hand-to-aid",
          "report-on-aid",
          "return-answer",
          "countersign-no-remedy",
          "refuse-no-remedy",
          "look-again",
          "report-on-supervision",
          "report-on-oversight",
          "report-on-oversight-of-review",
          "report-on-oversight-of-re-review");

  private static final List<String> ACTS =
      List.of(
          "file",
          "register",
          "refer",
          "keep",
          "object",
          "agree-objection",
          "refuse-objection",
          "designate",
          "uphold-referral",
          "objection-lapses",
          "accept",
          "accept-simply",
          "simple-lapses",
          "answer-simply",
          "turn-to-ordinary",
          "ask-on-paper",
          "give-on-paper",
          "deem-accepted",
          "assign",
          "name-lead",
          "ask-assistance",
          "assist",
          "direct",
          "extend",
          "answer",
          "plan",
          "describe",
          "deliver",
          "report-kept",
          "confirm-promise",
          "contest-promise",
          "call-back",
          "confirm",
          "contest",
          "request-review",
          "question-direction",
          "assign-review",
          "review",
          "deliver-review",
          "request-re-review",
          "assign-re-review",
          "open-hearing",
          "close-hearing",
          "contest-hearing",
          "stop-hearing",
          "keep-hearing",
          "re-review",
          "deliver-re-review",
          "become-final",
          "withdraw",
          "take-back",
          "withdrawal-takes-effect",
          "add",
          "recuse",
          "list-as-backlog",
          "put-in-order",
          "propose",
          "give-feedback",
          "instruct",
          "report-on-instruction",
          "hand-to-aid",
          "report-on-aid",
          "hand-in",
          "return-answer",
          "put-in-book",
          "find-no-remedy",
          "countersign-no-remedy",
          "refuse-no-remedy",
          "look-again",
          "supervise",
          "report-on-supervision",
          "end-supervision",
          "open-oversight",
          "report-on-oversight",
          "report-on-oversight-of-review",
          "report-on-oversight-of-re-review");

  private static final String BOOKS = "put-in-book find-no-remedy supervise end-supervision ";

  private final Api api = Api.shared();

  /// Which acts a stage has, besides those of any time, read off the Regulation and not off the
  /// rulebook.
  static Stream<Arguments> stages() {
    String promises = "report-kept confirm-promise contest-promise call-back name-lead";
    String withdrawal = "withdraw withdrawal-takes-effect";
    return Stream.of(
        stage(Brought::received, "open-oversight register describe list-as-backlog " + withdrawal),
        stage(
            Brought::registered,
            "open-oversight refer keep designate direct describe list-as-backlog " + withdrawal),
        stage(
            Brought::referredToWater,
            "open-oversight object accept accept-simply designate assign name-lead direct extend"
                + " describe instruct list-as-backlog supervise end-supervision "
                + withdrawal),
        stage(
            Brought::objectedTo,
            "open-oversight agree-objection refuse-objection designate describe " + withdrawal),
        stage(
            Brought::accepted,
            "open-oversight answer assign direct extend deliver-review plan describe instruct"
                + " ask-assistance list-as-backlog hand-in "
                + BOOKS
                + promises
                + " "
                + withdrawal),
        stage(
            Brought::answered,
            "deliver confirm contest request-review assign become-final deliver-review ask-on-paper"
                + " give-on-paper plan describe instruct ask-assistance list-as-backlog "
                + BOOKS
                + promises
                + " "
                + withdrawal),
        stage(
            Brought::inReview,
            "open-oversight review assign-review assign deliver-review describe "
                + BOOKS
                + promises
                + " "
                + withdrawal),
        stage(
            Brought::reviewed,
            "deliver-review confirm contest request-re-review assign become-final describe "
                + BOOKS
                + promises
                + " "
                + withdrawal));
  }

  private static Arguments stage(Function<Api, Brought> reached, String acts) {
    Set<String> legal = new TreeSet<>(Arrays.asList(acts.split(" ")));
    legal.addAll(ANY_TIME);
    return Arguments.of(reached, legal);
  }

  /// The stage is asked about before the role, so the complainant can try them all: their own
  /// acts of the stage are left out, and those of others are refused for the role.
  @ParameterizedTest
  @MethodSource("stages")
  void areRefusedInEachStage(Function<Api, Brought> reached, Set<String> legal) {
    Brought brought = reached.apply(api);
    JsonNode before = brought.view();
    for (String act : ACTS) {
      HttpResponse<String> answer = brought.act(act, Map.of());
      if (!legal.contains(act)) {
        JsonNode problem = Api.problem(answer, 422, "rule-refused");
        assertThat(problem.required("ruleId").stringValue()).as(act).isEqualTo("wrong-stage");
        assertThat(problem.required("citation").stringValue()).isNotBlank();
        assertThat(problem.required("matter").required("version"))
            .isEqualTo(before.required("version"));
      } else if (answer.statusCode() == 422) {
        assertThat(Api.json(answer).required("ruleId").stringValue())
            .as(act)
            .isNotEqualTo("wrong-stage");
      } else {
        assertThat(answer.statusCode()).as(act).isEqualTo(200);
        return;
      }
    }
    assertThat(brought.view()).isEqualTo(before);
  }

  private static JsonNode refused(HttpResponse<String> answer, String rule) {
    JsonNode problem = Api.problem(answer, 422, "rule-refused");
    assertThat(problem.required("ruleId").stringValue()).isEqualTo(rule);
    return problem;
  }

  @Test
  void refuseWhatNoRulebookKnows() {
    Brought brought = Brought.received(api);
    refused(brought.act("dance", Map.of()), "unknown-act");
    assertThat(Api.errors(Api.problem(brought.act(" ", Map.of()), 422, "invalid-fields")))
        .containsExactly("act required");
  }

  @Test
  void refuseWhatIsMissingOrStrange() {
    Brought brought = Brought.accepted(api);
    refused(brought.act("demo.handler", "answer", Map.of("outcome", "supported")), "text-missing");
    refused(
        brought.act("demo.handler", "answer", Map.of("texts", Map.of("facts", "x"))),
        "particular-missing");
    Map<String, Object> strange = new java.util.HashMap<>(Brought.anAnswer());
    strange.put("days", 3);
    refused(brought.act("demo.handler", "answer", strange), "particular-unknown");
    strange.remove("days");
    strange.put("outcome", "won");
    refused(brought.act("demo.handler", "answer", strange), "particular-unknown");
    refused(brought.act("demo.registrar", "answer", Brought.anAnswer()), "wrong-role");
  }

  @Test
  void takeNoTextUnderANameOfTheSendersOwn() {
    Brought brought = Brought.received(api);
    Map<String, String> texts = Map.of("text", "补充", "a secret that no facts may hold", "x");
    JsonNode problem =
        Api.problem(brought.act("add", Map.of("texts", texts)), 422, "invalid-fields");
    assertThat(Api.errors(problem))
        .containsExactly("texts.a secret that no facts may hold unknown-property");
  }

  @Test
  void refuseTextsThatAreBlankNullOrTooLong() {
    Brought brought = Brought.received(api);
    assertThat(errorsOfAdding(brought, "\"  \"")).containsExactly("texts.text required");
    assertThat(errorsOfAdding(brought, "null")).containsExactly("texts.text required");
    assertThat(errorsOfAdding(brought, Api.text("长".repeat(20_001))))
        .containsExactly("texts.text too-many-characters");
    brought.done("add", Map.of("texts", Map.of("text", "长".repeat(20_000))));
  }

  private List<String> errorsOfAdding(Brought brought, String text) {
    return Api.errors(
        Api.problem(
            api.post(
                "/matters/" + brought.number() + "/acts",
                "{\"act\":\"add\",\"texts\":{\"text\":" + text + "}}",
                "Authorization",
                Api.basic(brought.number(), brought.key())),
            422,
            "invalid-fields"));
  }

  @Test
  void refusePromisesThatAreNone() {
    Brought brought = Brought.accepted(api);
    Map<String, Object> answer = new java.util.HashMap<>(Brought.anAnswer());
    answer.put("promises", Arrays.asList((Object) null));
    assertThat(
            Api.errors(
                Api.problem(brought.act("demo.handler", "answer", answer), 422, "invalid-fields")))
        .containsExactly("promises[0].due required");
    answer.put("promises", List.of(Map.of("due", "+999999999-12-31", "text", "x")));
    refused(brought.act("demo.handler", "answer", answer), "date-out-of-range");
  }

  @Test
  void extendOnceAndByThirtyDaysAtMost() {
    Brought brought = Brought.accepted(api);
    Map<String, String> reason = Map.of("reason", "水泵须订货。");
    refused(extend(brought, 31, reason), "extension-too-long");
    refused(extend(brought, Integer.MAX_VALUE, reason), "extension-too-long");
    refused(extend(brought, 0, reason), "particular-unknown");
    refused(extend(brought, -5, reason), "particular-unknown");
    assertThat(extend(brought, 30, reason).statusCode()).isEqualTo(200);
    JsonNode again = refused(extend(brought, 1, reason), "too-often");
    assertThat(again.required("citation").stringValue())
        .contains("Regulation on Petition Work")
        .contains("34");
  }

  private static HttpResponse<String> extend(
      Brought brought, int days, Map<String, String> reason) {
    return brought.act("demo.lead", "extend", Map.of("days", days, "texts", reason));
  }

  @Test
  void refuseADayThatHasNotCome() {
    Brought brought = Brought.answered(api);
    String tomorrow = api.server().today().plusDays(1).toString();
    String yesterday = api.server().today().minusDays(1).toString();
    for (String day : List.of(tomorrow, yesterday, "0001-01-01", "+999999999-12-31")) {
      refused(brought.act("deliver", Map.of("on", day)), "date-out-of-range");
    }
    for (String day : List.of("2026-02-30", "soon", "12.2.2026")) {
      assertThat(
              Api.errors(
                  Api.problem(brought.act("deliver", Map.of("on", day)), 422, "invalid-fields")))
          .containsExactly("on wrong-type");
    }
    brought.done("deliver", Map.of("on", api.server().today().toString()));
  }
}
