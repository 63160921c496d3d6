package org.huiyin.matter;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The number of a matter, such as `990123-2026-7KQ4M2ZD-X`: authority code, year, eight random
/// characters of Crockford's base 32, and a check character (ISO/IEC 7064, MOD 37,36) over all
/// of it.
///
/// It finds its authority and leaks no counts. Forty random bits make a collision within one
/// authority and year unlikely, not impossible: the database refuses a second one and the
/// filing tries again. The check finds each single wrong character and each swap of neighbours
/// but for a few. Immutable.
public record MatterNumber(String authority, String text) {

  /// As people write it, with spaces; nothing longer can be one.
  static final int LONGEST = 64;

  private static final String BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final String BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int RANDOM_LENGTH = 8;
  private static final Pattern FORM =
      Pattern.compile("([0-9A-Z]{2,12})-([0-9]{4})-([0-9A-HJKMNP-TV-Z]{8})-([0-9A-Z])");

  /// A new number.
  ///
  /// @param year the legal year of filing, 1000 to 9999
  public static MatterNumber random(String authority, int year, RandomGenerator random) {
    StringBuilder tail = new StringBuilder(RANDOM_LENGTH);
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      tail.append(BASE32.charAt(random.nextInt(BASE32.length())));
    }
    String body = authority + "-" + year + "-" + tail;
    return new MatterNumber(authority, body + "-" + check(body));
  }

  /// Reads a number as people write it: lower case, spaces, and O, I, L for the digits they
  /// look like in the random part are fine. Empty if the form or the check character is wrong.
  public static Optional<MatterNumber> parse(String written) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String text =
        withDigitsForLookalikes(written.strip().toUpperCase(Locale.ROOT).replace(" ", ""));
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String body = text.substring(0, text.length() - 2);
    return check(body) == text.charAt(text.length() - 1)
        ? Optional.of(new MatterNumber(form.group(1), text))
        : Optional.empty();
  }

  private static String withDigitsForLookalikes(String text) {
    int end = text.lastIndexOf('-');
    int start = end < 0 ? -1 : text.lastIndexOf('-', end - 1);
    if (start < 0) {
      return text;
    }
    String tail = text.substring(start, end).replace('O', '0').replace('I', '1').replace('L', '1');
    return text.substring(0, start) + tail + text.substring(end);
  }

  /// In groups of at most four in its random part, to be read out; it can be typed like this.
  public String grouped() {
    int tail = text.length() - 2 - RANDOM_LENGTH / 2;
    return text.substring(0, tail) + " " + text.substring(tail);
  }

  /// ISO/IEC 7064 hybrid system MOD 37,36.
  private static char check(String body) {
    int product = 36;
    for (int i = 0; i < body.length(); i++) {
      int value = BASE36.indexOf(body.charAt(i));
      if (value < 0) {
        continue;
      }
      int sum = (product + value) % 36;
      product = (sum == 0 ? 36 : sum) * 2 % 37;
    }
    return BASE36.charAt((37 - product) % 36);
  }

  @Override
  public String toString() {
    return text;
  }
}
