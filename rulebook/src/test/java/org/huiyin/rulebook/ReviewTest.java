package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CITY;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.PROVINCE;
import static org.huiyin.rulebook.Xinfang.REVIEWER;
import static org.huiyin.rulebook.Xinfang.RE_REVIEWER;
import static org.huiyin.rulebook.Xinfang.day;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.util.List;
import java.util.Optional;
import org.huiyin.rulebook.Decision.Refused;
import org.junit.jupiter.api.Test;

/// Going higher. 第三十五条
/// "可以自收到书面答复之日起30日内请求原办理机关、单位的上一级机关、单位复查"； 第三十六条
/// "可以自收到书面答复之日起30日内向复查机关、单位的上一级机关、单位请求复核".
class ReviewTest {

  @Test
  void isAskedForWithinThirtyDaysOfReceivingTheAnswer() {
    Matter matter = Matter.deliveredOn("2026-03-02");
    assertThat(matter.due("review-request")).isEqualTo("2026-04-01");
    matter.on("2026-04-01").does("request-review", COMPLAINANT);
    assertThat(matter.state().seats()).containsEntry("reviewing", CITY);
    assertThat(matter.state().word()).isEqualTo(Word.CONTESTED);
    assertThat(matter.stage()).isEqualTo("review");
  }

  @Test
  void isTooLateOnDay31() {
    Matter matter = Matter.deliveredOn("2026-03-02").on("2026-04-02");
    assertThat(matter.stage()).isEqualTo("final");
    assertThat(matter.lapses()).contains("2026-04-02 become-final");
    assertThat(matter.refused("request-review", COMPLAINANT).rule()).isEqualTo(Rule.WRONG_STAGE);
    assertThat(matter.state().word()).isEqualTo(Word.SILENT);
  }

  @Test
  void mayBeAskedForBeforeTheAnswerWasDelivered() {
    Matter matter = Matter.answeredOn("2026-03-02").on("2026-08-03");
    matter.does("request-review", COMPLAINANT);
    assertThat(matter.stage()).isEqualTo("review");
  }

