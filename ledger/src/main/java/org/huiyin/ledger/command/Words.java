package org.huiyin.ledger.command;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What the commands say, in one language. Numbers and dates are put in as they are: ISO 8601, no
/// grouping.
final class Words {

  private static final int LONGEST = 2_000;

  private final Locale locale;
  private final ResourceBundle bundle;

  Words(Locale asked) {
    // Exactly one of the two that exist, so that the lookup never falls back to the host's locale.
    this.locale = asked.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    this.bundle = ResourceBundle.getBundle("org.huiyin.ledger.command.command", locale);
  }

  String text(String key, Object... values) {
    var plain = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      plain[i] = shown(values[i].toString());
    }
    return new MessageFormat(bundle.getString(key), locale).format(plain);
  }

  /// By the name of a constant, such as `trust.PINNED`.
  String text(String prefix, Enum<?> constant, Object... values) {
    return text(prefix + "." + constant.name(), values);
  }

  Misuse misuse(String key, Object... values) {
    return new Misuse(text(key, values));
  }

  /// Without what could move the cursor, colour the screen or turn the direction of writing:
  /// receipts come from strangers.
  static String shown(String text) {
    var shown = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(c -> shown.appendCodePoint(isSafe(c) ? c : 0xfffd));
    return text.length() > 2 * LONGEST ? shown.append("…").toString() : shown.toString();
  }

  private static boolean isSafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
