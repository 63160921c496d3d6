package org.huiyin.matter;

import java.util.Collections;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Rulebook;

/// What no one of a group does for the others (R10), as long as there are any: withdraw, agree with
/// the other side, or say that an answer was received, from which everybody's time would run. Read
/// off from what an act brings about, so that no rulebook can forget to say so.
///
/// That it is resolved each says for themself: see [OwnWords].
final class ForAll {

  private ForAll() {}

  static boolean binds(Rulebook rulebook, ActDefinition act) {
    return act.gate().jointly()
        || ThePersonAlone.withdraws(rulebook, act)
        || startsTheirTime(rulebook, act);
  }

  private static boolean startsTheirTime(Rulebook rulebook, ActDefinition act) {
    return rulebook.clocks().values().stream()
        .filter(clock -> clock.window() && clock.of().isComplainant())
        .map(ClockDefinition::from)
        .anyMatch(
            from ->
                !Collections.disjoint(from, act.changes().records())
                    || from.contains(String.valueOf(act.changes().recordsOn())));
  }
}
