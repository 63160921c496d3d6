package org.huiyin.ledger.note;

import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;

/// Sizes, positions and times as lines of text have them: ASCII digits without leading zeros, up
/// to 2^63 − 1. Larger ones exist in the specifications, and no log that has one.
public final class Decimal {

  private static final int LONGEST = 20;

  private Decimal() {}

  /// The number that is written so.
  ///
  /// @param where what is read, for the refusal
  /// @throws Refused if it isn’t written as numbers are here, or is larger
  public static long read(String digits, String where) {
    int length = digits.length();
    boolean isDecimal =
        length > 0
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && (length == 1 || digits.charAt(0) != '0');
    if (!isDecimal) {
      throw new Refused(where, Defect.NOT_DECIMAL);
    }
    if (length >= LONGEST) {
      throw new Refused(where, Defect.SIZE_OUT_OF_RANGE);
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException larger) {
      throw new Refused(where, Defect.SIZE_OUT_OF_RANGE);
    }
  }
}
