package org.huiyin.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
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

  private static final Pattern KEY_IN_CODE =
      Pattern.compile("page\\.text\\(\\s*\"([a-z][a-z.-]*[a-z])\"");
  private static final Pattern PART = Pattern.compile("\"([a-z.-]*)\"");

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
  void existForEverythingThatTheCodeSays() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Path source : sources()) {
      KEY_IN_CODE
          .matcher(Files.readString(source))
          .results()
          .map(found -> found.group(1))
          .forEach(keys::add);
    }
    assertThat(keys).hasSizeGreaterThan(10);
    assertThat(EN.keySet()).containsAll(keys);
  }

  @Test
  void areAllSaidSomewhere() throws IOException {
    Set<String> parts = new TreeSet<>();
    for (Set<Path> files : List.of(templates(), sources())) {
      for (Path file : files) {
        PART.matcher(Files.readString(file))
            .results()
            .map(found -> found.group(1))
            .forEach(parts::add);
      }
    }
    assertThat(EN.keySet().stream().filter(key -> !isMadeOf(parts, key)))
        .as("texts that no page can say")
        .isEmpty();
  }

  /// Whether a key stands somewhere as it is, with an ending, or begins with what an id is put to.
  private static boolean isMadeOf(Set<String> parts, String key) {
    return parts.contains(key)
        || parts.stream()
            .filter(part -> !part.isEmpty() && key.startsWith(part))
            .anyMatch(part -> part.endsWith(".") || parts.contains(key.substring(part.length())));
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
    return files("src/main/jte", ".jte");
  }

  private static Set<Path> sources() throws IOException {
    return files("src/main/java", ".java");
  }

  private static Set<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .collect(Collectors.toSet());
    }
  }
}
