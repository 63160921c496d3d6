package org.huiyin.rulebook;

import java.util.Locale;

/// One text in the two languages of a rulebook. Neither is blank. Immutable.
///
/// @param zh Chinese, as the law says it
/// @param en English
public record Texts(String zh, String en) {

  public Texts {
    if (zh.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException(
          "text: both zh and en are needed: zh=" + zh + ", en=" + en);
    }
  }

  /// The Chinese text for every Chinese locale, otherwise the English one.
  public String in(Locale locale) {
    return isChinese(locale) ? zh : en;
  }

  static boolean isChinese(Locale locale) {
    return locale.getLanguage().equals("zh");
  }
}
