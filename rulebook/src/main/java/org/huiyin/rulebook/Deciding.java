package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huiyin.rulebook.Decision.Refused;

/// Decides one act: the gate, what the act says, and then its consequences.
final class Deciding {

  private static final Citation NOWHERE = new Citation(Citation.HOUSE, "", false);

  private final Procedure procedure;
  private final WorkingCalendar calendar;
  private final Tree tree;

  Deciding(Procedure procedure, WorkingCalendar calendar, Tree tree) {
    this.procedure = procedure;
    this.calendar = calendar;
    this.tree = tree;
  }

  Decision decide(State state, Act act, LocalDate today) {
    Procedure.Step step = procedure.step(act.name());
    if (step == null) {
      return new Refused(Rule.UNKNOWN_ACT, NOWHERE, Map.of("act", act.name()));
    }
    Definitions definitions = procedure.definitions();
    Seating seating = new Seating(definitions, state, tree);
    Refused refused =
        new Refusals(definitions, step.act, state, act.by(), today, seating)
            .gate(act.with().institution());
    if (refused == null) {
      refused = new Contents(definitions, step, state, act, today, seating).refused();
    }
    return refused == null ? allowed(step, state, act, today) : refused;
  }

  private Decision allowed(Procedure.Step step, State state, Act act, LocalDate today) {
    List<Effect> effects =
        new Consequences(procedure, step, state, act.by(), act.with(), today, calendar, tree)
            .effects();
    return new Decision.Allowed(state.after(effects), effects, step.act.source());
  }
}
