package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The institution's summary of a matter, and its plan, as the complainant reads them.
class DescribingHttpTest {

  private final Api api = Api.shared();

  private static Map<String, Object> summary(String text) {
    return Map.of("texts", Map.of("summary", text));
  }

  @Test
  void aSummaryIsTheInstitutionsAndTheComplainantReadsIt() {
    Brought brought = Brought.accepted(api);
    String words = "村里自来水停了三周，要求恢复供水。";
    assertThat(brought.act("demo.handler", "describe", summary(words)).statusCode()).isEqualTo(200);
    assertThat(brought.view().required("happened").findValuesAsString("summary"))
        .containsExactly(words);
    JsonNode refused = Api.problem(brought.act("describe", summary(words)), 422, "rule-refused");
    assertThat(refused.required("ruleId").stringValue()).isEqualTo("wrong-role");
  }

  @Test
  void withASummaryATopicIsSetAnewAndTheListsFollow() {
    Brought brought = Brought.accepted(api);
    Map<String, Object> described = new HashMap<>(summary("村里自来水停了三周。"));
    described.put("topic", "drinking-water");
    JsonNode now =
        Api.json(brought.done("demo.handler", "describe", described).open("demo.handler"));
    assertThat(now.required("topic").stringValue()).isEqualTo("drinking-water");
    assertThat(brought.view().required("topic").stringValue()).isEqualTo("drinking-water");
    assertThat(
            TestServer.shared()
                .database()
                .rows(
                    "select distinct d.topic from duty d join matter m on m.id = d.matter"
                        + " where m.number = ?",
                    brought.number()))
        .containsExactly("drinking-water");
    described.put("topic", "wages");
    assertThat(
            Api.errors(
                Api.problem(
                    brought.act("demo.handler", "describe", described), 422, "invalid-fields")))
        .as("of another institution")
        .containsExactly("topic unknown");
  }

  @Test
  void aSummaryIsNoLongerThanALineOfAList() {
    Brought brought = Brought.accepted(api);
    assertThat(
            Api.errors(
                Api.problem(
                    brought.act("demo.handler", "describe", summary("长".repeat(201))),
                    422,
                    "invalid-fields")))
        .containsExactly("texts.summary too-many-characters");
    assertThat(brought.act("demo.handler", "describe", summary("长".repeat(200))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aPlanIsReadWithItsStepsAndTheAnswerIsDueWhenItWas() {
    Brought brought = Brought.accepted(api);
    JsonNode before = answer(brought.view());
    String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(20).toString();
    HttpResponse<String> planned =
        brought.act(
            "demo.handler",
            "plan",
            Map.of(
                "texts",
                Map.of("reason", "管线要分段修。"),
                "promises",
                List.of(Map.of("text", "修好东段管线。", "due", day))));
    assertThat(planned.statusCode()).as(planned.body()).isEqualTo(200);
    JsonNode step = brought.view().required("promises").get(0);
    assertThat(step.required("due").stringValue()).isEqualTo(day);
    assertThat(step.required("state").stringValue()).isEqualTo("open");
    assertThat(step.required("text").stringValue()).isEqualTo("修好东段管线。");
    assertThat(answer(brought.view())).isEqualTo(before);
  }

  private static JsonNode answer(JsonNode view) {
    for (JsonNode clock : view.required("clocks")) {
      if (clock.required("clock").required("id").stringValue().equals("answer")) {
        return clock.required("due");
      }
    }
    throw new AssertionError(view);
  }
}
