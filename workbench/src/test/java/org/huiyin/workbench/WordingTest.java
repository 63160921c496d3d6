package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

  private static final Pattern PLACE = Pattern.compile("\\{\\d+}");

  @ParameterizedTest
  @ValueSource(strings = {"drawing", "workbench"})
  void saysTheSameThingsInBothLanguages(String bundle) {
    ResourceBundle chinese = bundle(bundle, Locale.CHINESE);
    ResourceBundle english = bundle(bundle, Locale.ENGLISH);

    List<String> needed = new ArrayList<>(chinese.keySet());
    // English has a form for one, Chinese hasn't.
    english.keySet().stream().filter(key -> key.endsWith(".1")).forEach(needed::add);
    assertThat(english.keySet())
        .hasSizeGreaterThan(40)
        .containsExactlyInAnyOrderElementsOf(needed.stream().distinct().toList());
    for (String key : chinese.keySet()) {
      assertThat(places(english.getString(key))).as(key).isEqualTo(places(chinese.getString(key)));
      assertThat(chinese.getString(key) + english.getString(key)).as(key).doesNotContain("'");
    }
  }

  private static ResourceBundle bundle(String name, Locale locale) {
    return ResourceBundle.getBundle("org.huiyin.workbench." + name, locale);
  }

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).distinct().sorted().toList();
  }
}
