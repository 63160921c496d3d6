package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.access.Attempts.Purpose.CODE;
import static org.huiyin.access.Attempts.Purpose.SIGN_IN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final Instant START = Instant.parse("2026-10-01T08:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final TestSecrets secrets = new TestSecrets();
  private final Attempts attempts = node();

  /// One server of an installation.
  private Attempts node() {
    return new Attempts(TestTransactions.connections(DATABASE), secrets, now::get);
  }

  private void exhaust(String name) {
    for (int i = 0; i < SIGN_IN.atOnce(); i++) {
      assertThat(attempts.take(SIGN_IN, name)).isZero();
    }
  }

  @Test
  void afterAFewTriesThereIsOneInAWhile() {
    exhaust("li");
    assertThat(attempts.take(SIGN_IN, "li")).isEqualTo(SIGN_IN.oneMore());
    now.set(START.plus(SIGN_IN.oneMore()).minusSeconds(1));
    assertThat(attempts.take(SIGN_IN, "li")).isEqualTo(Duration.ofSeconds(1));
    now.set(START.plus(SIGN_IN.oneMore()));
    assertThat(attempts.take(SIGN_IN, "li")).isZero();
    assertThat(attempts.take(SIGN_IN, "li")).isEqualTo(SIGN_IN.oneMore());
  }

  @Test
  void otherNodesAndARestartKnowOfThem() {
    exhaust("wang");
    assertThat(node().take(SIGN_IN, "wang")).isPositive();
  }

  @Test
  void manyAtOnceGetNoMoreThanOneAfterTheOther() {
    List<Duration> waits =
        IntStream.range(0, 40).parallel().mapToObj(_ -> node().take(SIGN_IN, "zhao")).toList();
    assertThat(waits.stream().filter(Duration::isZero)).hasSize(SIGN_IN.atOnce());
  }

  @Test
  void aRightOneForgetsThem() {
    exhaust("sun");
    attempts.forgive(SIGN_IN, "sun");
    assertThat(attempts.take(SIGN_IN, "sun")).isZero();
  }

  @Test
  void countsOneNameInAnyCaseAndNamesAndPurposesApart() {
    exhaust("Zhou");
    assertThat(attempts.take(SIGN_IN, " zhou ")).isPositive();
    assertThat(attempts.take(SIGN_IN, "wu")).isZero();
    assertThat(attempts.take(CODE, "zhou")).isZero();
  }

  /// What is typed as a name may be a password.
  @Test
  void keepsNoNameAndNothingForGood() {
    attempts.take(SIGN_IN, "Qian-Secret-1");
    assertThat(rows()).isNotEmpty().allSatisfy(row -> assertThat(row).doesNotContain("ecret"));
    TestTransactions.on(DATABASE)
        .as("system:test", jdbc -> jdbc.sql("update attempt_bucket set expires_at = 1").update());
    for (int i = 0; i < 64; i++) {
      attempts.take(SIGN_IN, "zheng");
    }
    assertThat(rows()).hasSize(1);
  }

  private static List<String> rows() {
    return TestTransactions.on(DATABASE)
        .read(
            "system:test",
            jdbc ->
                jdbc.sql("select attempt_bucket::text from attempt_bucket")
                    .query(String.class)
                    .list());
  }
}
