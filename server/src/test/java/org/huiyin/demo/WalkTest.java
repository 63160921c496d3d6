package org.huiyin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.huiyin.TestServer;
import org.huiyin.database.TestDatabase;
import org.huiyin.ledger.receipt.Receipt;
import org.huiyin.ledger.receipt.ReceiptVerifier;
import org.huiyin.matter.Checking;
import org.huiyin.matter.Lateness;
import org.huiyin.record.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The walk of the demo: one matter through its whole life over the API, in both languages.
class WalkTest {

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void holdsFromTheFirstWordToAConfirmedAnswer(String language) {
    walk(TestServer.start(), language);
  }

  /// The oldest PostgreSQL that Huiyin supports, where this machine has one of its own.
  @Test
  void holdsOnTheMachinesOwnPostgres() {
    Optional<TestDatabase> own = TestDatabase.freshOnTheMachinesOwn();
    assumeTrue(own.isPresent(), "skipped: this machine has no PostgreSQL 15 or newer of its own");
    walk(TestServer.startOn(own.orElseThrow()), "en");
  }

  private static void walk(TestServer started, String language) {
    try (TestServer server = started) {
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

      assertThat(walked.steps()).isEqualTo(23);
      Receipt receipt = Receipt.parse(walked.receipt().getBytes(StandardCharsets.UTF_8));
      assertThat(receipt.entries())
          .hasSizeGreaterThan(22)
          .allMatch(entry -> entry.place().isPresent());
      assertThat(
              new ReceiptVerifier(
                      server.bean(Ledger.class).keys(), Optional.empty(), TestServer.START)
                  .verify(receipt)
                  .holds())
          .isTrue();
      String told = printed.toString(StandardCharsets.UTF_8);
      // Art. 34 with Civil Code Art. 203: the sixtieth day is a Saturday.
      assertThat(told).contains("2026-04-27");
      assertThat(told).contains(language.equals("en") ? "Article 34, 60 days" : "《信访工作条例》第三十四条");
      Checking.Report report = server.bean(Checking.class).check(true);
      assertThat(report.differences()).isEmpty();
      assertThat(report.entries()).isGreaterThan(30);
    }
  }
}
