package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The key that a complainant holds: twenty random decimal digits, shown once, in groups of five.
///
/// With the matter's number it opens the matter. Huiyin keeps only its HMAC under a secret
/// outside the database, so nobody can read it there, and so much entropy (66 bits) needs no
/// slow hash. Immutable; `toString` hides it.
final class ComplainantKey {

  private static final int DIGITS = 20;
  private static final int GROUP = 5;

  private final String digits;

  private ComplainantKey(String digits) {
    this.digits = digits;
  }

  static ComplainantKey random(RandomGenerator random) {
    StringBuilder digits = new StringBuilder(DIGITS);
    for (int i = 0; i < DIGITS; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return new ComplainantKey(digits.toString());
  }

  /// Reads a key as people type it, with spaces or hyphens between the groups and with
  /// full-width digits.
  static Optional<ComplainantKey> parse(String typed) {
    if (typed.length() > 64) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder(DIGITS);
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c == ' ' || c == '-' || c == '\u3000') {
        continue;
      }
      int digit = Character.digit(c, 10);
      if (digit < 0) {
        return Optional.empty();
      }
      digits.append((char) ('0' + digit));
    }
    return digits.length() == DIGITS
        ? Optional.of(new ComplainantKey(digits.toString()))
        : Optional.empty();
  }

  String grouped() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < DIGITS; i += GROUP) {
      text.append(i == 0 ? "" : "-").append(digits, i, i + GROUP);
    }
    return text.toString();
  }

  /// One half of it, of ten digits.
  KeyHalf half(KeyHalf.Place place) {
    return new KeyHalf(
        place,
        place == KeyHalf.Place.FIRST
            ? digits.substring(0, DIGITS / 2)
            : digits.substring(DIGITS / 2));
  }

  /// What the key's HMAC is taken over: bound to its matter, so that no two rows can be compared.
  byte[] boundTo(MatterNumber number) {
    return (number.text() + "\n" + digits).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "ComplainantKey[hidden]";
  }
}
