package org.huiyin.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days as officers type them: `2026-03-09`, `20260309`, `2026/3/9` or `2026年3月9日`.
final class Days {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?");

  private Days() {}

  /// Empty if it is no day.
  static Optional<LocalDate> of(String typed) {
    Matcher day = FORM.matcher(typed.strip());
    if (!day.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(part(day, 1), part(day, 2), part(day, 3)));
    } catch (DateTimeException absent) {
      return Optional.empty();
    }
  }

  private static int part(Matcher day, int group) {
    return Integer.parseInt(day.group(group));
  }
}
