package org.huiyin.workbench;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.ResourceBundle;
import org.huiyin.rulebook.Nearest;
import org.huiyin.rulebook.Texts;

/// What the commands say, and what stands in pictures, in one language. Numbers and dates are put
/// in as they are: ISO 8601, no grouping.
final class Words {

  private static final String COMMANDS = "org.huiyin.workbench.workbench";
  private static final int FEW = 40;

  private final Locale locale;
  private final ResourceBundle bundle;

  /// What the commands say.
  Words(Locale asked) {
    this(COMMANDS, asked);
  }

  Words(String bundle, Locale asked) {
    // Exactly one of the two that exist, so that the lookup never falls back to the host's locale.
    this.locale = asked.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    this.bundle = ResourceBundle.getBundle(bundle, locale);
  }

  Locale locale() {
    return locale;
  }

  String text(String key, Object... values) {
    String[] plain = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      plain[i] = values[i] instanceof Texts texts ? in(texts) : values[i].toString();
    }
    return new MessageFormat(bundle.getString(key), locale).format(plain);
  }

  boolean has(String key) {
    return bundle.containsKey(key);
  }

  String in(Texts texts) {
    return texts.in(locale);
  }

  Misuse misuse(String key, Object... values) {
    return new Misuse(text(key, values));
  }

  /// Somebody named something that isn't there: what it was, and what they may have meant.
  Misuse unknown(String what, String name, Collection<String> known) {
    return new Misuse(text("unknown." + what, name) + hint(name, known));
  }

  /// The word that was meant, if one lies near; otherwise all, if they aren't too many.
  String hint(String name, Collection<String> known) {
    return Nearest.to(name, known)
        .map(near -> text("did-you-mean", near))
        .orElseGet(
            () ->
                known.isEmpty() || known.size() > FEW
                    ? ""
                    : text("one-of", String.join(", ", known)));
  }

  /// A day with its day of the week.
  String day(LocalDate day) {
    return text("day", day, bundle.getString("weekday." + day.getDayOfWeek().getValue()));
  }

  String list(Collection<String> items) {
    return String.join(bundle.getString("and"), items);
  }
}
