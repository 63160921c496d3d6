package org.huiyin.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// Says *degraded* while the object store or the virus scanner is away. That isn't *down*: matters
/// are taken in without them, so nobody must take this node out of service for it. Anyone may ask
/// for the health, so the two are asked at most each ten seconds.
final class EvidenceHealthIndicator implements HealthIndicator {

  static final Status DEGRADED = new Status("DEGRADED");
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Shelf shelf;
  private final Scanning scanning;
  private final InstantSource securityTime;
  private Instant asked = Instant.MIN;
  private Health last = Health.unknown().build();

  EvidenceHealthIndicator(Shelf shelf, Scanning scanning, InstantSource securityTime) {
    this.shelf = shelf;
    this.scanning = scanning;
    this.securityTime = securityTime;
  }

  @Override
  public synchronized Health health() {
    Instant now = securityTime.instant();
    if (asked.plus(FRESH).isBefore(now)) {
      boolean store = !(shelf instanceof Bucket bucket) || bucket.answers();
      boolean scanner = scanning.answers();
      last = store && scanner ? Health.up().build() : Health.status(DEGRADED).build();
      asked = now;
    }
    return last;
  }
}
