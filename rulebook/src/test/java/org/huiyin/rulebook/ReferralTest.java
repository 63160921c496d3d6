package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CITY_SUPERVISOR;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LABOUR;
import static org.huiyin.rulebook.Xinfang.LABOUR_HANDLER;
import static org.huiyin.rulebook.Xinfang.OFFICE;
import static org.huiyin.rulebook.Xinfang.REGISTRAR;
import static org.huiyin.rulebook.Xinfang.WATER;
import static org.huiyin.rulebook.Xinfang.facts;
import static org.huiyin.rulebook.Xinfang.particulars;

import org.huiyin.rulebook.Decision.Refused;
import org.junit.jupiter.api.Test;

/// Referral. 第二十三条第三款 "应当自收到之日起5个工作日内提出异议，并详细说明理由".
class ReferralTest {

  /// Referred on Thursday 12 February: 13, Saturday 14 (worked), then 24, 25 and 26 after the
  /// Spring Festival.
  @Test
  void objectingOnTheFifthWorkingDayIsInTime() {
    Matter matter = Matter.referredOn("2026-02-12").on("2026-02-26").does("object", HANDLER);
    assertThat(matter.stage()).isEqualTo("objected");
  }

  @Test
  void objectingOnTheSixthWorkingDayIsRefused() {
    Matter matter = Matter.referredOn("2026-02-12").on("2026-02-27");
    Refused refused = matter.refused("object", HANDLER);
    assertThat(refused.rule()).isEqualTo(Rule.WINDOW_OVER);
    assertThat(refused.citation()).hasToString("xf 23(3)");
    assertThat(refused.facts()).isEqualTo(facts("clock", "objection", "due", "2026-02-26"));
  }

  /// Referred on 24 September 2026: the Mid-Autumn Festival until Sunday 27, then 28, 29, 30,
  /// the National Day until 7 October, 8 and 9.
  @Test
  void theFiveWorkingDaysReachAcrossTheNationalDay() {
    assertThat(Matter.referredOn("2026-09-24").due("objection")).isEqualTo("2026-10-09");
  }

