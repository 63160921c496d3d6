package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInBackoffTest {

  private static final Instant START = Instant.parse("2026-10-01T08:00:00Z");

  private final SignInBackoff backoff = new SignInBackoff();

  @Test
  void doublesTheWaitFromTheThirdFailureUpToAMinute() {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      backoff.failed("li", START);
      waits.add(backoff.waitFor("li", START).toSeconds());
    }
    assertThat(waits).containsExactly(0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L);
  }

  @Test
  void neverLocksForGood() {
    for (int i = 0; i < 100_000; i++) {
      backoff.failed("li", START);
    }
    assertThat(backoff.waitFor("li", START.plusSeconds(60))).isZero();
  }

  @Test
  void forgetsAfterASuccessAndAfterAnHour() {
    fail("li", 5);
    backoff.succeeded("li");
    assertThat(backoff.waitFor("li", START)).isZero();
    backoff.failed("li", START);
    assertThat(backoff.waitFor("li", START)).isZero();

    fail("zhang", 8);
    Instant later = START.plus(Duration.ofMinutes(61));
    backoff.failed("zhang", later);
    assertThat(backoff.waitFor("zhang", later)).isZero();
  }

  @Test
  void remembersForLessThanAnHour() {
    fail("zhang", 8);
    Instant later = START.plus(Duration.ofMinutes(59));
    backoff.failed("zhang", later);
    assertThat(backoff.waitFor("zhang", later)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void countsOneNameInAnyCaseAndNamesApart() {
    backoff.failed("Li", START);
    backoff.failed("li ", START);
    backoff.failed("LI", START);
    assertThat(backoff.waitFor("li", START)).isPositive();
    assertThat(backoff.waitFor("zhang", START)).isZero();
  }

  @Test
  void forgetsTheOldestOfTooManyNames() {
    fail("first", 5);
    for (int i = 0; i < SignInBackoff.NAMES; i++) {
      backoff.failed("name" + i, START);
    }
    assertThat(backoff.waitFor("first", START)).isZero();
    fail("name" + (SignInBackoff.NAMES - 1), 4);
    assertThat(backoff.waitFor("name" + (SignInBackoff.NAMES - 1), START)).isPositive();
  }

  private void fail(String login, int times) {
    for (int i = 0; i < times; i++) {
      backoff.failed(login, START);
    }
  }
}
