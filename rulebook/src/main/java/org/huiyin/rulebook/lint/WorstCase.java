package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.Rulebook;

/// How long a matter of one kind can take if everybody who owes something takes all the time
/// that the rulebook gives, uses every extension and every pause, and nobody is late.
///
/// The slowest way is sought by walking all paths; its calendar days are counted for every day
/// of filing on which it ends within the years whose holidays are known, and the most are told.
/// It says nothing about years to come, nor about an institution that is late. What was promised
/// besides an answer isn't an answer and isn't counted.
///
/// @param kind the kind of matter
/// @param firstAnswer calendar days from filing to the first decision
/// @param finalAnswer calendar days from filing to the last decision, going higher each time
/// @param filed the day of filing on which the last decision takes so long
/// @param steps what takes the time until the last decision
/// @param knownUntil the last year whose holidays were counted; 0 where none is known and only
///     weekends were
public record WorstCase(
    String kind,
    int firstAnswer,
    int finalAnswer,
    LocalDate filed,
    List<Step> steps,
    int knownUntil) {

  public WorstCase {
    steps = List.copyOf(steps);
  }

  /// The worst case of one kind of matter; empty where it isn't taken in here or has none, for
  /// which a linter refuses the rulebook. Takes about a second: keep it.
  public static Optional<WorstCase> of(Rulebook rulebook, String kind) {
    return new WorstCases(rulebook, kind, Linter.calendar(rulebook)).find();
  }

  /// One wait.
  ///
  /// @param clock the clock whose whole time is taken
  /// @param until on which day after filing it is over
  public record Step(String clock, int until, Citation source) {}
}