  @Test
  void theWindowIsOverEvenBeforeAnyoneNotices() {
    Matter late = Matter.referredOn("2026-03-02");
    Decision decision =
        Xinfang.RULEBOOK.decide(
            late.state(),
            Xinfang.act("object", HANDLER, Particulars.NONE),
            late.now().plus(java.time.Duration.ofDays(8)),
            Xinfang.CALENDAR,
            Xinfang.TREE);
    assertThat(decision)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.rule()).isEqualTo(Rule.WINDOW_OVER));
  }

  @Test
  void whatTheRegistrarKeepsHasNobodyToObject() {
    Matter matter =
        Matter.filedOn("2026-03-02").does("register", REGISTRAR).does("keep", REGISTRAR);
    Actor own = Actor.officer("handler", OFFICE, Xinfang.id(12));
    assertThat(matter.refused("object", own).rule()).isEqualTo(Rule.CLOCK_NOT_RUNNING);
  }

  @Test
  void anObjectionNeedsReasons() {
    Matter matter = Matter.referredOn("2026-03-02");
    Decision decision = matter.decide(Act.of("object", HANDLER));
    assertThat(decision)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo(Rule.TEXT_MISSING);
              assertThat(refused.facts()).isEqualTo(facts("missing", "reason"));
            });
  }

  @Test
  void agreeingTakesTheMatterBackAndItsUnitWithIt() {
    Matter matter =
        Matter.referredOn("2026-03-02")
            .does("assign", Xinfang.LEAD, particulars().withAssignee(Xinfang.UNIT, null))
            .does("object", HANDLER)
            .does("agree-objection", REGISTRAR);
    assertThat(matter.state().seats()).doesNotContainKey("responsible");
    assertThat(matter.state().assignments()).isEmpty();
    assertThat(matter.refused("accept", HANDLER).rule()).isEqualTo(Rule.WRONG_STAGE);
    assertThat(matter.due("dispatch-again")).isEqualTo("2026-03-05");
  }

  @Test
  void afterARefusedObjectionThereIsNoSecondOne() {
    Matter matter =
        Matter.referredOn("2026-03-02").does("object", HANDLER).does("refuse-objection", REGISTRAR);
    assertThat(matter.stage()).isEqualTo("referred");
    assertThat(matter.refused("object", HANDLER).rule()).isEqualTo(Rule.CLOCK_NOT_RUNNING);
  }

  /// 第二十四条 "受理有争议的，由其共同的上一级机关、单位决定受理机关": referred three times,
  /// then the superior says who.
  @Test
  void afterThreeReferralsOnlyTheSuperiorDecidesWhoIsCompetent() {
    Matter matter = Matter.referredOn("2026-03-02");
    backAndTo(matter, HANDLER, LABOUR);
    backAndTo(matter, LABOUR_HANDLER, WATER);
    matter.does("object", HANDLER).does("agree-objection", REGISTRAR);
    Refused refused = matter.refused("refer", REGISTRAR, particulars().withInstitution(LABOUR));
    assertThat(refused.rule()).isEqualTo(Rule.TOO_OFTEN);
    assertThat(refused.citation().isHouse()).isTrue();
    assertThat(refused.facts()).isEqualTo(facts("atMost", "3"));
    matter.does("designate", CITY_SUPERVISOR, particulars().withInstitution(LABOUR));
    assertThat(matter.stage()).isEqualTo("referred");
    assertThat(matter.state().seats()).containsEntry("responsible", LABOUR);
    assertThat(matter.refused("object", LABOUR_HANDLER).rule()).isEqualTo(Rule.CLOCK_NOT_RUNNING);
  }

  private static void backAndTo(Matter matter, Actor objects, java.util.UUID next) {
    matter
        .does("object", objects)
        .does("agree-objection", REGISTRAR)
        .does("refer", REGISTRAR, particulars().withInstitution(next));
  }

  /// 第二十三条第三款
  /// "属于本机关、单位职权范围的，有关机关、单位应当自收到之日起15日内书面告知信访人": a
  /// superior sent it, so the fifteen days run from then, and end with the acceptance.
  @Test
  void whoeverIsDesignatedOwesTheNoticeWithinFifteenDays() {
    Matter matter = Matter.referredOn("2026-03-02").does("object", HANDLER).on("2026-03-05");
    matter.does("designate", CITY_SUPERVISOR, particulars().withInstitution(LABOUR));
    assertThat(matter.clock("notice-forwarded").isRunning()).isTrue();
    assertThat(matter.due("notice-forwarded")).isEqualTo("2026-03-20");
    matter.does("accept", LABOUR_HANDLER);
    assertThat(matter.clock("notice-forwarded").ending()).isEqualTo(Effect.Ending.MET);
  }

  @Test
  void theSuperiorMayDesignateWhoHasItAlready() {
    Matter matter = Matter.referredOn("2026-03-02").does("object", HANDLER);
    matter.does("designate", CITY_SUPERVISOR, particulars().withInstitution(WATER));
    assertThat(matter.state().seats()).containsEntry("responsible", WATER);
    assertThat(matter.clock("decide-objection").ending()).isEqualTo(Effect.Ending.MET);
  }

  @Test
  void itCannotBeReferredToTheOfficeThatRefersIt() {
    Matter matter = Matter.filedOn("2026-03-02").does("register", REGISTRAR);
    assertThat(matter.refused("refer", REGISTRAR, particulars().withInstitution(OFFICE)).rule())
        .isEqualTo(Rule.ALREADY_THERE);
  }

  @Test
  void aSupervisorBesideTheOfficeDesignatesNobody() {
    Matter matter = Matter.referredOn("2026-03-02");
    Actor beside = Actor.officer("supervisor", OFFICE, Xinfang.id(13));
    Refused refused = matter.refused("designate", beside, particulars().withInstitution(WATER));
    assertThat(refused.rule()).isEqualTo(Rule.WRONG_ROLE);
    assertThat(refused.facts()).isEqualTo(facts("may", "supervisor^registering"));
  }
}
