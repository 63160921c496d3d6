package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.day;
import static org.huiyin.rulebook.Xinfang.particulars;

import org.huiyin.rulebook.Effect.Ending;
import org.junit.jupiter.api.Test;

/// Promises in an answer, each with its own clock until the complainant says that it was kept.
class PromiseTest {

  private static final Particulars FIRST = particulars().withPromise(1);
  private static final Particulars SECOND = particulars().withPromise(2);

  private final Matter matter =
      Matter.answeredOn("2026-03-02", day("2026-04-01"), day("2026-04-04"));

  @Test
  void runToThePromisedDayItselfAlsoWhereThatIsAHoliday() {
    assertThat(matter.state().running("keep-promise"))
        .extracting(RunningClock::due)
        .containsExactly(day("2026-04-01"), day("2026-04-04"));
  }

  @Test
  void keptEndsOnlyThatPromise() {
    matter.on("2026-03-20").does("report-kept", HANDLER, FIRST);
    assertThat(matter.state().running("keep-promise"))
        .extracting(RunningClock::promise)
        .containsExactly(2);
    assertThat(matter.state().promise(1).state()).isEqualTo(PromiseState.REPORTED);
    assertThat(matter.state().promise(2).state()).isEqualTo(PromiseState.OPEN);
  }

  @Test
  void contestedReopensTheDutyForThatPromiseAlone() {
    matter
        .on("2026-03-20")
        .does("report-kept", HANDLER, FIRST)
        .does("report-kept", HANDLER, SECOND);
    matter.on("2026-03-23").does("contest-promise", COMPLAINANT, SECOND);
    assertThat(matter.state().running("keep-promise-again"))
        .extracting(RunningClock::promise)
        .containsExactly(2);
    matter.does("contest-promise", COMPLAINANT, FIRST);
    assertThat(matter.state().running("keep-promise-again")).hasSize(2);
    matter.does("confirm-promise", COMPLAINANT, SECOND);
    assertThat(matter.state().running("keep-promise-again"))
        .extracting(RunningClock::promise)
        .containsExactly(1);
  }

  @Test
  void canBeContestedAgainAfterTheyWereReportedAgain() {
    matter
        .does("report-kept", HANDLER, FIRST)
        .does("contest-promise", COMPLAINANT, FIRST)
        .does("report-kept", HANDLER, FIRST)
        .does("contest-promise", COMPLAINANT, FIRST);
    assertThat(matter.state().running("keep-promise-again")).hasSize(1);
  }

  @Test
  void canOnlyBeContestedOnceSomebodySaidThatTheyWereKept() {
    assertThat(matter.refused("contest-promise", COMPLAINANT, FIRST).rule())
        .isEqualTo(Rule.PROMISE_NOT_OPEN);
  }

  /// What the institution says of itself strikes nothing off.
  @Test
  void aReportIsFollowedByACallBackThirtyDaysLater() {
    matter.on("2026-03-20").does("report-kept", HANDLER, FIRST);
    RunningClock owed = matter.clock("call-back");
    assertThat(owed.promise()).isEqualTo(1);
    assertThat(owed.due()).isEqualTo(day("2026-04-20"));
    matter.on("2026-04-20").does("call-back", HANDLER, FIRST);
    assertThat(matter.state().running("call-back")).isEmpty();
    assertThat(matter.state().promise(1).state()).isEqualTo(PromiseState.REPORTED);
    assertThat(matter.refused("call-back", HANDLER, FIRST).rule())
        .isEqualTo(Rule.CLOCK_NOT_RUNNING);
  }

  @Test
  void eachOneIsAskedAboutByItself() {
    matter.does("report-kept", HANDLER, FIRST).does("report-kept", HANDLER, SECOND);
    matter.does("call-back", HANDLER, SECOND);
    assertThat(matter.refused("call-back", HANDLER, SECOND).rule())
        .isEqualTo(Rule.PROMISE_NOT_OPEN);
    matter.does("call-back", HANDLER, FIRST);
    assertThat(matter.state().running("call-back")).isEmpty();
  }

  @Test
  void whoeverConfirmedOrContestedNeedsNoCall() {
    matter.does("report-kept", HANDLER, FIRST).does("report-kept", HANDLER, SECOND);
    matter.does("confirm-promise", COMPLAINANT, FIRST);
    assertThat(matter.state().running("call-back"))
        .extracting(RunningClock::promise)
        .containsExactly(2);
    matter.does("contest-promise", COMPLAINANT, SECOND);
    assertThat(matter.state().running("call-back")).isEmpty();
    matter.does("report-kept", HANDLER, SECOND);
    assertThat(matter.state().running("call-back")).hasSize(1);
  }

  @Test
  void thatNobodyMadeAreRefused() {
    for (int number : new int[] {-1, 0, 3}) {
      assertThat(matter.refused("report-kept", HANDLER, particulars().withPromise(number)).rule())
          .isEqualTo(Rule.PROMISE_NOT_OPEN);
    }
  }

  @Test
  void areOwedStillWhenTheMatterIsFinal() {
    matter.does("deliver", HANDLER, particulars().withDate(day("2026-03-02"))).on("2026-04-02");
    assertThat(matter.stage()).isEqualTo("final");
    assertThat(matter.state().late(matter.today()))
        .extracting(RunningClock::promise)
        .containsExactly(1);
    matter.does("report-kept", HANDLER, FIRST);
    assertThat(matter.state().clock(matter.clock("keep-promise").number() - 1).ending())
        .isEqualTo(Ending.MET);
  }

  @Test
  void areRemindedOfThreeDaysBeforeAndEscalatedOneByOne() {
    matter.on("2026-04-13");
    assertThat(matter.milestones())
        .filteredOn(told -> told.contains("keep-promise"))
        .containsExactly(
            "2026-03-29 keep-promise handler@responsible",
            "2026-04-01 keep-promise handler@responsible",
            "2026-04-02 keep-promise lead@responsible",
            "2026-04-02 keep-promise complainant",
            "2026-04-05 keep-promise lead@responsible",
            "2026-04-05 keep-promise complainant",
            "2026-04-09 keep-promise supervisor^responsible",
            "2026-04-13 keep-promise supervisor^responsible");
  }
}
