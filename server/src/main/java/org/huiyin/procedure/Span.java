package org.huiyin.procedure;

import org.huiyin.rulebook.Counting;
import org.huiyin.rulebook.Length;

/// How long something runs, as far as that can be said without a date.
record Span(int amount, Counting.Unit unit, boolean startExcluded, boolean rolls, String counting) {

  Span(Length length) {
    this(
        length.amount(),
        length.counting().unit(),
        length.counting().startExcluded(),
        length.counting().rollForward(),
        length.counting().id());
  }

  /// Whether it ends on the same day or later, wherever it begins. So many working days are never
  /// over before as many days; how much later they are, depends on the holidays.
  boolean isNeverShorter(Span other) {
    boolean unit = this.unit == other.unit || this.unit == Counting.Unit.WORKING_DAY;
    boolean start = startExcluded == other.startExcluded || startExcluded;
    boolean end = rolls == other.rolls || rolls;
    return unit && start && end && amount >= other.amount;
  }

  /// As a rulebook writes it.
  String written() {
    return amount + " " + counting;
  }
}
