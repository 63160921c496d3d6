package org.huiyin.rulebook.lint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.Rulebook;

/// From which stage the document lets an act still be done, now or later: at least where it
/// really can. What no act ahead asks about needn't be told apart.
final class Reach {

  private final Rulebook rulebook;
  private final Map<String, Set<String>> ahead = new HashMap<>();

  Reach(Rulebook rulebook) {
    this.rulebook = rulebook;
    for (String stage : rulebook.stages().keySet()) {
      ahead.put(stage, acts(stages(stage)));
    }
  }

  /// Whether the act can still be done from this stage on.
  boolean isAhead(String act, String stage) {
    return ahead.getOrDefault(stage, Set.of()).contains(act);
  }

  /// Where a matter can stand right after an act.
  Set<String> after(ActDefinition act) {
    Set<String> after = new HashSet<>(leadsTo(act));
    if (after.isEmpty() || act.gate().jointly()) {
      rulebook.stages().keySet().stream().filter(stage -> isIn(act, stage)).forEach(after::add);
    }
    return after;
  }

  /// The stages that the document lets a matter come to from this one, which is one of them.
  Set<String> stages(String from) {
    Set<String> seen = new HashSet<>(Set.of(from));
    Deque<String> todo = new ArrayDeque<>(seen);
    while (!todo.isEmpty()) {
      for (ActDefinition act : rulebook.acts().values()) {
        if (isIn(act, todo.element())) {
          for (String next : leadsTo(act)) {
            if (seen.add(next)) {
              todo.add(next);
            }
          }
        }
      }
      todo.remove();
    }
    return seen;
  }

  private Set<String> acts(Set<String> stages) {
    Set<String> acts = new HashSet<>();
    for (ActDefinition act : rulebook.acts().values()) {
      if (stages.stream().anyMatch(stage -> isIn(act, stage))) {
        acts.add(act.id());
      }
    }
    return acts;
  }

  static boolean isIn(ActDefinition act, String stage) {
    ActDefinition.Gate gate = act.gate();
    return !gate.opens() && (gate.stages().isEmpty() || gate.stages().contains(stage));
  }

  private Set<String> leadsTo(ActDefinition act) {
    Set<String> next = new HashSet<>();
    if (act.changes().leadsTo() != null) {
      next.add(act.changes().leadsTo());
    }
    String instance = act.changes().decides();
    for (OutcomeDefinition outcome : rulebook.outcomes().values()) {
      if (instance != null && outcome.instances().contains(instance) && outcome.leadsTo() != null) {
        next.add(outcome.leadsTo());
      }
    }
    return next;
  }
}
