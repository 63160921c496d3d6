package org.huiyin.matter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;

/// What a rulebook has about another's approval: which act hands a decision in, which one gives it
/// back, and whether one that was handed in waits. By `not-by`, and by no name of an act.
record Approval(Rulebook rulebook) {

  /// Whether somebody else may have to approve it before it leaves.
  static boolean isOf(ActDefinition act) {
    return act.changes().decides() != null && !act.gate().notBy().isEmpty();
  }

  /// Whether it gives a decision back to its author.
  boolean isReturn(ActDefinition act) {
    return act.changes().decides() == null
        && act.gate().owed() != null
        && act.gate().notBy().stream().anyMatch(this::isHandIn);
  }

  boolean isHandIn(String act) {
    return decisions().stream().anyMatch(decision -> decision.gate().notBy().contains(act));
  }

  private List<ActDefinition> decisions() {
    return rulebook.acts().values().stream().filter(Approval::isOf).toList();
  }

  /// The decisions that an act hands in, of those that can be made in this stage.
  List<String> decisionsOf(String handIn, State state) {
    return decisions().stream()
        .filter(decision -> decision.gate().notBy().contains(handIn))
        .filter(decision -> decision.gate().stages().contains(state.stage()))
        .map(ActDefinition::id)
        .toList();
  }

  /// Whether a decision can be handed in as the matter stands.
  boolean isOpen(ActDefinition decision, State state) {
    return isOf(decision)
        && decision.gate().notBy().stream()
            .map(handIn -> rulebook.acts().get(handIn))
            .anyMatch(handIn -> handIn != null && handIn.gate().stages().contains(state.stage()));
  }

  /// Whether one was handed in and waits.
  boolean isStanding(State state) {
    Set<String> dates = new HashSet<>();
    for (ActDefinition act : rulebook.acts().values()) {
      if (isHandIn(act.id())) {
        dates.addAll(act.changes().records());
      }
    }
    return rulebook.clocks().values().stream()
        .filter(clock -> clock.from().stream().anyMatch(dates::contains))
        .anyMatch(clock -> !state.running(clock.id()).isEmpty());
  }
}
