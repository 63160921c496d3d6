package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LEAD;
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

  @Test
  void leavesTheMatterToColleagues() {
    matter.does("recuse", HANDLER);
    Actor colleague = Actor.officer("handler", WATER, Xinfang.id(39));
    matter.does("answer", colleague, particulars().withOutcome("supported"));
    assertThat(matter.stage()).isEqualTo("answered");
  }
}
