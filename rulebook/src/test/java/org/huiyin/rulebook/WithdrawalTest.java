package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.RE_REVIEWER;
import static org.huiyin.rulebook.Xinfang.particulars;

import org.huiyin.rulebook.Effect.Ending;
import org.junit.jupiter.api.Test;

/// Withdrawal can be taken back for seven days, while every clock runs.
class WithdrawalTest {

  @Test
  void takesEffectOnDay8AndStopsEveryClock() {
    Matter matter = Matter.acceptedOn("2026-03-02").does("withdraw", COMPLAINANT).on("2026-03-09");
    assertThat(matter.stage()).isEqualTo("handling");
    matter.on("2026-03-10");
    assertThat(matter.stage()).isEqualTo("withdrawn");
    assertThat(matter.state().dates()).containsEntry("withdrawn", Xinfang.day("2026-03-10"));
    assertThat(matter.clock("answer").ending()).isEqualTo(Ending.VOID);
    assertThat(matter.clock("take-back").ending()).isEqualTo(Ending.RAN_OUT);
    assertThat(matter.state().clocks()).noneMatch(RunningClock::isRunning);
    assertThat(Xinfang.RULEBOOK.nextOn(matter.state(), Xinfang.CALENDAR)).isEmpty();
  }

  @Test
  void takenBackOnDay7LeavesEverythingAsItWas() {
    Matter matter = Matter.acceptedOn("2026-03-02").does("withdraw", COMPLAINANT).on("2026-03-09");
    matter.does("take-back", COMPLAINANT).on("2026-03-20");
    assertThat(matter.stage()).isEqualTo("handling");
    assertThat(matter.due("answer")).isEqualTo("2026-05-06");
    assertThat(matter.state().running("answer")).hasSize(1);
  }

  @Test
  void canNotBeTakenBackOnDay8() {
    Matter matter = Matter.acceptedOn("2026-03-02").does("withdraw", COMPLAINANT).on("2026-03-10");
    assertThat(matter.refused("take-back", COMPLAINANT).rule()).isEqualTo(Rule.WINDOW_OVER);
  }

  @Test
  void thatNobodyAskedForCanNotBeTakenBack() {
    assertThat(Matter.acceptedOn("2026-03-02").refused("take-back", COMPLAINANT).rule())
        .isEqualTo(Rule.CLOCK_NOT_RUNNING);
  }

  @Test
  void isTheComplainantsAlone() {
    assertThat(Matter.acceptedOn("2026-03-02").refused("withdraw", HANDLER).rule())
        .isEqualTo(Rule.WRONG_ROLE);
  }

  @Test
  void hasNoEffectOnAMatterThatBecameFinalMeanwhile() {
    Matter matter = Matter.inReReviewOn("2026-03-02").does("withdraw", COMPLAINANT);
    matter.does("re-review", RE_REVIEWER, particulars().withOutcome("changed")).on("2026-03-20");
    assertThat(matter.stage()).isEqualTo("final");
    assertThat(matter.clock("take-back").ending()).isEqualTo(Ending.RAN_OUT);
    assertThat(matter.state().running("deliver-re-review")).hasSize(1);
  }
}
