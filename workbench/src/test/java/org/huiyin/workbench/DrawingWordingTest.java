package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DrawingWordingTest {

  private static final Pattern PLACE = Pattern.compile("\\{\\d+}");

  @Test
  void saysTheSameInBothLanguages() {
    ResourceBundle chinese = bundle(Locale.CHINESE);
    ResourceBundle english = bundle(Locale.ENGLISH);

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

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle("org.huiyin.workbench.drawing", locale);
  }

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).distinct().sorted().toList();
  }
}
