package org.huiyin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.huiyin.TestServer;
import org.huiyin.matter.Checking;
import org.huiyin.matter.Lateness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The walk of the demo: one matter through its whole life over the API, in both languages.
class WalkTest {

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void holdsFromTheFirstWordToAConfirmedAnswer(String language) {
    try (TestServer server = TestServer.start()) {
      Locale locale = Locale.forLanguageTag(language);
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      Walk walk =
          new Walk(
              server.client(locale),
              server.legalTime(),
              server.bean(Lateness.class),
              locale,
              new PrintStream(printed, true, StandardCharsets.UTF_8));

      Walk.Walked walked = walk.from(TestServer.START);

      assertThat(walked.steps()).isEqualTo(22);
      String told = printed.toString(StandardCharsets.UTF_8);
      // Art. 34 with Civil Code Art. 203: the sixtieth day is a Saturday.
      assertThat(told).contains("2026-04-27");
      assertThat(told)
          .contains(language.equals("en") ? "Article 34, 60 days" : "《信访工作条例》第三十四条");
      Checking.Report report = server.bean(Checking.class).check(true);
      assertThat(report.differences()).isEmpty();
      assertThat(report.entries()).isGreaterThan(30);
    }
  }
}
