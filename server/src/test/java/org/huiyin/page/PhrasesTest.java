package org.huiyin.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhrasesTest {

  private static final Map<String, String> ZH = Wording.in("zh");
  private static final Map<String, String> EN = Wording.in("en");
  private static final Pattern KEY =
      Pattern.compile(
          "text(?:Or)?\\(\\s*\"([a-z][a-z.-]*[a-z])\"|Or\\([^()\"]*\"[^\"]*\"[^,\"]*, \"([a-z.-]+)\"");

  @Test
  void existInBothLanguages() {
    assertThat(new TreeSet<>(ZH.keySet())).isEqualTo(new TreeSet<>(EN.keySet()));
  }

  @Test
  void areTranslatedAndNotCopied() {
    for (String key : EN.keySet()) {
      assertThat(ZH.getOrDefault(key, ""))
          .as(key)
          .isNotBlank()
          .isNotEqualTo(EN.getOrDefault(key, ""));
      // The link to the other language is in that language.
      if (!key.equals("other-language")) {
        assertThat(EN.getOrDefault(key, ""))
            .as(key)
            .isNotBlank()
            .doesNotMatch("(?s).*\\p{IsHan}.*");
      }
    }
  }

  @Test
  void takeTheSamePlaceholdersAndLoseNoApostrophe() {
    for (String key : EN.keySet()) {
      assertThat(new MessageFormat(ZH.getOrDefault(key, "")).getFormatsByArgumentIndex())
          .as(key)
          .hasSameSizeAs(new MessageFormat(EN.getOrDefault(key, "")).getFormatsByArgumentIndex());
      assertThat(EN.getOrDefault(key, "") + ZH.getOrDefault(key, "")).as(key).doesNotContain("'");
    }
  }

  @Test
  void existForEveryTemplateAndEveryList() throws IOException {
    assertThat(EN.keySet()).containsAll(named());
  }

  @Test
  void noTemplateHoldsATextOfItsOwn() throws IOException {
    for (Path template : templates()) {
      assertThat(Files.readString(template))
          .as(template.toString())
          .doesNotMatch("(?s).*\\p{IsHan}.*");
    }
  }

  private static Set<String> named() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Path template : templates()) {
      KEY.matcher(Files.readString(template))
          .results()
          .flatMap(found -> Stream.of(found.group(1), found.group(2)))
          .filter(Objects::nonNull)
          .forEach(keys::add);
    }
    assertThat(keys).hasSizeGreaterThan(50);
    return keys;
  }

  private static Set<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      return files.filter(Files::isRegularFile).collect(Collectors.toSet());
    }
  }
}
