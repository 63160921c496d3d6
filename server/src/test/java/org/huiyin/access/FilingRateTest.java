package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FilingRateTest {

  private static final Instant START = Instant.parse("2026-10-01T08:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final FilingRate rate = new FilingRate(10, now::get);

  private void exhaust(String address) {
    for (int i = 0; i < 10; i++) {
      assertThat(rate.take(address)).isZero();
    }
    assertThat(rate.take(address)).isEqualTo(Duration.ofMinutes(6));
  }

  @Test
  void takesSoManyFromOneAddressInAnHour() {
    exhaust("203.0.113.7");
    assertThat(rate.take("203.0.113.8")).isZero();
    now.set(START.plus(Duration.ofMinutes(6)));
    assertThat(rate.take("203.0.113.7")).isZero();
    assertThat(rate.take("203.0.113.7")).isPositive();
  }

  @Test
  void countsANetworkOfIpv6AsOne() {
    exhaust("2001:db8:0:1::7");
    assertThat(rate.take("2001:db8:0:1:ffff::1")).isPositive();
    assertThat(rate.take("2001:db8:0:2::7")).isZero();
  }

  /// A proxy here that doesn't say who asks would otherwise be everybody.
  @Test
  void doesNotCountThisMachine() {
    for (int i = 0; i < 100; i++) {
      assertThat(rate.take("127.0.0.1")).isZero();
      assertThat(rate.take("0:0:0:0:0:0:0:1")).isZero();
    }
  }

  @Test
  void knowsNobodyOfTheDayBefore() {
    exhaust("203.0.113.7");
    now.set(Instant.parse("2026-10-02T00:00:00Z"));
    assertThat(rate.take("203.0.113.7")).isZero();
  }

  @Test
  void forgetsTheOneThatWasCountedLongestAgo() {
    exhaust("203.0.113.7");
    for (int i = 0; i < FilingRate.ADDRESSES; i++) {
      rate.take("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
    }
    assertThat(rate.take("203.0.113.7")).isZero();
  }
}
