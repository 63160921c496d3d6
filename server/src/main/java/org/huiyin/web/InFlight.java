package org.huiyin.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How many requests are worked on at once: `huiyin.limits.requests` of any sort, and as many more
/// of complainants alone. Somebody's filing weighs more than a list.
///
/// Guarantees that no more are let in than that. A request that has waited for its line goes on
/// without being asked again, so a few more may be worked on for a moment. Thread-safe.
@Component
final class InFlight {

  /// So long after somebody was turned away the health says *degraded*.
  private static final Duration LATELY = Duration.ofSeconds(10);

  private final int most;
  private final AtomicInteger working = new AtomicInteger();
  private final Counter turnedAway;
  private final Counter complainantsTurnedAway;
  private final InstantSource securityTime;
  private volatile Instant last = Instant.MIN;

  InFlight(
      @Value("${huiyin.limits.requests}") int most,
      MeterRegistry meters,
      @Qualifier("securityTime") InstantSource securityTime) {
    if (most < 1) {
      throw new IllegalArgumentException("huiyin.limits.requests: " + most);
    }
    this.most = most;
    this.securityTime = securityTime;
    this.turnedAway = counter(meters, "others");
    this.complainantsTurnedAway = counter(meters, "complainants");
    Gauge.builder("huiyin.requests.working", working, AtomicInteger::get)
        .description("Requests that are worked on now")
        .register(meters);
  }

  private static Counter counter(MeterRegistry meters, String of) {
    return Counter.builder("huiyin.requests.turned.away")
        .description("Requests for which there was no room")
        .tag("of", of)
        .register(meters);
  }

  /// Whether there is room; if so, [#leave] has to follow.
  boolean enter(boolean complainant) {
    int room = complainant ? 2 * most : most;
    if (working.incrementAndGet() <= room) {
      return true;
    }
    working.decrementAndGet();
    (complainant ? complainantsTurnedAway : turnedAway).increment();
    last = securityTime.instant();
    return false;
  }

  void leave() {
    working.decrementAndGet();
  }

  /// From here on the request only waits for its line.
  void pause() {
    working.decrementAndGet();
  }

  void goOn() {
    working.incrementAndGet();
  }

  int working() {
    return working.get();
  }

  long turnedAway() {
    return (long) (turnedAway.count() + complainantsTurnedAway.count());
  }

  /// Whether somebody was turned away in the last seconds.
  boolean isShort() {
    return last.plus(LATELY).isAfter(securityTime.instant());
  }
}
