package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huiyin.access.PasswordChoice;
import org.huiyin.access.TokenMaking;
import org.huiyin.authority.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  private static ResourceBundle bundle(String name, Locale locale) {
    return ResourceBundle.getBundle(
        "messages/" + name,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static ResourceBundle zh(String name) {
    return bundle(name, Locale.SIMPLIFIED_CHINESE);
  }

  private static ResourceBundle en(String name) {
    return bundle(name, Locale.ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"problems", "matter"})
  void existInBothLanguages(String name) {
    assertThat(new TreeSet<>(zh(name).keySet())).isEqualTo(new TreeSet<>(en(name).keySet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"problems", "matter"})
  void areTranslatedAndNotCopied(String name) {
    for (String key : en(name).keySet()) {
      assertThat(zh(name).getString(key)).as(key).matches("(?s).*[\\p{IsHan}、].*");
      assertThat(en(name).getString(key)).as(key).isNotBlank().doesNotMatch("(?s).*\\p{IsHan}.*");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"problems", "matter"})
  void takeTheSamePlaceholders(String name) {
    for (String key : en(name).keySet()) {
      assertThat(new MessageFormat(zh(name).getString(key)).getFormatsByArgumentIndex())
          .as(key)
          .hasSameSizeAs(new MessageFormat(en(name).getString(key)).getFormatsByArgumentIndex());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"problems", "matter"})
  void loseNoApostrophe(String name) {
    // A single one quotes in MessageFormat, and vanishes: fit for braces and nothing else.
    for (String key : en(name).keySet()) {
      assertThat(en(name).getString(key).replaceAll("''|'\\{\\w+\\}'", ""))
          .as(key)
          .doesNotContain("'");
    }
  }

  @Test
  void nameEveryProblemAndEveryReason() {
    List<String> needed = new ArrayList<>();
    for (ProblemType type : ProblemType.values()) {
      needed.add(type.id() + ".title");
      needed.add(type.id() + ".detail");
    }
    for (Finding.Reason reason : Finding.Reason.values()) {
      needed.add("reason." + reason.id());
    }
    Stream.of(PasswordChoice.Reason.values(), TokenMaking.Reason.values())
        .flatMap(Stream::of)
        .map(reason -> reason.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
        .forEach(id -> needed.add("reason." + id));
    assertThat(en("problems").keySet()).containsAll(needed);
  }
}
