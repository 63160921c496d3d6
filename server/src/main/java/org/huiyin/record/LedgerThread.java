package org.huiyin.record;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Lets the sequencer go round on each node, from before the server answers anybody: so the batch
/// of a day that ended while no node ran holds nothing of today.
final class LedgerThread implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LedgerThread.class);

  private final Sequencer sequencer;
  private final Watch watch;
  private final Duration every;
  private @Nullable ScheduledExecutorService thread;

  LedgerThread(Sequencer sequencer, Watch watch, Duration every) {
    this.sequencer = sequencer;
    this.watch = watch;
    this.every = every;
  }

  /// Before the web server takes connections.
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public synchronized void start() {
    round();
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ledger").factory());
    long millis = every.toMillis();
    var _ = thread.scheduleWithFixedDelay(this::round, millis, millis, TimeUnit.MILLISECONDS);
  }

  /// Whatever goes wrong in one round, there is another.
  private void round() {
    try {
      sequencer.tickInTurn();
    } catch (RuntimeException e) {
      log.debug("a round of the ledger failed", e);
      watch.stands(Standing.DATABASE_AWAY, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public synchronized void stop() {
    ScheduledExecutorService running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    running.shutdown();
    try {
      if (!running.awaitTermination(10, TimeUnit.SECONDS)) {
        running.shutdownNow();
      }
      last();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// By now nobody acts any more on this node: what was done doesn't wait for the next start.
  private void last() {
    if (watch.standing() != Standing.GOOD) {
      return;
    }
    try {
      sequencer.tick();
    } catch (RuntimeException e) {
      log.debug("the last round of the ledger failed; the next start or another node goes on", e);
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
