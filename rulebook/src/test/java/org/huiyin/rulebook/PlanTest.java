package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.REGISTRAR;
import static org.huiyin.rulebook.Xinfang.day;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A plan of dated steps, made while a matter is being handled.
class PlanTest {

  private static final Particulars STEPS =
      particulars().withPromises(List.of(day("2026-04-01"), day("2026-05-06")));

  private final Matter matter = Matter.acceptedOn("2026-03-02");

  @Test
  void eachStepIsADutyAndTheAnswerIsDueWhenItWas() {
    LocalDate due = matter.clock("answer").due();
    matter.on("2026-03-09").does("plan", HANDLER, STEPS);
    assertThat(matter.state().running("keep-promise"))
        .extracting(RunningClock::due)
        .containsExactly(day("2026-04-01"), day("2026-05-06"));
    assertThat(matter.clock("answer").due()).isEqualTo(due);
    assertThat(matter.stage()).isEqualTo("handling");
  }

  @Test
  void onlyTheComplainantConfirmsAStepAndAContestedOneIsOwedAgain() {
    matter.does("plan", HANDLER, STEPS).does("report-kept", HANDLER, particulars().withPromise(1));
    assertThat(matter.state().promise(1).state()).isEqualTo(PromiseState.REPORTED);
    assertThat(matter.refused("confirm-promise", HANDLER, particulars().withPromise(1)).rule())
        .isEqualTo(Rule.WRONG_ROLE);
    matter.does("contest-promise", COMPLAINANT, particulars().withPromise(1));
    assertThat(matter.state().running("keep-promise-again")).hasSize(1);
  }

  @Test
  void stepsGoOnBesideWhatTheAnswerPromises() {
    matter
        .does("plan", HANDLER, STEPS)
        .on("2026-03-20")
        .does(
            "answer",
            HANDLER,
            particulars().withOutcome("supported").withPromises(List.of(day("2026-06-01"))));
    assertThat(matter.state().running("keep-promise"))
        .extracting(RunningClock::promise)
        .containsExactly(1, 2, 3);
  }

  @Test
  void aPlanHasAStepAndIsMadeByWhoeverHandlesTheMatter() {
    assertThat(matter.refused("plan", HANDLER, particulars()).rule())
        .isEqualTo(Rule.PARTICULAR_MISSING);
    assertThat(matter.refused("plan", REGISTRAR, STEPS).rule()).isEqualTo(Rule.WRONG_ROLE);
  }
}
