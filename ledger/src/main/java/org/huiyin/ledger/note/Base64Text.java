package org.huiyin.ledger.note;

import java.util.Base64;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;

/// Base64 (RFC 4648, 4) with its padding.
final class Base64Text {

  private Base64Text() {}

  /// Only as an encoder writes it.
  static byte[] strictly(String text, String where) {
    byte[] bytes = leniently(text, where);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new Refused(where, Defect.NOT_BASE64);
    }
    return bytes;
  }

  /// Whatever the last, unused bits are: the test cases of witnesses have such signatures, which
  /// are to be read and found wrong.
  static byte[] leniently(String text, String where) {
    if (text.length() % 4 != 0) {
      throw new Refused(where, Defect.NOT_BASE64);
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException wrong) {
      throw new Refused(where, Defect.NOT_BASE64);
    }
  }
}
