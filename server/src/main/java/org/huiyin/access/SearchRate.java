package org.huiyin.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How often one officer may search on this node: `huiyin.limits.searches-per-minute`, more than
/// anybody types and too few to try names out. In memory alone; knows nothing of what was looked
/// for. Thread-safe.
@Component
public final class SearchRate {

  private static final int OFFICERS = 20_000;

  private final int perMinute;
  private final InstantSource securityTime;
  private final Map<UUID, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Bucket> eldest) {
          return size() > OFFICERS;
        }
      };

  SearchRate(
      @Value("${huiyin.limits.searches-per-minute}") int perMinute,
      @Qualifier("securityTime") InstantSource securityTime) {
    if (perMinute < 1) {
      throw new IllegalArgumentException("huiyin.limits.searches-per-minute: " + perMinute);
    }
    this.perMinute = perMinute;
    this.securityTime = securityTime;
  }

  /// Takes one search; zero if there was one, and otherwise how long it takes until there is.
  public synchronized Duration take(OfficerPrincipal officer) {
    ConsumptionProbe probe =
        buckets.computeIfAbsent(officer.officer(), _ -> bucket()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .withCustomTimePrecision(new SecurityTime(securityTime))
        .build();
  }
}
