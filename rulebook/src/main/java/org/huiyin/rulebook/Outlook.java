package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.List;

/// When something comes at the latest, if every step takes all its time.
///
/// Not a promise that it comes so late, nor a bound on an institution that is late: a clock that
/// is over counts to its last day, and what comes after begins there.
///
/// @param latest the day
/// @param provisional whether it may move when the holidays of a year are decreed
/// @param steps the clocks that lead there, each from the end of the one before
public record Outlook(
    String id, Texts title, LocalDate latest, boolean provisional, List<Step> steps) {

  public Outlook {
    steps = List.copyOf(steps);
  }

  /// One clock on the way.
  ///
  /// @param from the day of the event that starts it, or would
  /// @param until the day on which it ended, or its last day
  public record Step(String clock, LocalDate from, LocalDate until, Citation citation) {}
}
