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

class MessagesTest {

  private static final ResourceBundle ZH = bundle(Locale.SIMPLIFIED_CHINESE);
  private static final ResourceBundle EN = bundle(Locale.ENGLISH);

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "messages/problems",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  @Test
  void existInBothLanguages() {
    assertThat(new TreeSet<>(ZH.keySet())).isEqualTo(new TreeSet<>(EN.keySet()));
  }

  @Test
  void areTranslatedAndNotCopied() {
    for (String key : EN.keySet()) {
      assertThat(ZH.getString(key)).as(key).isNotBlank().isNotEqualTo(EN.getString(key));
      assertThat(ZH.getString(key)).as(key).matches("(?s).*\\p{IsHan}.*");
      assertThat(EN.getString(key)).as(key).isNotBlank().doesNotMatch("(?s).*\\p{IsHan}.*");
    }
  }

  @Test
  void takeTheSamePlaceholdersAndLoseNoApostrophe() {
    for (String key : EN.keySet()) {
      assertThat(new MessageFormat(ZH.getString(key)).getFormatsByArgumentIndex())
          .as(key)
          .hasSameSizeAs(new MessageFormat(EN.getString(key)).getFormatsByArgumentIndex());
      // A straight apostrophe is a quoting character of MessageFormat and would vanish.
      assertThat(EN.getString(key) + ZH.getString(key)).as(key).doesNotContain("'");
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
    assertThat(EN.keySet()).containsAll(needed);
  }
}
