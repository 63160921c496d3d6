package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// The first entry of a matter, as far as whoever brought it is promised something: the same each
/// time that its filing is answered. Immutable.
///
/// @param commitment what the public ledger will hold of it
/// @param on the legal day
/// @param at the instant; null where the matter is anonymous (R7)
/// @param owed what is owed by when, by the ids of the clocks, in the order in which they started
public record Entered(Commitment commitment, LocalDate on, @Nullable Instant at, List<Owed> owed) {

  public Entered {
    owed = List.copyOf(owed);
  }

  /// A duty and its last day.
  public record Owed(String clock, LocalDate due) {}

  static Entered of(
      MatterRecord.Identity matter, Facts first, Bytes commitment, Rulebook rulebook) {
    return new Entered(
        new Commitment(Hash.of(commitment.array())),
        first.on(),
        matter.anonymous() ? null : first.at(),
        State.NONE.after(first.effects()).clocks().stream()
            .filter(clock -> clock.ending() == null && isOwed(rulebook, clock))
            .map(clock -> new Owed(clock.clock(), clock.due()))
            .toList());
  }

  /// The others are times within which a complainant can do something.
  private static boolean isOwed(Rulebook rulebook, RunningClock clock) {
    return !Objects.requireNonNull(rulebook.clocks().get(clock.clock())).window();
  }
}
