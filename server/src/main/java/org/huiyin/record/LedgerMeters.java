package org.huiyin.record;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.huiyin.database.Transactions;

/// How the log keeps up, for whoever watches the machine. Tells no more than the log itself: what
/// waits for the end of a day isn't counted.
final class LedgerMeters implements MeterBinder {

  private static final int MOST = 100_000;

  private final Transactions transactions;
  private final LedgerStore store;
  private final Watch watch;
  private final InstantSource securityTime;

  LedgerMeters(
      Transactions transactions, LedgerStore store, Watch watch, InstantSource securityTime) {
    this.transactions = transactions;
    this.store = store;
    this.watch = watch;
    this.securityTime = securityTime;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("huiyin.ledger.size", this, LedgerMeters::size).register(registry);
    Gauge.builder("huiyin.ledger.waiting", this, LedgerMeters::waiting).register(registry);
    Gauge.builder("huiyin.ledger.unsigned.seconds", this, LedgerMeters::unsigned)
        .register(registry);
    Gauge.builder("huiyin.ledger.checkpoint.seconds", this, LedgerMeters::sinceCheckpoint)
        .register(registry);
  }

  /// What this node vouches for.
  double size() {
    return watch.shown().map(shown -> shown.checkpoint().size()).orElse(0L);
  }

  double waiting() {
    return transactions.read("system:ledger", _ -> store.waiting(MOST));
  }

  /// For how long this node hasn't signed, or followed, the log; so old is what waits at most.
  double unsigned() {
    return watch.troubledSince().map(this::secondsSince).orElse(0.0);
  }

  double sinceCheckpoint() {
    return store.lastSigned().map(last -> secondsSince(last.signedAt())).orElse(0.0);
  }

  private double secondsSince(Instant then) {
    return Duration.between(then, securityTime.instant()).toMillis() / 1e3;
  }
}
