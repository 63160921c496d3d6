package org.huiyin.access;

import java.time.Instant;

/// A telephone with a program for codes, for tests of other modules.
public record Phone(String secret) {

  /// As it was typed, with or without spaces.
  public Phone {
    secret = secret.replace(" ", "");
  }

  /// The code so many half minutes from now.
  public String code(int steps) {
    return TimeCodes.at(TimeCodes.bytes(secret), Instant.now().getEpochSecond() / 30 + steps);
  }
}
