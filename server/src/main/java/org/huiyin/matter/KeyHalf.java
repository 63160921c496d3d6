package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Ten of the twenty digits of a key that two officers print after a recovery, each one half: so
/// nobody in office has held the whole. Only the HMAC of each half is kept, bound to the matter
/// and its place; what is guessed is looked at as a whole, so a half helps nobody to guess the
/// other. Immutable; `toString` hides it.
record KeyHalf(Place place, String digits) {

  private static final int DIGITS = 10;

  enum Place {
    FIRST,
    SECOND;

    String purpose() {
      return "complainant-key-" + name().toLowerCase(Locale.ROOT) + "-half";
    }
  }

  static KeyHalf random(Place place, RandomGenerator random) {
    StringBuilder digits = new StringBuilder(DIGITS);
    for (int i = 0; i < DIGITS; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return new KeyHalf(place, digits.toString());
  }

  String grouped() {
    return digits.substring(0, DIGITS / 2) + "-" + digits.substring(DIGITS / 2);
  }

  byte[] mac(Sealing sealing, MatterNumber number) {
    return sealing.mac(
        place.purpose(), (number.text() + "\n" + digits).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "KeyHalf[" + place + "]";
  }
}
