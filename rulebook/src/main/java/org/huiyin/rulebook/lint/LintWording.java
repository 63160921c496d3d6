package org.huiyin.rulebook.lint;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.huiyin.rulebook.Texts;

/// The words of findings and their stories, in both languages at once.
final class LintWording {

  private static final String BUNDLE = "org.huiyin.rulebook.lint.lint";
  private static final ResourceBundle ZH = ResourceBundle.getBundle(BUNDLE, Locale.CHINESE);
  private static final ResourceBundle EN = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH);

  private LintWording() {}

  /// @param values texts are put in in their language, everything else as it is written
  static Texts text(String key, Object... values) {
    return new Texts(
        format(ZH, Locale.CHINESE, key, values), format(EN, Locale.ENGLISH, key, values));
  }

  private static String format(ResourceBundle bundle, Locale locale, String key, Object... values) {
    String[] plain = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      plain[i] = values[i] instanceof Texts texts ? texts.in(locale) : String.valueOf(values[i]);
    }
    return new MessageFormat(bundle.getString(key), locale).format(plain);
  }
}
