package org.huiyin.ledger.receipt;

import java.time.LocalDate;

/// The days that promises speak of.
final class Days {

  private static final LocalDate FIRST = LocalDate.EPOCH;
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private Days() {}

  static boolean isInRange(LocalDate day) {
    return !day.isBefore(FIRST) && !day.isAfter(LAST);
  }
}
