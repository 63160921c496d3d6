package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.Locale;

/// The time that another procedure gives, as its law says it. Told, and never counted here: how
/// it is counted is for those behind that door.
///
/// @param amount 1 ≤ amount ≤ 3650
public record Period(int amount, Unit unit) {

  public Period {
    if (amount < 1 || amount > Length.MOST) {
      throw new IllegalArgumentException("amount: expected 1 to " + Length.MOST + ": " + amount);
    }
  }

  /// What it is measured in.
  public enum Unit {
    DAYS,
    WORKING_DAYS,
    MONTHS,
    YEARS
  }

  /// The day that lies this long after another. Of a month without that day, its last.
  ///
  /// @throws IllegalStateException if it is measured in working days, which need a calendar
  LocalDate after(LocalDate day) {
    return switch (unit) {
      case DAYS -> day.plusDays(amount);
      case MONTHS -> day.plusMonths(amount);
      case YEARS -> day.plusYears(amount);
      case WORKING_DAYS -> throw new IllegalStateException("period: in working days");
    };
  }

  /// In words, such as “6 months”.
  public String in(Locale locale) {
    String key = "period." + unit.name().toLowerCase(Locale.ROOT) + (amount == 1 ? ".1" : "");
    return new Wording(locale).text(key, amount);
  }
}
