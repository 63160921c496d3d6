package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CITY_SUPERVISOR;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.LABOUR;
import static org.huiyin.rulebook.Xinfang.LABOUR_HANDLER;
import static org.huiyin.rulebook.Xinfang.LEAD;
import static org.huiyin.rulebook.Xinfang.OFFICE;
import static org.huiyin.rulebook.Xinfang.REGISTRAR;
import static org.huiyin.rulebook.Xinfang.WATER;
import static org.huiyin.rulebook.Xinfang.day;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who answers for a matter: one lead with a name, one institution, and others with dates of their
/// own; and who says so where they can't agree.
class ResponsibilityTest {

  private static final Particulars NAMING_THE_LEAD =
      particulars().withAssignee(null, LEAD.officer().orElseThrow());

  private static final Particulars LABOURS = particulars().withInstitution(LABOUR);

  private static Actor labours(Actor officer) {
    return Actor.officer(officer.role(), LABOUR, officer.officer().orElseThrow());
  }

  @Test
  void whoeverAcceptedAMatterOwesItANamedLead() {
    Matter matter = Matter.acceptedOn("2026-03-02");
    assertThat(matter.due("name-lead")).isEqualTo("2026-03-09");
    matter.does("name-lead", LEAD, NAMING_THE_LEAD);
    assertThat(matter.state().running("name-lead")).isEmpty();
    assertThat(matter.state().assignments())
        .containsEntry("leading", new State.Assignment(null, LEAD.officer().orElseThrow()));
    assertThat(matter.stage()).isEqualTo("handling");
  }

  @Test
  void nobodyHasToBeNamedAnyMoreOnceItIsAnswered() {
    Matter matter = Matter.answeredOn("2026-03-02");
    assertThat(matter.clock("name-lead").ending()).isEqualTo(Effect.Ending.VOID);
    matter.does("name-lead", LEAD, NAMING_THE_LEAD);
  }

  @Test
  void fromAboveWhereNobodyThereNamesOne() {
    Matter matter = Matter.acceptedOn("2026-03-02").on("2026-03-20");
    assertThat(matter.refused("name-lead", HANDLER, NAMING_THE_LEAD).rule())
        .isEqualTo(Rule.WRONG_ROLE);
    matter.does("name-lead", CITY_SUPERVISOR, NAMING_THE_LEAD);
  }

  @Test
  void aLeadOfTheInstitutionThatGaveItBackLeadsNoMore() {
    Matter matter = Matter.referredOn("2026-03-02").does("name-lead", LEAD, NAMING_THE_LEAD);
    matter.does("object", HANDLER).does("agree-objection", REGISTRAR);
    matter.does("refer", REGISTRAR, LABOURS);
    assertThat(matter.state().assignments()).doesNotContainKey("leading");
    matter.does("accept", LABOUR_HANDLER);
    assertThat(matter.state().running("name-lead")).hasSize(1);
  }

  @Test
  void anotherInstitutionAssistsByADateOfItsOwnAndTheAnswerStaysWhereItWas() {
    Matter matter = Matter.acceptedOn("2026-03-02");
    LocalDate due = matter.due("answer");
    matter.does("ask-assistance", HANDLER, LABOURS);
    assertThat(matter.due("assist")).isEqualTo("2026-03-16");
    assertThat(matter.due("answer")).isEqualTo(due);
    assertThat(matter.state().seats())
        .containsEntry("responsible", WATER)
        .containsEntry("assisting", LABOUR);
    matter.does("assist", LABOUR_HANDLER);
    // Whoever gave it has no more to read there.
    assertThat(matter.state().seats()).doesNotContainKey("assisting");
    assertThat(matter.refused("assist", LABOUR_HANDLER, particulars()).rule())
        .isEqualTo(Rule.WRONG_ROLE);
  }

