package org.huiyin.access;

import java.util.List;
import org.huiyin.authority.Officer;

/// An officer's telephone, as far as it makes codes, and what is on their paper.
record Codes(TestAccess access, String secret, List<String> recovery) {

  /// Sets one up for this officer.
  static Codes of(TestAccess access, Officer officer) {
    String secret = access.secondFactor.freshSecret();
    List<String> recovery =
        access
            .secondFactor
            .setUp(TestAccess.principal(officer), secret, at(access, secret, 0))
            .orElseThrow();
    return new Codes(access, secret, recovery);
  }

  /// The code so many half minutes from now.
  String in(int steps) {
    return at(access, secret, steps);
  }

  static String at(TestAccess access, String secret, int steps) {
    return TimeCodes.at(TimeCodes.bytes(secret), access.instant().getEpochSecond() / 30 + steps);
  }
}
