package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LEAD;
import static org.huiyin.rulebook.Xinfang.REGISTRAR;
import static org.huiyin.rulebook.Xinfang.particulars;

import org.huiyin.rulebook.Effect.Ending;
import org.junit.jupiter.api.Test;

/// Acceptance. 第三十四条 "自受理之日起60日内办结": the sixty days need a day of acceptance, for
/// which the Regulation has no date. The institution promises one: not decided by day 15 counts
/// as accepted.
class AcceptanceTest {

  @Test
  void whatIsNotDecidedByDay15CountsAsAcceptedOnDay15() {
    Matter matter = Matter.filedOn("2026-03-02").on("2026-03-17");
    assertThat(matter.lapses()).doesNotContain("2026-03-17 deem-accepted");
    matter.on("2026-03-18");
    assertThat(matter.lapses()).contains("2026-03-17 deem-accepted");
    assertThat(matter.state().dates()).containsEntry("accepted", Xinfang.day("2026-03-17"));
    assertThat(matter.clock("decide-acceptance").ending()).isEqualTo(Ending.VOID);
    assertThat(matter.due("answer")).isEqualTo("2026-05-18");
  }

  @Test
  void theSixtyDaysBeginOnDay15HoweverLateThatIsNoticed() {
    Matter matter = Matter.filedOn("2026-03-02").on("2026-09-18");
    assertThat(matter.clock("answer").start()).isEqualTo("2026-03-17");
    assertThat(matter.due("answer")).isEqualTo("2026-05-18");
  }

  @Test
  void acceptingOnDay15IsInTime() {
    Matter matter = Matter.referredOn("2026-03-02").on("2026-03-17").does("accept", HANDLER);
    assertThat(matter.clock("decide-acceptance").ending()).isEqualTo(Ending.MET);
    assertThat(matter.on("2026-03-18").lapses()).doesNotContain("2026-03-17 deem-accepted");
  }

  @Test
  void acceptingAfterDay15DoesNotMoveTheSixtyDays() {
    Matter matter = Matter.referredOn("2026-03-02").on("2026-03-25").does("accept", HANDLER);
    assertThat(matter.state().dates()).containsEntry("accepted", Xinfang.day("2026-03-17"));
    assertThat(matter.state().running("answer")).hasSize(1);
    assertThat(matter.due("answer")).isEqualTo("2026-05-18");
  }

  /// 第二十三条 "自收到信访事项之日起15日内书面告知": counting as accepted tells nobody anything
  /// in writing, so that duty goes on.
  @Test
  void countingAsAcceptedDoesNotStandInForTheNotice() {
    Matter matter = Matter.filedOn("2026-03-02").on("2026-03-20");
    assertThat(matter.state().late(matter.today()))
        .extracting(RunningClock::clock)
        .contains("notice", "dispatch");
  }

  @Test
  void whatWasDirectedElsewhereIsNotAcceptedBesides() {
    Matter matter =
        Matter.filedOn("2026-03-02")
            .does("register", REGISTRAR)
            .does("direct", REGISTRAR, particulars().withGround("litigation"))
            .on("2026-06-01");
    assertThat(matter.state().dates()).doesNotContainKey("accepted");
  }

  @Test
  void aLetterCountsFromTheDayOnWhichItCameIn() {
    Matter matter =
        Matter.nothingYetOn("2026-03-04")
            .does(
                "file",
                REGISTRAR,
                particulars()
                    .withKind("remedy")
                    .withInstitution(Xinfang.OFFICE)
                    .withChannel("letter", 1)
                    .withDate(Xinfang.day("2026-03-02")));
    assertThat(matter.due("dispatch")).isEqualTo("2026-03-17");
  }

  @Test
  void theLeadMayExtendBeforeTheHandlerSaysThatItIsAccepted() {
    Matter matter = Matter.referredOn("2026-03-02").on("2026-03-25");
    matter.does("extend", LEAD, particulars().withDays(10));
    assertThat(matter.due("answer")).isEqualTo("2026-05-26");
  }
}
