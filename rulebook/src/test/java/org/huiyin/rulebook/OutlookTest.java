package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CALENDAR;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LEAD;
import static org.huiyin.rulebook.Xinfang.RE_REVIEWER;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What a complainant is told of the latest dates, and how they and each clock were counted.
class OutlookTest {

  private static Outlook outlook(Matter matter, String id) {
    return RULEBOOK.outlook(matter.state(), CALENDAR).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> steps(Matter matter, String id) {
    return outlook(matter, id).steps().stream()
        .map(step -> step.clock() + " " + step.from() + " " + step.until())
        .toList();
  }

  @Test
  void fromTheFirstSecondTheLatestDaysAreKnown() {
    Matter matter = Matter.filedOn("2026-03-02");
    assertThat(steps(matter, "first-answer"))
        .containsExactly(
            "decide-acceptance 2026-03-02 2026-03-17",
            // 90 days: 15 June.
            "answer 2026-03-17 2026-06-15");
    assertThat(steps(matter, "last-answer"))
        .containsExactly(
            "decide-acceptance 2026-03-02 2026-03-17",
            "answer 2026-03-17 2026-06-15",
            // 16, 17, 18, then the Dragon Boat Festival until 21, 22, 23.
            "deliver 2026-06-15 2026-06-23",
            "review-request 2026-06-23 2026-07-23",
            // 22 August is a Saturday.
            "review 2026-07-23 2026-08-24",
            // The review can send the matter back once: a new answer, and the same way up again.
            "answer-again 2026-08-24 2026-09-23",
            // 24, then the Mid-Autumn Festival, 28, 29, 30, then the National Day until 7, 8.
            "deliver 2026-09-23 2026-10-08",
            // 7 November is a Saturday.
            "review-request 2026-10-08 2026-11-09",
            "review 2026-11-09 2026-12-09",
            "deliver-review 2026-12-09 2026-12-16",
            "re-review-request 2026-12-16 2027-01-15",
            // 14 February is a Sunday; a hearing of 30 days from the 15th, which doesn't count,
            // and the next day that does is 17 March.
            "re-review 2027-01-15 2027-03-17",
            "deliver-re-review 2027-03-17 2027-03-24");
    assertThat(outlook(matter, "last-answer").latest()).isEqualTo("2027-03-24");
    assertThat(outlook(matter, "last-answer").provisional()).isTrue();
    assertThat(outlook(matter, "first-answer").provisional()).isFalse();
  }

  @Test
  void theDaysThatPassedAreReal() {
    Matter matter = Matter.acceptedOn("2026-03-02");
    assertThat(steps(matter, "first-answer"))
        .containsExactly("decide-acceptance 2026-03-02 2026-03-02", "answer 2026-03-02 2026-06-01");
    matter.does("extend", LEAD, particulars().withDays(10));
    assertThat(outlook(matter, "first-answer").latest()).isEqualTo("2026-05-11");
  }

  @Test
  void onceAnsweredTheFirstAnswerIsNotToCome() {
    Matter matter = Matter.answeredOn("2026-03-02");
    assertThat(outlook(matter, "first-answer").latest()).isEqualTo("2026-03-02");
    assertThat(steps(matter, "last-answer").get(2)).isEqualTo("deliver 2026-03-02 2026-03-09");
  }

  @Test
  void whatWasDirectedElsewhereIsAnsweredToo() {
    Matter matter =
        Matter.filedOn("2026-03-02")
            .does("register", Xinfang.REGISTRAR)
            .does("direct", Xinfang.REGISTRAR, particulars().withGround("arbitration"));
    assertThat(outlook(matter, "first-answer").latest()).isEqualTo("2026-03-02");
  }

  @Test
  void whatWasSentBackStartsTheWayUpAgainFromTheNewAnswer() {
    Matter matter = Matter.reviewedOn("2026-03-02", "sent-back");
    assertThat(steps(matter, "last-answer").subList(1, 5))
        .containsExactly(
            "answer-again 2026-03-02 2026-04-01",
            "deliver 2026-04-01 2026-04-09",
            "review-request 2026-04-09 2026-05-09",
            "review 2026-05-09 2026-06-08");
    matter.does("answer", HANDLER, particulars().withOutcome("not-supported"));
    assertThat(steps(matter, "last-answer").subList(1, 4))
        .containsExactly(
            "answer-again 2026-03-02 2026-03-02",
            "deliver 2026-03-02 2026-03-09",
            "review-request 2026-03-09 2026-04-08");
  }

  @Test
  void aHearingThatWasHeldIsNotCountedAgain() {
    Matter matter = Matter.inReReviewOn("2026-03-02");
    assertThat(outlook(matter, "last-answer").steps().getLast().from()).isEqualTo("2026-05-06");
    matter.does("open-hearing", RE_REVIEWER).does("close-hearing", RE_REVIEWER);
    assertThat(outlook(matter, "last-answer").steps().getLast().from()).isEqualTo("2026-04-01");
  }

  @Test
  void aFinalMatterHasNothingToCome() {
    Matter matter = Matter.deliveredOn("2026-03-02").on("2026-04-02");
    assertThat(outlook(matter, "last-answer").latest()).isEqualTo("2026-04-01");
  }

  @Test
  void pastTheKnownHolidaysTheyAreProvisional() {
    Matter matter = Matter.filedOn("2026-09-01");
    assertThat(outlook(matter, "last-answer").provisional()).isTrue();
    assertThat(outlook(matter, "first-answer").provisional()).isFalse();
  }

  @Test
  void beforeAMatterIsOpenedThereIsNone() {
    assertThat(RULEBOOK.outlook(State.NONE, CALENDAR)).isEmpty();
  }

  @Test
  void everyClockOfALongMatterExplainsItsOwnLastDay() {
    Matter matter = Matter.inReReviewOn("2026-03-02");
    matter.on("2026-03-10").does("open-hearing", RE_REVIEWER);
    matter.on("2026-03-12").does("close-hearing", RE_REVIEWER);
    assertThat(matter.state().clocks()).hasSizeGreaterThan(10);
    for (RunningClock clock : matter.state().clocks()) {
      Explanation explanation = RULEBOOK.explain(matter.state(), clock, CALENDAR);
      assertThat(explanation.due()).as(clock.clock()).isEqualTo(clock.due());
      assertThat(explanation.render(Locale.SIMPLIFIED_CHINESE)).isNotBlank();
      assertThat(explanation.render(Locale.ENGLISH)).isNotBlank();
    }
  }

  @Test
  void anExtensionAndAPauseAreExplainedWithTheirProvisions() {
    Matter matter = Matter.acceptedOn("2026-03-02");
    matter.does("extend", LEAD, particulars().withDays(30));
    Explanation answer = RULEBOOK.explain(matter.state(), matter.clock("answer"), CALENDAR);
    assertThat(answer.heading().start().date()).isEqualTo("accepted");
    assertThat(answer.extensions())
        .singleElement()
        .satisfies(added -> assertThat(added.days()).isEqualTo(30))
        .satisfies(added -> assertThat(added.basis().citation()).hasToString("xf 34"));
    Matter heard = Matter.inReReviewOn("2026-03-02").does("open-hearing", RE_REVIEWER);
    Explanation reReview = RULEBOOK.explain(heard.state(), heard.clock("re-review"), CALENDAR);
    assertThat(reReview.pauses())
        .singleElement()
        .satisfies(pause -> assertThat(pause.basis().citation()).hasToString("xf 36(2)"))
        .satisfies(pause -> assertThat(pause.ceilingBasis().citation().isHouse()).isTrue());
  }

  @Test
  void aPromiseIsExplainedAsPromisedAndNotCounted() {
    Matter matter = Matter.answeredOn("2026-03-02", Xinfang.day("2026-05-01"));
    Explanation promise = RULEBOOK.explain(matter.state(), matter.clock("keep-promise"), CALENDAR);
    assertThat(promise.method()).isEmpty();
    assertThat(promise.due()).isEqualTo("2026-05-01");
    assertThat(promise.heading().start().date()).isEqualTo("answered");
    matter.does("report-kept", HANDLER, particulars().withPromise(1));
    matter.does("contest-promise", COMPLAINANT, particulars().withPromise(1));
    Explanation again =
        RULEBOOK.explain(matter.state(), matter.clock("keep-promise-again"), CALENDAR);
    assertThat(again.heading().start().date()).isEqualTo("contested-promise");
  }
}
