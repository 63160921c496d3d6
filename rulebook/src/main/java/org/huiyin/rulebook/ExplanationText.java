package org.huiyin.rulebook;

import java.util.Locale;

final class ExplanationText {
  private final Locale locale;

  ExplanationText(Locale locale) {
    this.locale = locale;
  }

  String of(Explanation explanation) {
    return explanation.heading().title().in(locale) + ": " + explanation.due();
  }
}
