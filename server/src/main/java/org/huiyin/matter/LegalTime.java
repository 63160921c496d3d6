package org.huiyin.matter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// Legal time: the clock by which deadlines run. Sessions, tokens and limits go by security
/// time instead.
///
/// It never runs backwards for those who use it: a clock that was set back by more than
/// [#TOLERANCE] is refused with [ClockSetBack] until it has caught up, so that no act is dated
/// before one that was already acknowledged. Smaller steps are smoothed. It remembers only what
/// this process has given out; that no act is dated to a day before its matter's last one is
/// checked with each matter. Thread-safe.
public final class LegalTime implements InstantSource {

  static final Duration TOLERANCE = Duration.ofSeconds(30);

  private final InstantSource source;
  private final AtomicReference<Instant> latest;

  public LegalTime(InstantSource source) {
    this.source = source;
    this.latest = new AtomicReference<>(Instant.MIN);
  }

  /// The present instant, never before one that was given out.
  ///
  /// @throws ClockSetBack if the machine's clock lies more than the tolerance before that
  public Instant now() {
    Instant now = source.instant();
    Instant seen = latest.accumulateAndGet(now, (a, b) -> a.isAfter(b) ? a : b);
    if (now.plus(TOLERANCE).isBefore(seen)) {
      throw new ClockSetBack(now, seen);
    }
    return seen;
  }

  /// The same as [#now].
  @Override
  public Instant instant() {
    return now();
  }

  /// The machine's clock was set back. Nothing was recorded; trying again helps once it is right.
  public static final class ClockSetBack extends RuntimeException {
    private final Instant now;
    private final Instant seen;

    ClockSetBack(Instant now, Instant seen) {
      super("the clock says " + now + ", but acts up to " + seen + " are recorded");
      this.now = now;
      this.seen = seen;
    }

    public Instant now() {
      return now;
    }

    public Instant seen() {
      return seen;
    }
  }
}
