package org.huiyin.record;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// Says *degraded* while this node doesn't sign the log. Matters are taken in without it.
final class LedgerHealthIndicator implements HealthIndicator {

  private static final Status DEGRADED = new Status("DEGRADED");

  private final Watch watch;

  LedgerHealthIndicator(Watch watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    return watch.standing() == Standing.GOOD
        ? Health.up().build()
        : Health.status(DEGRADED).build();
  }
}
