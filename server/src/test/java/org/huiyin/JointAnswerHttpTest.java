package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// One answer that is given in several matters.
class JointAnswerHttpTest {

  private final Api api = Api.shared();
  private final Brought one = Brought.accepted(api);
  private final Brought other = Brought.accepted(api);

  private HttpResponse<String> answered(String login, Brought first, Brought... with) {
    Map<String, Object> answer = new HashMap<>(Brought.anAnswer());
    answer.put("act", "answer");
    return api.post(
        "/desk/matters/" + first.number() + "/joint-answer",
        Api.text(Map.of("with", Stream.of(with).map(Brought::number).toList(), "answer", answer)),
        "Authorization",
        api.bearer(login),
        "Accept-Language",
        "en");
  }

  private static JsonNode entry(Brought brought) {
    return brought
        .view()
        .required("happened")
        .valueStream()
        .filter(each -> each.required("act").required("id").stringValue().equals("answer"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> told(Brought brought) {
    return TestServer.shared()
        .database()
        .rows(
            "select o.audience from outbox o join matter m on m.id = o.matter"
                + " where m.number = ? and o.notice = 'answer' order by 1",
            brought.number());
  }

  @Test
  void isAnActOfItsOwnInEachWithItsOwnClocksAndNotices() {
    Brought alone = Brought.answered(api);
    HttpResponse<String> done = answered("demo.handler", one, other);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(Api.json(done).required("matters").intValue()).isEqualTo(2);
    for (Brought each : List.of(one, other)) {
      assertThat(each.stage()).isEqualTo("answered");
      assertThat(each.view().required("decisions").size()).isEqualTo(1);
      assertThat(clocks(each)).isEqualTo(clocks(alone));
      assertThat(told(each)).isNotEmpty().isEqualTo(told(alone));
    }
  }

  private static List<String> clocks(Brought brought) {
    return brought
        .view()
        .required("clocks")
        .valueStream()
        .map(
            clock ->
                clock.required("clock").required("id").stringValue()
                    + clock.required("due")
                    + clock.required("status"))
        .sorted()
        .toList();
  }

  @Test
  void theJournalOfEachSaysInHowManyAndNeverInWhich() {
    answered("demo.handler", one, other);
    assertThat(entry(one).required("texts").required("together").stringValue()).isEqualTo("2");
    assertThat(one.view().toString()).doesNotContain(other.number());
    assertThat(other.view().toString()).doesNotContain(one.number());
    assertThat(one.open("demo.handler").body()).doesNotContain(other.number());
  }

  @Test
  void whereOneRefusesNoneIsAnswered() {
    Brought waiting = Brought.referredToWater(api);
    HttpResponse<String> refused = answered("demo.handler", one, other, waiting);
    JsonNode problem = Api.problem(refused, 422, "rule-refused");
    assertThat(problem.required("number").stringValue()).isEqualTo(waiting.number());
    assertThat(List.of(one.stage(), other.stage())).containsOnly("handling");
    assertThat(one.view().toString()).doesNotContain("together");
  }

  @Test
  void nobodyAnswersWhatTheyCouldNotAnswerAlone() {
    Brought elsewhere = Brought.registered(api);
    assertThat(answered("demo.handler", one, elsewhere).statusCode()).isEqualTo(404);
    JsonNode wrong = Api.problem(answered("demo.water-registrar", one, other), 422, "rule-refused");
    assertThat(wrong.required("ruleId").stringValue()).isEqualTo("wrong-role");
    assertThat(one.stage()).isEqualTo("handling");
  }

  @Test
  void aloneOrTwiceTheSameIsNoJointAnswer() {
    Api.problem(answered("demo.handler", one), 422, "invalid-fields");
    Api.problem(answered("demo.handler", one, one), 422, "invalid-fields");
    assertThat(one.stage()).isEqualTo("handling");
  }

  @Test
  void eachGoesOnByItself() {
    answered("demo.handler", one, other);
    one.done("request-review", Map.of("texts", Map.of("reason", "损失没有核算。")));
    assertThat(one.stage()).isEqualTo("review");
    assertThat(other.stage()).isEqualTo("answered");
  }
}
