package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.List;

/// How long a clock runs: a number of days, and how they are counted. Pure and thread-safe.
///
/// Counts as the Civil Code does (Articles 201 and 203) where its [Counting] says so: the day of
/// the event is left out, and a last day that is a public day of rest moves to the next working
/// day.
///
/// @param amount 1 ≤ amount ≤ 3650
/// @param counting how they are counted
public record Length(int amount, Counting counting) {

  /// The longest length, extension or pause, in days: about ten years.
  public static final int MOST = 3650;

  public Length {
    if (amount < 1 || amount > MOST) {
      throw new IllegalArgumentException("amount: expected 1 to " + MOST + ": " + amount);
    }
  }

  /// The last day of a clock of this length.
  ///
  /// A day inside a pause isn't counted; pauses may overlap and may come in any order. A last
  /// day that rolls forward onto a pause rolls on past it. An extension lengthens the clock in
  /// its own unit, and the rolling applies to the total.
  ///
  /// @param start the day of the event
  /// @param extension days added, 0 ≤ extension ≤ 3650
  /// @param pauses stretches left out, each of at most 3650 days; one that is open counts to its
  ///     ceiling, one whose last day lies before its first is empty
  /// @throws IllegalArgumentException if the extension or a pause is out of bounds
  public Deadline deadline(
      LocalDate start, int extension, List<RunningClock.Pause> pauses, WorkingCalendar calendar) {
    return Deadlines.of(this, start, extension, pauses, calendar);
  }

  /// The last day of a stretch of this length whose first day is the one after `before`.
  public LocalDate after(LocalDate before, WorkingCalendar calendar) {
    return counting.unit() == Counting.Unit.DAY
        ? before.plusDays(amount)
        : calendar.plusWorkdays(before, amount);
  }
}
