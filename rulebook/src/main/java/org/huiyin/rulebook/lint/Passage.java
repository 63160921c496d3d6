package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Elapsed;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// One step from a situation to another: an act of somebody, or what time does.
///
/// @param act the act; null for time
/// @param by who does it; null for time
/// @param on the day of the act, or the day on which time did something
/// @param elapsed what time did; empty for acts, and where somebody only waits
/// @param traits what of it matters to the proofs
record Passage(
    Situation from,
    int to,
    @Nullable ActDefinition act,
    @Nullable Actor by,
    LocalDate on,
    List<Elapsed> elapsed,
    Traits traits) {

  boolean isByComplainant() {
    return by != null && by.equals(Actor.complainant());
  }

  boolean isTime() {
    return act == null;
  }

  /// What of a step matters to the proofs.
  ///
  /// @param moves whether another institution takes a seat, or one leaves it
  /// @param pauses whether a clock stands still from then on
  /// @param bounded whether it is counted against a bound
  /// @param decided the decision that it makes, or null
  /// @param ended the names of the clocks that it ends
  record Traits(
      boolean moves,
      boolean pauses,
      boolean bounded,
      Effect.@Nullable Decided decided,
      Set<String> ended) {

    static final Traits NONE = new Traits(false, false, false, null, Set.of());

    static Traits of(List<Effect> effects, State before) {
      boolean moves = false;
      boolean pauses = false;
      boolean bounded = false;
      Effect.Decided decided = null;
      Set<String> ended = Set.of();
      for (Effect effect : effects) {
        switch (effect) {
          case Effect.SeatTaken(String seat, var institution) ->
              moves |= !institution.equals(before.seats().get(seat));
          case Effect.SeatLeft _ -> moves = true;
          case Effect.ClockPaused _ -> pauses = true;
          case Effect.Counted _ -> bounded = true;
          case Effect.Decided made -> decided = made;
          case Effect.ClockEnded end -> {
            if (end.number() <= before.clocks().size()) {
              ended = ended.isEmpty() ? new HashSet<>() : ended;
              ended.add(before.clock(end.number()).clock());
            }
          }
          default -> {}
        }
      }
      return new Traits(moves, pauses, bounded, decided, ended);
    }
  }
}
