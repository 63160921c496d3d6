package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LEAD;
import static org.huiyin.rulebook.Xinfang.day;
import static org.huiyin.rulebook.Xinfang.facts;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.huiyin.rulebook.Decision.Refused;
import org.junit.jupiter.api.Test;

/// The answer. 第三十四条
/// "应当自受理之日起60日内办结；情况复杂的，经本机关、单位负责人批准，可以适当延长
/// 办理期限，但延长期限不得超过30日，并告知信访人延期理由".
class AnswerTest {

  @Test
  void isOwedSixtyDaysAfterAcceptance() {
    assertThat(Matter.acceptedOn("2026-03-02").due("answer")).isEqualTo("2026-05-06");
  }

  @Test
  void extensionAddsItsDaysToTheSixty() {
    Matter matter = Matter.acceptedOn("2026-03-02");
    matter.does("extend", LEAD, particulars().withDays(30));
    // 90 days: Sunday 31 May.
    assertThat(matter.due("answer")).isEqualTo("2026-06-01");
    assertThat(matter.effects()).contains(new Effect.Told("complainant", "extend"));
  }

  @Test
  void extensionIsForTheHeadToApprove() {
    Matter matter = Matter.acceptedOn("2026-03-02");
    assertThat(matter.refused("extend", HANDLER, particulars().withDays(30)).rule())
        .isEqualTo(Rule.WRONG_ROLE);
  }

  @Test
  void extensionByMoreThanThirtyDaysIsRefused() {
    Matter matter = Matter.acceptedOn("2026-03-02");
    Refused refused = matter.refused("extend", LEAD, particulars().withDays(31));
    assertThat(refused.rule()).isEqualTo(Rule.EXTENSION_TOO_LONG);
    assertThat(refused.citation()).hasToString("xf 34");
    assertThat(refused.facts()).isEqualTo(facts("days", "31", "most", "30"));
    assertThat(matter.refused("extend", LEAD, particulars().withDays(0)).rule())
        .isEqualTo(Rule.PARTICULAR_UNKNOWN);
  }

  @Test
  void extensionTwiceIsRefusedEvenIfDaysAreLeft() {
    Matter matter = Matter.acceptedOn("2026-03-02");
    matter.does("extend", LEAD, particulars().withDays(10));
    Refused refused = matter.refused("extend", LEAD, particulars().withDays(10));
    assertThat(refused.rule()).isEqualTo(Rule.TOO_OFTEN);
    assertThat(refused.citation()).hasToString("xf 34");
  }

  @Test
  void extensionOnTheLastDayIsInTimeAndOnTheNextDayTooLate() {
    Matter matter = Matter.acceptedOn("2026-03-02").on("2026-05-06");
    assertThat(matter.decide(Xinfang.act("extend", LEAD, particulars().withDays(30))))
        .isInstanceOf(Decision.Allowed.class);
    matter.on("2026-05-07");
    Refused refused = matter.refused("extend", LEAD, particulars().withDays(30));
    assertThat(refused.rule()).isEqualTo(Rule.WINDOW_OVER);
    assertThat(refused.facts()).containsEntry("due", "2026-05-06");
  }

