package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// R6: an answer that was sent stays as it was; only a new decision, which stands beside it, can
/// put it right.
class SentAnswerHttpTest {

  private static final List<String> OFFICERS =
      List.of(
          "demo.handler",
          "demo.handler2",
          "demo.lead",
          "demo.water-registrar",
          "demo.registrar",
          "demo.supervisor",
          "demo.city-lead",
          "demo.reviewer");

  private final Api api = Api.shared();

  private static JsonNode decision(Brought brought, int index) {
    return brought.view().required("decisions").get(index);
  }

  private static JsonNode texts(Brought brought, JsonNode decision) {
    int entry = decision.required("entry").intValue();
    return brought
        .view()
        .required("happened")
        .valueStream()
        .filter(each -> each.required("seq").intValue() == entry)
        .findFirst()
        .orElseThrow()
        .required("texts");
  }

  private static Map<String, Object> another() {
    Map<String, Object> answer = new HashMap<>(Brought.anAnswer());
    answer.put("outcome", "not-supported");
    return answer;
  }

  /// Each act of the rulebook, by each officer of the county, with all that it might need.
  @Test
  void noActOfAnyOfficerChangesIt() {
    Brought brought = Brought.answered(api);
    JsonNode before = decision(brought, 0);
    JsonNode said = texts(brought, before);
    List<String> done = new ArrayList<>();
    for (ActDefinition act : Rulebook.bundled("cn-xinfang").acts().values()) {
      for (String login : OFFICERS) {
        if (!act.changes().recuses()) {
          Map<String, Object> rest = filled(act);
          if (brought.act(login, act.id(), rest).statusCode() == 200) {
            done.add(act.id());
          }
        }
      }
    }
    assertThat(done).contains("deliver", "question").doesNotContain("answer", "direct");
    assertThat(brought.view().required("decisions").size()).isEqualTo(1);
    assertThat(decision(brought, 0)).isEqualTo(before);
    assertThat(texts(brought, before)).isEqualTo(said);
  }

  private Map<String, Object> filled(ActDefinition act) {
    Map<String, Object> rest = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    act.needs().texts().forEach(text -> texts.put(text, "改一改。"));
    if (!texts.isEmpty()) {
      rest.put("texts", texts);
    }
    act.needs()
        .with()
        .forEach(
            with -> {
              switch (with) {
                case OUTCOME -> rest.put("outcome", "not-supported");
                case ON -> rest.put("on", api.server().today().toString());
                case DAYS -> rest.put("days", 5);
                case PROMISE -> rest.put("promise", 1);
                case INSTITUTION -> rest.put("institution", org.huiyin.demo.DemoCounty.WATER);
                case GROUND -> rest.put("ground", "litigation");
                case KIND, UNIT, OFFICER, CHANNEL, REPRESENTATIVES, PROMISES, TOPIC -> {}
              }
            });
    return rest;
  }

  /// The way that the rulebook has: the institution above sets it aside and sends it back, and the
  /// new answer stands beside the old one.
  @Test
  void aNewAnswerStandsBesideItOnceItWasSentBack() {
    Brought brought = Brought.inReview(api);
    JsonNode first = decision(brought, 0);
    JsonNode said = texts(brought, first);
    Map<String, Object> review = new HashMap<>();
    review.put("outcome", "sent-back");
    review.put(
        "texts",
        Map.of("facts", "损失没有核算。", "reasons", "事实不清。", "decision", "重新处理。", "basis", "第三十五条"));
    brought.done("demo.reviewer", "review", review);
    assertThat(brought.stage()).isEqualTo("handling");

    brought.done("demo.handler", "answer", another());

    assertThat(brought.view().required("decisions").size()).isEqualTo(3);
    assertThat(decision(brought, 0)).isEqualTo(first);
    assertThat(texts(brought, first)).isEqualTo(said);
    assertThat(decision(brought, 2).at("/outcome/id").stringValue()).isEqualTo("not-supported");
  }
}