  @Test
  void hasNowhereToGoWhereNoInstitutionIsAbove() {
    Matter matter = Matter.deliveredOn("2026-03-02");
    Decision decision =
        Xinfang.RULEBOOK.decide(
            matter.state(),
            Xinfang.act("request-review", COMPLAINANT, Particulars.NONE),
            matter.now(),
            Xinfang.CALENDAR,
            institution -> Optional.empty());
    assertThat(decision)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.rule()).isEqualTo(Rule.NO_SUPERIOR));
  }

  /// The superior of who gave the answer, and not of who has its duties since: whose last officer
  /// stepped back hands them up, and the way up stays.
  @Test
  void isBeforeTheSuperiorOfWhoDecidedAlsoWhereTheSeatHasGoneUpSince() {
    Matter matter = Matter.deliveredOn("2026-03-02");
    State moved = matter.state().after(List.of(new Effect.SeatTaken("responsible", PROVINCE)));
    Decision decision =
        Xinfang.RULEBOOK.decide(
            moved,
            Xinfang.act("request-review", COMPLAINANT, Particulars.NONE),
            matter.now(),
            Xinfang.CALENDAR,
            Xinfang.TREE);
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Allowed.class,
            allowed -> assertThat(allowed.state().seats()).containsEntry("reviewing", CITY));
  }

  @Test
  void isOwedThirtyDaysAfterItWasAskedForWithoutExtension() {
    Matter matter = Matter.inReviewOn("2026-03-02");
    assertThat(matter.due("review")).isEqualTo("2026-04-01");
    assertThat(Xinfang.RULEBOOK.acts().values())
        .filteredOn(act -> act.changes().extend() != null)
        .extracting(ActDefinition::id)
        .containsExactly("extend");
  }

  /// Nobody judges their own case: also if the officer moved up meanwhile.
  @Test
  void isNotForWhoDecidedFirst() {
    Matter matter = Matter.inReviewOn("2026-03-02");
    Actor promoted = Actor.officer("reviewer", CITY, HANDLER.officer().orElseThrow());
    assertThat(matter.refused("review", promoted, particulars().withOutcome("upheld")).rule())
        .isEqualTo(Rule.DECIDED_BEFORE);
  }

  @Test
  void reReviewIsNotForWhoReviewed() {
    Matter matter = Matter.inReReviewOn("2026-03-02");
    Actor promoted = Actor.officer("reviewer", PROVINCE, REVIEWER.officer().orElseThrow());
    assertThat(matter.refused("re-review", promoted, particulars().withOutcome("upheld")).rule())
        .isEqualTo(Rule.DECIDED_BEFORE);
    matter.does("re-review", RE_REVIEWER, particulars().withOutcome("upheld"));
    assertThat(matter.stage()).isEqualTo("final");
  }

  @Test
  void isNotForAReviewerOfAnotherInstitution() {
    Matter matter = Matter.inReviewOn("2026-03-02");
    assertThat(matter.refused("review", RE_REVIEWER, particulars().withOutcome("upheld")).rule())
        .isEqualTo(Rule.WRONG_ROLE);
  }

  @Test
  void sendsAMatterBackOnlyOnce() {
    Matter matter = Matter.reviewedOn("2026-03-02", "sent-back");
    assertThat(matter.stage()).isEqualTo("handling");
    matter
        .does("answer", HANDLER, particulars().withOutcome("not-supported"))
        .does("deliver", HANDLER, particulars().withDate(day("2026-03-02")));
    assertThat(matter.state().running("review-request")).as("on the same day").hasSize(1);
    matter.does("request-review", COMPLAINANT);
    Refused refused = matter.refused("review", REVIEWER, particulars().withOutcome("sent-back"));
    assertThat(refused.rule()).isEqualTo(Rule.TOO_OFTEN);
    assertThat(refused.citation().isHouse()).isTrue();
    matter.does("review", REVIEWER, particulars().withOutcome("changed"));
    assertThat(matter.stage()).isEqualTo("reviewed");
  }

  /// The window for re-review after a review that sent the matter back would end the new
  /// answer's way up before its time.
  @Test
  void aNewAnswerKeepsItsThirtyDaysWhateverTheFirstReviewStarted() {
    Matter matter = Matter.reviewedOn("2026-03-02", "sent-back");
    matter.does("deliver-review", REVIEWER, particulars().withDate(day("2026-03-02")));
    matter
        .on("2026-03-25")
        .does("answer", HANDLER, particulars().withOutcome("not-supported"))
        .does("deliver", HANDLER, particulars().withDate(day("2026-03-25")));
    assertThat(matter.on("2026-04-20").stage()).isEqualTo("answered");
    assertThat(matter.due("review-request")).isEqualTo("2026-04-24");
  }

  /// 第三十六条第二款 "听证所需时间不计算在前款规定的期限内".
  @Test
  void aHearingIsLeftOutOfTheThirtyDaysOfTheReReview() {
    Matter matter = Matter.inReReviewOn("2026-03-02");
    assertThat(matter.due("re-review")).isEqualTo("2026-04-01");
    matter.on("2026-03-10").does("open-hearing", RE_REVIEWER);
    assertThat(matter.clock("re-review").isPaused()).isTrue();
    // If it lasts all its thirty days, until 8 April: 1 May is a holiday until the 5th.
    assertThat(matter.due("re-review")).isEqualTo("2026-05-06");
    matter.on("2026-03-12").does("close-hearing", RE_REVIEWER);
    // 10, 11 and 12 March are left out: Saturday 4 April, in the Qingming Festival until the 6th.
    assertThat(matter.due("re-review")).isEqualTo("2026-04-07");
    assertThat(matter.refused("open-hearing", RE_REVIEWER).rule()).isEqualTo(Rule.TOO_OFTEN);
    assertThat(matter.refused("close-hearing", RE_REVIEWER).rule())
        .isEqualTo(Rule.CLOCK_NOT_RUNNING);
  }

  @Test
  void aHearingThatNobodyClosesEndsAtItsCeiling() {
    Matter matter = Matter.inReReviewOn("2026-03-02");
    matter.on("2026-03-10").does("open-hearing", RE_REVIEWER).on("2026-04-08");
    assertThat(matter.clock("re-review").isPaused()).isTrue();
    matter.on("2026-04-09");
    assertThat(matter.clock("re-review").isPaused()).isFalse();
    assertThat(matter.lapses()).contains("2026-04-08 pause-ends");
    assertThat(matter.due("re-review")).isEqualTo("2026-05-06");
  }

  @Test
  void noOtherClockOfTheRegulationStandsStillForAHearing() {
    assertThat(Xinfang.RULEBOOK.clocks().values())
        .filteredOn(clock -> !clock.pauses().isEmpty())
        .extracting(ClockDefinition::id)
        .containsExactly("re-review");
    assertThat(Matter.inReviewOn("2026-03-02").refused("open-hearing", REVIEWER).rule())
        .isEqualTo(Rule.WRONG_STAGE);
  }
}
