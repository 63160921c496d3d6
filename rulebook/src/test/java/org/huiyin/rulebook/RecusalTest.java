package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CITY_LEAD;
import static org.huiyin.rulebook.Xinfang.CITY_SUPERVISOR;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LEAD;
import static org.huiyin.rulebook.Xinfang.REVIEWER;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;
import static org.huiyin.rulebook.Xinfang.TREE;
import static org.huiyin.rulebook.Xinfang.UNIT;
import static org.huiyin.rulebook.Xinfang.WATER;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// 第二十八条第三款 "与信访事项或者信访人有直接利害关系的，应当回避".
class RecusalTest {

  private static final Particulars SUPPORTED = particulars().withOutcome("supported");

  private final UUID officer = HANDLER.officer().orElseThrow();
  private final Matter matter =
      Matter.acceptedOn("2026-03-02")
          .does("assign", LEAD, particulars().withAssignee(UNIT, officer));

  @Test
  void takesTheMatterFromTheOfficerAndLeavesItWithTheUnit() {
    matter.does("recuse", HANDLER);
    assertThat(matter.state().recused()).containsExactly(officer);
    assertThat(matter.state().assignments())
        .isEqualTo(Map.of("responsible", new State.Assignment(UNIT, null)));
  }

  @Test
  void refusesEveryFurtherActOfThatOfficerInAnyRole() {
    matter.does("recuse", HANDLER);
    Actor asLead = Actor.officer("lead", WATER, officer);
    Map<String, Act> acts = Xinfang.acts(LocalDate.parse("2026-03-02"));
    for (Actor actor : new Actor[] {HANDLER, asLead}) {
      for (Act act : acts.values()) {
        assertThat(matter.refused(act.name(), actor, act.with()).rule()).isEqualTo(Rule.RECUSED);
      }
      assertThat(RULEBOOK.open(matter.state(), actor, matter.now(), TREE)).isEmpty();
    }
  }

  /// House rule, after 民事诉讼法 第四十八条 "被申请回避的人员在人民法院作出是否回避的决定前，应当暂停参与本案的工作".
  @Test
  void whomTheComplainantAsksToKeepOutDecidesNothingUntilThatIsDecided() {
    matter.does("ask-recusal", COMPLAINANT, officer(officer));
    assertThat(matter.state().askedOut()).containsExactly(officer);
    assertThat(matter.refused("answer", HANDLER, SUPPORTED).rule()).isEqualTo(Rule.ASKED_OUT);
    assertThat(RULEBOOK.open(matter.state(), HANDLER, matter.now(), TREE))
        .extracting(ActDefinition::id)
        .doesNotContain("answer", "direct")
        .contains("recuse");
    Actor colleague = Actor.officer("handler", WATER, Xinfang.id(39));
    assertThat(matter.decide(Xinfang.act("answer", colleague, SUPPORTED)))
        .isInstanceOf(Decision.Allowed.class);
    matter.does("refuse-recusal", LEAD);
    assertThat(matter.state().askedOut()).isEmpty();
    matter.does("answer", HANDLER, SUPPORTED);
    assertThat(matter.stage()).isEqualTo("answered");
  }

  @Test
  void isGrantedByTheLeadInThreeWorkingDays() {
    matter.does("ask-recusal", COMPLAINANT, officer(officer));
    RunningClock owed = matter.state().running("decide-recusal").getFirst();
    assertThat(owed.due()).isEqualTo(LocalDate.parse("2026-03-05"));
    matter.does("grant-recusal", LEAD);
    assertThat(matter.state().recused()).containsExactly(officer);
    assertThat(matter.state().askedOut()).isEmpty();
    assertThat(matter.state().running("decide-recusal")).isEmpty();
  }

  @Test
  void ofTheLeadIsDecidedFromAboveAndNeverByTheLead() {
    matter.does("ask-recusal", COMPLAINANT, officer(LEAD.officer().orElseThrow()));
    for (String act : new String[] {"grant-recusal", "refuse-recusal", "answer"}) {
      assertThat(matter.refused(act, LEAD, particulars()).rule()).isEqualTo(Rule.ASKED_OUT);
    }
    matter.does("grant-recusal", CITY_SUPERVISOR);
    assertThat(matter.state().recused()).containsExactly(LEAD.officer().orElseThrow());
  }

  @Test
  void isDecidedWhereItIsOwedAndNowhereBelow() {
    Matter inReview =
        Matter.deliveredOn("2026-03-02")
            .does("request-review", COMPLAINANT)
            .does("ask-recusal", COMPLAINANT, officer(REVIEWER.officer().orElseThrow()));
    assertThat(inReview.state().running("decide-recusal-in-review")).hasSize(1);
    assertThat(inReview.state().running("decide-recusal")).isEmpty();
    assertThat(inReview.refused("grant-recusal", LEAD, particulars()).rule())
        .isEqualTo(Rule.CLOCK_NOT_RUNNING);
    inReview.does("grant-recusal", CITY_LEAD);
    assertThat(inReview.state().recused()).containsExactly(REVIEWER.officer().orElseThrow());
  }

  @Test
  void oneIsDecidedBeforeTheNextIsAskedForAndThreeAtMost() {
    for (int asked = 1; asked <= 3; asked++) {
      matter.does("ask-recusal", COMPLAINANT, officer(officer));
      assertThat(matter.refused("ask-recusal", COMPLAINANT, officer(Xinfang.id(39))).rule())
          .isEqualTo(asked < 3 ? Rule.ALREADY_DONE : Rule.TOO_OFTEN);
      matter.does("refuse-recusal", LEAD);
    }
    assertThat(matter.refused("ask-recusal", COMPLAINANT, officer(officer)).rule())
        .isEqualTo(Rule.TOO_OFTEN);
  }

  @Test
  void whoStepsBackWithoutWaitingForThatAnswersIt() {
    matter.does("ask-recusal", COMPLAINANT, officer(officer)).does("recuse", HANDLER);
    assertThat(matter.state().askedOut()).isEmpty();
    assertThat(matter.state().recused()).containsExactly(officer);
    assertThat(matter.state().running("decide-recusal")).isEmpty();
  }

  private static Particulars officer(UUID officer) {
    return particulars().withAssignee(null, officer);
  }

  @Test
  void leavesTheMatterToColleagues() {
    matter.does("recuse", HANDLER);
    Actor colleague = Actor.officer("handler", WATER, Xinfang.id(39));
    matter.does("answer", colleague, particulars().withOutcome("supported"));
    assertThat(matter.stage()).isEqualTo("answered");
  }
}
