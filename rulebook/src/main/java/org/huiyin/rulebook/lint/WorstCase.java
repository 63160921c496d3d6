package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.util.List;
import org.huiyin.rulebook.Citation;

/// How long a matter of one kind can take if everybody who owes something takes all the time
/// that the rulebook gives, uses every extension and every pause, and nobody is late.
///
/// An upper bound over the years whose holidays are known, and nothing about years to come or
/// about an institution that is late. A promise of something later ([Rulebook] limits it) isn't
/// an answer and isn't counted.
///
/// @param kind the kind of matter
/// @param firstAnswer calendar days from filing to the first decision
/// @param finalAnswer calendar days from filing to the end of the road, going higher each time
/// @param filed the day of filing, among those tried, on which the last answer takes so long
/// @param steps what takes the time until the last answer
public record WorstCase(
    String kind, int firstAnswer, int finalAnswer, LocalDate filed, List<Step> steps) {

  public WorstCase {
    steps = List.copyOf(steps);
  }

  /// One wait.
  ///
  /// @param clock the clock whose whole time is taken
  /// @param until the day after filing on which it is over
  public record Step(String clock, int until, Citation source) {}
}
