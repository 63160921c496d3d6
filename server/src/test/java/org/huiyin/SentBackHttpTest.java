package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A review that may send a matter back once: what can't be decided any more isn't offered.
class SentBackHttpTest {

  private static final Map<String, String> REASONED =
      Map.of("facts", "未核算。", "reasons", "应当核算。", "decision", "重办。", "basis", "条例");

  private final Api api = Api.shared();

  private static List<String> outcomes(Brought brought) {
    JsonNode view = Api.json(brought.open("demo.reviewer"));
    return view.required("can")
        .valueStream()
        .filter(can -> can.at("/act/id").stringValue().equals("review"))
        .flatMap(can -> can.required("outcomes").valueStream())
        .map(outcome -> outcome.at("/outcome/id").stringValue())
        .toList();
  }

  @Test
  void isOfferedOnceAndNotAgain() {
    Brought brought = Brought.inReview(api);
    assertThat(outcomes(brought)).containsExactly("upheld", "changed", "sent-back");

    brought
        .done("demo.reviewer", "review", Map.of("outcome", "sent-back", "texts", REASONED))
        .done("demo.handler", "answer", Brought.anAnswer())
        .done("request-review", Map.of("texts", Map.of("reason", "仍未核算。")));

    assertThat(outcomes(brought)).containsExactly("upheld", "changed");
  }
}