  @Test
  void whoeverIsAskedInsteadOwesItAndTheFirstNoMore() {
    Matter matter = Matter.acceptedOn("2026-03-02").does("ask-assistance", HANDLER, LABOURS);
    matter.on("2026-03-09").does("ask-assistance", LEAD, particulars().withInstitution(OFFICE));
    assertThat(matter.state().running("assist"))
        .extracting(RunningClock::due)
        .containsExactly(day("2026-03-23"));
    assertThat(matter.refused("assist", LABOUR_HANDLER, particulars()).rule())
        .isEqualTo(Rule.WRONG_ROLE);
  }

  @Test
  void whoeverIsResponsibleAssistsNobodyInTheSameMatter() {
    Particulars own = particulars().withInstitution(WATER);
    assertThat(Matter.acceptedOn("2026-03-02").refused("ask-assistance", HANDLER, own).rule())
        .isEqualTo(Rule.ALREADY_THERE);
  }

  @Test
  void whatHasLainForYearsIsPutInOrderWithinThirtyDays() {
    Matter matter = Matter.filedOn("2026-03-02").does("list-as-backlog", REGISTRAR);
    assertThat(matter.due("put-in-order")).isEqualTo("2026-04-01");
    matter.does("register", REGISTRAR).does("keep", REGISTRAR);
    Actor lead = Actor.officer("lead", OFFICE, LEAD.officer().orElseThrow());
    matter.does("put-in-order", lead);
    assertThat(matter.state().running("put-in-order")).isEmpty();
  }

  @Test
  void aPlanSaysItAllAndAnAnswerNeedsNone() {
    Matter matter = Matter.acceptedOn("2026-03-02").does("list-as-backlog", REGISTRAR);
    matter.does("plan", HANDLER, particulars().withPromises(List.of(day("2026-05-06"))));
    assertThat(matter.clock("put-in-order").ending()).isEqualTo(Effect.Ending.VOID);
    Matter other = Matter.acceptedOn("2026-03-02").does("list-as-backlog", REGISTRAR);
    other.does("answer", HANDLER, particulars().withOutcome("supported"));
    assertThat(other.clock("put-in-order").ending()).isEqualTo(Effect.Ending.VOID);
  }

  /// Regulation Art. 24(1): what two institutions dispute, their common superior decides; here
  /// without being asked.
  @Test
  void aDisputeGoesToTheSuperiorByItself() {
    Matter matter = Matter.referredOn("2026-03-02").does("object", HANDLER);
    matter.does("refuse-objection", REGISTRAR);
    assertThat(matter.due("settle-dispute")).isEqualTo("2026-03-09");
    assertThat(matter.refused("uphold-referral", REGISTRAR, particulars()).rule())
        .isEqualTo(Rule.WRONG_ROLE);
    matter.does("uphold-referral", CITY_SUPERVISOR);
    assertThat(matter.state().running("settle-dispute")).isEmpty();
    assertThat(matter.state().seats()).containsEntry("responsible", WATER);
    // It isn't objected to a second time: the matter stays.
    assertThat(matter.refused("object", HANDLER, particulars()).rule())
        .isEqualTo(Rule.CLOCK_NOT_RUNNING);
  }

  @Test
  void theSuperiorMayFindAnotherOneCompetent() {
    Matter matter = Matter.referredOn("2026-03-02").does("object", HANDLER);
    matter.does("refuse-objection", REGISTRAR).does("designate", CITY_SUPERVISOR, LABOURS);
    assertThat(matter.state().running("settle-dispute")).isEmpty();
    assertThat(matter.state().seats()).containsEntry("responsible", LABOUR);
    matter.does("accept", labours(HANDLER));
  }

  @Test
  void whileItIsDisputedTheDecisionToAcceptIsDueAllTheSame() {
    Matter matter = Matter.referredOn("2026-03-02");
    LocalDate due = matter.due("decide-acceptance");
    matter.does("object", HANDLER).does("refuse-objection", REGISTRAR);
    assertThat(matter.due("decide-acceptance")).isEqualTo(due);
  }
}
