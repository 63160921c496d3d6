package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
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
    if (refused == null && step.act.gate().jointly()) {
      return together(step, state, act, today, seating);
    }
    return refused == null ? allowed(step, state, act, today, List.of()) : refused;
  }

  private Decision together(
      Procedure.Step step, State state, Act act, LocalDate today, Seating seating) {
    Consents consents = new Consents(step.act, state, act.with());
    Post by = consents.postOf(act.by(), seating);
    if (by == null || consents.isGiven(by)) {
      return Refusals.refused(Rule.ALREADY_DONE, step.act.source(), Map.of("act", act.name()));
    }
    if (consents.isLast(by)) {
      return allowed(step, state, act, today, List.of(new Effect.Agreed(act.name())));
    }
    List<Effect> effects = consents.effects(by);
    return new Decision.Allowed(state.after(effects), effects, step.act.source());
  }

  private Decision allowed(
      Procedure.Step step, State state, Act act, LocalDate today, List<Effect> before) {
    List<Effect> effects = new ArrayList<>(before);
    effects.addAll(
        new Consequences(procedure, step, state, act.by(), act.with(), today, calendar, tree)
            .effects());
    return new Decision.Allowed(state.after(effects), effects, step.act.source());
  }
}
