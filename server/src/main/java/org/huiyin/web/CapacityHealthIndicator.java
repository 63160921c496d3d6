package org.huiyin.web;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Says *degraded* while requests are turned away for want of room, with how many are worked on and
/// how many were turned away since the start. That isn't *down*: without this node there would be
/// less room still.
@Component
final class CapacityHealthIndicator implements HealthIndicator {

  private static final Status DEGRADED = new Status("DEGRADED");

  private final InFlight inFlight;

  CapacityHealthIndicator(InFlight inFlight) {
    this.inFlight = inFlight;
  }

  @Override
  public Health health() {
    return (inFlight.isShort() ? Health.status(DEGRADED) : Health.up())
        .withDetail("working", inFlight.working())
        .withDetail("turnedAway", inFlight.turnedAway())
        .build();
  }
}
