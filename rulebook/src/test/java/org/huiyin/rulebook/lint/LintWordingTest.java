package org.huiyin.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every finding can be said in both languages.
class LintWordingTest {

  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final ResourceBundle ZH = bundle(Locale.CHINESE);
  private static final ResourceBundle EN = bundle(Locale.ENGLISH);

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle("org.huiyin.rulebook.lint.lint", locale);
  }

  @Test
  void bothLanguagesSayTheSameThingsOfTheSameNames() {
    assertThat(ZH.keySet()).isEqualTo(EN.keySet());
    for (String key : EN.keySet()) {
      assertThat(places(ZH.getString(key))).as(key).isEqualTo(places(EN.getString(key)));
      assertThat(ZH.getString(key) + EN.getString(key)).as(key).doesNotContain("'");
    }
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    PLACE.matcher(text).results().forEach(found -> places.add(found.group()));
    return places;
  }

  @Test
  void everyRuleHasWords() {
    for (LintRule rule : LintRule.values()) {
      if (rule != LintRule.UNREADABLE) {
        assertThat(EN.keySet()).anyMatch(key -> key.startsWith(rule.id() + "."));
      }
    }
  }
}
