package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.List;
import org.huiyin.rulebook.Effect.Ending;
import org.jspecify.annotations.Nullable;

/// A clock (期限) of one matter: the facts from which its due date was derived, and the due
/// date.
///
/// Never reset: an extension or a pause adds a fact. Immutable.
///
/// @param number its number in the matter, from 1
/// @param clock its name in the rulebook
/// @param promise the promise that it is about, or 0
/// @param start the day of the event that started it
/// @param due the last day, inclusive; while a pause is open, if the pause lasts to its ceiling
/// @param provisional whether the due date may move when the holidays of its year are decreed
/// @param extended days added by extensions, ≥ 0
/// @param pauses the pauses in order; only the last may be open
/// @param reached how many milestones were reached, ≥ 0
/// @param ending how it ended, or null while it runs
/// @param ended the day on which it ended, or null while it runs
public record RunningClock(
    int number,
    String clock,
    int promise,
    LocalDate start,
    LocalDate due,
    boolean provisional,
    int extended,
    List<Pause> pauses,
    int reached,
    @Nullable Ending ending,
    @Nullable LocalDate ended) {

  public RunningClock {
    pauses = List.copyOf(pauses);
  }

  public boolean isRunning() {
    return ending == null;
  }

  public boolean isPaused() {
    return isRunning() && !pauses.isEmpty() && pauses.getLast().open();
  }

  /// The one rule for "is it overdue?": it runs and its last day is over.
  public boolean isLate(LocalDate today) {
    return isRunning() && today.isAfter(due);
  }

  RunningClock ended(Ending how, LocalDate on) {
    return new RunningClock(
        number, clock, promise, start, due, provisional, extended, pauses, reached, how, on);
  }

  RunningClock counted(int extension, List<Pause> left, LocalDate last, boolean mayMove) {
    return new RunningClock(
        number, clock, promise, start, last, mayMove, extension, left, reached, ending, ended);
  }

  RunningClock reached(int milestones) {
    return new RunningClock(
        number,
        clock,
        promise,
        start,
        due,
        provisional,
        extended,
        pauses,
        milestones,
        ending,
        ended);
  }

  /// A stretch of days that a clock leaves out.
  ///
  /// @param ground the rulebook's ground, such as `hearing`
  /// @param from first day left out
  /// @param last last day left out, inclusive; the ceiling while the pause is open
  /// @param open whether it has not ended yet
  public record Pause(String ground, LocalDate from, LocalDate last, boolean open) {}
}
