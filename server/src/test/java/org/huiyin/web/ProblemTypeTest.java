package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.huiyin.rulebook.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whoever gets a problem can read what it means: in their language, and in the document behind its address.
class ProblemTypeTest {

  private static Stream<ResourceBundle> bundles(String name) {
    return Stream.of("zh", "en")
        .map(
            language ->
                ResourceBundle.getBundle(
                    "messages." + name,
                    Locale.of(language),
                    ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  @ParameterizedTest
  @EnumSource
  void hasASectionOfItsNameThatBeginsWithItsStatus(ProblemType type) throws IOException {
    String document = Files.readString(Path.of("..", "docs", "problems.md"));
    assertThat(document).contains("\n## " + type.id() + "\n\n" + type.status().value() + ". ");
  }

  @ParameterizedTest
  @EnumSource
  void hasATitleAndADetailInBothLanguages(ProblemType type) {
    assertThat(bundles("problems"))
        .allSatisfy(
            messages -> {
              assertThat(messages.getString(type.id() + ".title")).isNotBlank();
              assertThat(messages.getString(type.id() + ".detail")).isNotBlank();
            });
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatEachRuleOfTheProcedureRefuses(Rule rule) {
    assertThat(bundles("problems"))
        .allSatisfy(messages -> assertThat(messages.getString("rule." + rule.id())).isNotBlank());
  }
}
