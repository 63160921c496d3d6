package org.huiyin.rulebook;

/// Monday to Friday in closed form, on epoch days; day 0, 1970-01-01, is a Thursday.
final class Weekdays {

  private static final int THURSDAY = 3;

  private Weekdays() {}

  static boolean isWeekend(long day) {
    return Math.floorMod(day + THURSDAY, 7) >= 5;
  }

  /// The weekdays before the day, counted from Monday 1969-12-29; negative before it.
  static long before(long day) {
    long sinceMonday = day + THURSDAY;
    return 5 * Math.floorDiv(sinceMonday, 7) + Math.min(Math.floorMod(sinceMonday, 7), 5);
  }

  /// The weekday before which lie so many others: `before(at(n)) == n`.
  static long at(long index) {
    return 7 * Math.floorDiv(index, 5) + Math.floorMod(index, 5) - THURSDAY;
  }
}
