package org.huiyin.access;

import io.github.bucket4j.TimeMeter;
import java.time.InstantSource;

/// The system clock as buckets read it.
record SecurityTime(InstantSource source) implements TimeMeter {

  @Override
  public long currentTimeNanos() {
    return Math.multiplyExact(source.millis(), 1_000_000L);
  }

  @Override
  public boolean isWallClockBased() {
    return true;
  }
}