  /// 第三十二条 "信访处理意见书应当载明信访人投诉请求、事实和理由、处理意见及其法律法规依据".
  @Test
  void mustStateRequestFactsReasonsDecisionAndBasis() {
    Matter matter = Matter.acceptedOn("2026-03-02");
    Act bare = new Act("answer", HANDLER, particulars().withOutcome("supported"), Set.of("facts"));
    assertThat(matter.decide(bare))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo(Rule.TEXT_MISSING);
              assertThat(refused.facts())
                  .isEqualTo(facts("missing", "request,reasons,decision,basis"));
            });
  }

  @Test
  void mustHaveAnOutcomeOfItsKindAndInstance() {
    Matter matter = Matter.acceptedOn("2026-03-02");
    assertThat(matter.refused("answer", HANDLER).facts()).isEqualTo(facts("missing", "outcome"));
    for (String outcome : List.of("adopted", "upheld", "directed", "whatever")) {
      Refused refused = matter.refused("answer", HANDLER, particulars().withOutcome(outcome));
      assertThat(refused.rule()).as(outcome).isEqualTo(Rule.PARTICULAR_UNKNOWN);
      assertThat(refused.facts())
          .containsEntry("allowed", "supported,no-legal-ground,not-supported");
    }
  }

  @Test
  void aParticularThatTheActDoesNotKnowIsRefusedAndNotDropped() {
    Matter matter = Matter.acceptedOn("2026-03-02");
    Refused refused =
        matter.refused("answer", HANDLER, particulars().withOutcome("supported").withPromise(1));
    assertThat(refused.rule()).isEqualTo(Rule.PARTICULAR_UNKNOWN);
    assertThat(refused.facts()).containsEntry("particular", "promise");
  }

  @Test
  void recordsWhoDecided() {
    Matter matter = Matter.answeredOn("2026-03-02");
    assertThat(matter.state().decisions())
        .containsExactly(
            new Effect.Decided(
                "first",
                "not-supported",
                HANDLER.institution().orElseThrow(),
                HANDLER.officer().orElseThrow()));
  }

  @Test
  void isDeliveredOnADayBetweenItsOwnAndToday() {
    Matter matter = Matter.answeredOn("2026-03-02").on("2026-03-05");
    assertThat(
            matter.refused("deliver", HANDLER, particulars().withDate(day("2026-03-06"))).facts())
        .isEqualTo(facts("on", "2026-03-06", "from", "2026-03-02", "to", "2026-03-05"));
    assertThat(matter.refused("deliver", HANDLER, particulars().withDate(day("2026-03-01"))).rule())
        .isEqualTo(Rule.DATE_OUT_OF_RANGE);
    matter.does("deliver", HANDLER, particulars().withDate(day("2026-03-03")));
    assertThat(matter.clock("review-request").start()).isEqualTo("2026-03-03");
    assertThat(matter.clock("deliver").ended()).isEqualTo("2026-03-03");
  }

  @Test
  void isReceivedOnceAndNoSecondDayIsRecorded() {
    Matter matter = Matter.deliveredOn("2026-03-02").on("2026-03-20");
    assertThat(matter.refused("deliver", HANDLER, particulars().withDate(day("2026-03-20"))).rule())
        .isEqualTo(Rule.ALREADY_DONE);
    assertThat(matter.state().dates()).containsEntry("delivered", day("2026-03-02"));
    assertThat(matter.state().clocks())
        .filteredOn(clock -> clock.clock().equals("review-request"))
        .hasSize(1);
  }

  @Test
  void mayPromiseAtMostTwentyThingsAndNothingInThePast() {
    Matter matter = Matter.acceptedOn("2026-03-02");
    Particulars supported = particulars().withOutcome("supported");
    var twentyOne = Collections.nCopies(21, day("2026-04-01"));
    assertThat(matter.refused("answer", HANDLER, supported.withPromises(twentyOne)).facts())
        .containsEntry("particular", "promises")
        .containsEntry("allowed", "0-20");
    var past = List.of(day("2026-03-01"));
    assertThat(matter.refused("answer", HANDLER, supported.withPromises(past)).rule())
        .isEqualTo(Rule.DATE_OUT_OF_RANGE);
    var never = List.of(java.time.LocalDate.MAX);
    assertThat(matter.refused("answer", HANDLER, supported.withPromises(never)).rule())
        .isEqualTo(Rule.DATE_OUT_OF_RANGE);
    matter.does("answer", HANDLER, supported.withPromises(twentyOne.subList(0, 20)));
    assertThat(matter.state().running("keep-promise")).hasSize(20);
  }
}
