package org.huiyin.authority;

import java.time.LocalDate;
import java.util.UUID;

/// An officer is away, and a colleague stands in. Immutable; unchecked until [Covers] takes it.
///
/// The substitute works with their own roles and behind their own walls: a cover shows them what
/// waits for the absent officer, and lends nobody's rights.
///
/// @param from the first day
/// @param until the last day
public record Cover(UUID id, UUID officer, UUID substitute, LocalDate from, LocalDate until) {

  /// The most days that one may last.
  public static final int MOST_DAYS = 90;

  public boolean isOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }

  boolean overlaps(Cover other) {
    return !until.isBefore(other.from) && !other.until.isBefore(from);
  }
}
