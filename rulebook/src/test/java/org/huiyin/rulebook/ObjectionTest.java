package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CITY_SUPERVISOR;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LEAD;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The house's rule on objections to what an officer has read.
class ObjectionTest {

  private final Matter matter = Matter.acceptedOn("2026-03-02");

  private static Particulars of(Actor officer) {
    return particulars().withAssignee(null, officer.officer().orElseThrow());
  }

  @Test
  void isAnsweredByTheLeadInFifteenWorkingDaysAndMovesNothingElse() {
    matter.does("object-to-reading", COMPLAINANT, of(HANDLER));
    RunningClock owed = matter.state().running("answer-objection").getFirst();
    assertThat(owed.due()).isEqualTo(LocalDate.parse("2026-03-23"));
    assertThat(matter.stage()).isEqualTo("handling");
    assertThat(matter.state().objectedTo()).containsExactly(HANDLER.officer().orElseThrow());
    // Whoever is objected to goes on with the matter.
    matter.does("answer", HANDLER, particulars().withOutcome("supported"));
    matter.does("answer-objection", LEAD);
    assertThat(matter.state().objectedTo()).isEmpty();
    assertThat(matter.state().running("answer-objection")).isEmpty();
  }

  @Test
  void toTheLeadsReadingIsAnsweredFromAboveAndNeverByTheLead() {
    matter.does("object-to-reading", COMPLAINANT, of(LEAD));
    assertThat(matter.refused("answer-objection", LEAD, particulars()).rule())
        .isEqualTo(Rule.OBJECTED_TO);
    matter.does("answer-objection", CITY_SUPERVISOR);
    assertThat(matter.state().objectedTo()).isEmpty();
  }

  @Test
  void isAnsweredBeforeTheNextOneIsMade() {
    matter.does("object-to-reading", COMPLAINANT, of(HANDLER));
    Particulars another = particulars().withAssignee(null, new UUID(0, 39));
    assertThat(matter.refused("object-to-reading", COMPLAINANT, another).rule())
        .isEqualTo(Rule.ALREADY_DONE);
    matter.does("answer-objection", LEAD);
    matter.does("object-to-reading", COMPLAINANT, another);
  }

  @Test
  void isNotAnsweredWhereNobodyObjected() {
    assertThat(matter.refused("answer-objection", LEAD, particulars()).rule())
        .isEqualTo(Rule.CLOCK_NOT_RUNNING);
  }

  @Test
  void leftUnansweredItIsLate() {
    matter.does("object-to-reading", COMPLAINANT, of(HANDLER)).on("2026-03-25");
    assertThat(
            matter
                .state()
                .running("answer-objection")
                .getFirst()
                .isLate(LocalDate.parse("2026-03-25")))
        .isTrue();
  }
}
