package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.List;
import org.huiyin.rulebook.RunningClock.Pause;
import org.jspecify.annotations.Nullable;

/// What happened to one clock: all that its last day follows from, besides the rulebook and the
/// calendar. Who knows it can count again, without the matter. Immutable.
///
/// @param clock its name in the rulebook
/// @param event the name of the recorded date that started it, such as `accepted`; empty for the
///     first that the rulebook lists
/// @param start the day of that event
/// @param extended days added by extensions, 0 ≤ extended ≤ 3650
/// @param pauses stretches left out, in order; only the last may be open
/// @param told the last day that was told: of a promise, the promised day; of any other clock,
///     a day that is kept where the count gives a worse one, or null
public record ClockFacts(
    String clock,
    String event,
    LocalDate start,
    int extended,
    List<Pause> pauses,
    @Nullable LocalDate told) {

  public ClockFacts {
    pauses = List.copyOf(pauses);
  }

  /// A clock that was started, and nothing else.
  public static ClockFacts started(String clock, LocalDate start) {
    return new ClockFacts(clock, "", start, 0, List.of(), null);
  }
}
