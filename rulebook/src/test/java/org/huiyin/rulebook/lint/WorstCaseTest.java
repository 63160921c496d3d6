package org.huiyin.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;

/// How long it can take until an answer, by the Regulation on Petition Work, if everybody takes
/// all the time there is. The days are counted by hand.
class WorstCaseTest {

  private static final Rulebook XINFANG = Rulebook.bundled("cn-xinfang");

  private static WorstCase of(String kind) {
    return WorstCase.of(XINFANG, kind).orElseThrow();
  }

  // Article 34: 60 days and 30 more, from acceptance, which counts as given on day 15. Both ends
  // can fall on the eve of a long holiday.
  @Test
  void aFirstAnswerCanTakeAHundredAndFiveDaysAndTwoHolidays() {
    assertThat(of("remedy").firstAnswer()).isBetween(105, 105 + 2 * 8);
    assertThat(of("suggestion").firstAnswer()).isBetween(75, 75 + 2 * 8);
  }

  // Articles 34 to 36: each instance in turn, the first one twice, since a review can send back.
  @Test
  void theWayToTheLastAnswerGoesThroughEveryInstance() {
    WorstCase worst = of("remedy");
    assertThat(worst.steps())
        .extracting(WorstCase.Step::clock)
        .containsExactly(
            "notice", // on whose last day it is accepted; it ends with decide-acceptance
            "answer",
            "deliver",
            "review-request",
            "review",
            "answer-again",
            "deliver",
            "review-request",
            "review",
            "deliver-review",
            "re-review-request",
            "re-review");
    assertThat(worst.steps().getLast().until()).isEqualTo(worst.finalAnswer());
    int shortest = 15 + 90 + 7 + 30 + 30 + 30 + 7 + 30 + 30 + 7 + 30 + 60;
    assertThat(worst.finalAnswer()).isBetween(shortest, shortest + 40);
    assertThat(worst.knownUntil()).isEqualTo(2026);
  }

  @Test
  void theDayOfFilingIsTheOneOnWhichItTakesLongest() {
    WorstCase worst = of("suggestion");
    assertThat(worst.finalAnswer()).isEqualTo(worst.firstAnswer());
    List<WorstCase.Step> steps = worst.steps();
    assertThat(steps).hasSize(2);
    LocalDate answered = worst.filed().plusDays(steps.getLast().until());
    assertThat(answered).isAfter(worst.filed().plusDays(75));
  }

  @Test
  void whatIsNotTakenInHasNone() {
    assertThat(WorstCase.of(XINFANG, "accusation")).isEmpty();
  }
}
