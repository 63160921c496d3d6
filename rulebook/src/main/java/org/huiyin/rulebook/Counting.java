package org.huiyin.rulebook;

/// How days are counted, and by which provision. Immutable.
///
/// @param id its name in the rulebook, such as `working-days`
/// @param unit what counts
/// @param startExcluded whether the day of the event is left out, so that the next day is day 1
/// @param rollForward whether a last day that nobody works moves to the next working day
/// @param source the provision, such as Articles 201 and 203 of the Civil Code
public record Counting(
    String id, Unit unit, boolean startExcluded, boolean rollForward, Citation source) {

  /// What counts as a day.
  public enum Unit {
    DAY,
    WORKING_DAY
  }
}
