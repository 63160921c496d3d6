package org.huiyin.ledger.receipt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// When a matter was filed, as finely as may be told.
public sealed interface Filed {

  /// At an instant.
  record At(Instant instant) implements Filed {
    @Override
    public String toString() {
      return instant.toString();
    }
  }

  /// On a day: of an anonymous matter nothing finer is told.
  record On(LocalDate day) implements Filed {
    @Override
    public String toString() {
      return day.toString();
    }
  }

  /// What is written in ISO 8601: an instant if it has a time, otherwise a day.
  ///
  /// @throws DateTimeException if it is neither
  static Filed parse(String text) {
    return text.contains("T") ? new At(Instant.parse(text)) : new On(LocalDate.parse(text));
  }

  /// The years from 1970 to 9999, which have four digits and are never negative.
  default boolean isInRange() {
    return switch (this) {
      case At(Instant instant) -> Days.isInRange(instant.atZone(ZoneOffset.UTC).toLocalDate());
      case On(LocalDate day) -> Days.isInRange(day);
    };
  }
}
