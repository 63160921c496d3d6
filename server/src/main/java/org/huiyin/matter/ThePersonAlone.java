package org.huiyin.matter;

import java.util.Collections;
import java.util.Optional;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.PromiseState;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Word;

/// What stays with the person whom a matter is about while a helper holds its key (R10): nobody
/// withdraws or confirms for another.
///
/// Read off from what an act brings about and not from its name, so that no rulebook can forget
/// to say so.
final class ThePersonAlone {

  private ThePersonAlone() {}

  static boolean mayDo(Rulebook rulebook, String act) {
    ActDefinition definition = rulebook.acts().get(act);
    return definition != null && (confirms(definition) || withdraws(rulebook, definition));
  }

  static boolean confirms(ActDefinition act) {
    ActDefinition.PromiseChange promise = act.changes().promise();
    return act.changes().word() == Word.CONFIRMED
        || (promise != null && promise.to() == PromiseState.CONFIRMED);
  }

  /// At once, or by starting the time after which it takes effect by itself.
  static boolean withdraws(Rulebook rulebook, ActDefinition act) {
    return leadsOut(rulebook, act)
        || rulebook.clocks().values().stream()
            .filter(clock -> !Collections.disjoint(clock.from(), act.changes().records()))
            .anyMatch(clock -> endsInWithdrawal(rulebook, clock));
  }

  static boolean endsInWithdrawal(Rulebook rulebook, ClockDefinition clock) {
    return Optional.ofNullable(clock.atEnd())
        .flatMap(end -> Optional.ofNullable(rulebook.acts().get(end.act())))
        .filter(end -> leadsOut(rulebook, end))
        .isPresent();
  }

  private static boolean leadsOut(Rulebook rulebook, ActDefinition act) {
    String stage = act.changes().leadsTo();
    return stage != null
        && Optional.ofNullable(rulebook.stages().get(stage))
            .filter(led -> led.legal() == LegalState.WITHDRAWN)
            .isPresent();
  }
}
