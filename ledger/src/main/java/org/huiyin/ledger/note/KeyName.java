package org.huiyin.ledger.note;

import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;

/// What a key may be called: not empty, without Unicode spaces and plus (C2SP signed-note).
public final class KeyName {

  private static final int LONGEST = 1_000;

  private KeyName() {}

  /// The name, if it is one.
  ///
  /// @param where what is read, for the refusal
  /// @throws Refused if it isn’t
  public static String checked(String name, String where) {
    if (!isOne(name)) {
      throw new Refused(where, Defect.KEY_NAME);
    }
    return name;
  }

  static boolean isOne(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.codePoints().noneMatch(KeyName::isForbidden);
  }

  private static boolean isForbidden(int c) {
    return c == '+'
        || Character.isISOControl(c)
        || Character.isSpaceChar(c)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
