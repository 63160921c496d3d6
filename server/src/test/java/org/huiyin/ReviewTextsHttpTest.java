package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.huiyin.desk.AtTheDesk;
import org.junit.jupiter.api.Test;

/// R2, R5: who decided doesn't look again, and reads what a review writes when the complainant has
/// it, 第三十五条, 第三十六条第一款.
class ReviewTextsHttpTest {

  private static final String WHY = "损失没有核算。";
  private static final String REASONS = "应当维修。";

  private final Api api = Api.shared();

  /// Given an answer of the bureau; when a review of it is asked for and decided; then those who
  /// answered see that it runs and until when, and its words once the complainant has them.
  @Test
  void whatAReviewWritesIsReadBelowOnceTheComplainantHasIt() {
    Brought brought = Brought.inReview(api);
    for (String login : List.of("demo.handler", "demo.lead")) {
      String below = brought.open(login).body();
      assertThat(below).doesNotContain(WHY).contains("request-review", "\"withheld\":true");
      assertThat(below).contains("\"id\":\"review\"");
    }
    for (String login : List.of("demo.reviewer", "demo.city-supervisor")) {
      assertThat(brought.open(login).body()).as(login).contains(WHY);
    }
    assertThat(brought.view().toString()).contains(WHY);
    assertThat(
            AtTheDesk.signedIn(api.server(), "demo.handler")
                .get("/desk/matters/" + brought.number())
                .text())
        .doesNotContain(WHY)
        .contains("复查结果送达诉求人以后，才显示在这里");
  }

  @Test
  void theDecisionIsReadBelowFromTheDayOnWhichItWasReceived() {
    Brought brought = Brought.reviewed(api);
    String below = brought.open("demo.handler").body();
    assertThat(below).doesNotContain("upheld", WHY);
    assertThat(brought.view().toString()).contains("upheld");
    brought.done("deliver-review", Map.of("on", api.server().today().toString()));
    assertThat(brought.open("demo.handler").body()).contains("upheld", WHY, REASONS);
  }

  /// Given that the review sends it back; then they read at once why, since they have to answer by
  /// it.
  @Test
  void whatSendsAMatterBackIsReadByThoseWhoAnswerAgain() {
    Brought brought = Brought.inReview(api);
    brought.done(
        "demo.reviewer",
        "review",
        Map.of(
            "outcome",
            "sent-back",
            "texts",
            Map.of("facts", "未核算。", "reasons", "应当核算。", "decision", "重办。", "basis", "条例")));
    assertThat(brought.open("demo.handler").body()).contains("sent-back", "应当核算。", WHY);
  }
}
