package org.huiyin.rulebook;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of explanations in one language. Numbers and dates are put in as they are: ISO
/// 8601, no grouping.
final class Wording {

  private static final String BUNDLE = "org.huiyin.rulebook.explanation";

  private final Locale locale;
  private final ResourceBundle bundle;

  Wording(Locale asked) {
    // Exactly one of the two that exist, so that the lookup never falls back to the host's locale.
    this.locale = Texts.isChinese(asked) ? Locale.CHINESE : Locale.ENGLISH;
    this.bundle = ResourceBundle.getBundle(BUNDLE, locale);
  }

  boolean isChinese() {
    return Texts.isChinese(locale);
  }

  String in(Texts texts) {
    return texts.in(locale);
  }

  String text(String key, Object... values) {
    String[] plain = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      plain[i] = values[i].toString();
    }
    return new MessageFormat(bundle.getString(key), locale).format(plain);
  }

  String days(int amount, Counting.Unit unit) {
    String one = "days." + unit + ".1";
    return amount == 1 && bundle.containsKey(one) ? text(one) : text("days." + unit, amount);
  }

  String dates(LocalDate from, LocalDate last) {
    return from.equals(last) ? from.toString() : text("dates", from, last);
  }

  String ordinals(int from, int last) {
    return from == last ? text("ordinal", from) : text("ordinals", from, last);
  }

  String weekday(LocalDate date) {
    return bundle.getString("weekday." + date.getDayOfWeek().getValue());
  }

  /// The holiday's name in this language; as the calendar gives it where no other is known.
  String holiday(String name) {
    String key = "holiday." + name;
    return bundle.containsKey(key) ? bundle.getString(key) : name;
  }
}
