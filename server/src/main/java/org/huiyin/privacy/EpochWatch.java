package org.huiyin.privacy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.SmartLifecycle;

/// Looks at the epochs before the server answers anybody, and then every few seconds on each node.
final class EpochWatch implements InitializingBean, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EpochWatch.class);

  private final Epochs epochs;
  private final Duration every;
  private String said = "";
  private @Nullable ScheduledExecutorService thread;

  EpochWatch(Epochs epochs, Duration every) {
    this.epochs = epochs;
    this.every = every;
  }

  @Override
  public void afterPropertiesSet() {
    epochs.look();
  }

  @Override
  public synchronized void start() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("key-epochs").factory());
    long millis = every.toMillis();
    var _ = thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  /// What it holds it goes on holding, whatever the folder looks like.
  private void look() {
    try {
      epochs.look();
      said = "";
    } catch (RuntimeException e) {
      String wrong = String.valueOf(e.getMessage());
      if (!wrong.equals(said)) {
        said = wrong;
        log.error("the epochs of the keys can't be looked at", e);
      }
    }
  }

  @Override
  public synchronized void stop() {
    ScheduledExecutorService running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    running.shutdownNow();
    try {
      if (running.awaitTermination(5, TimeUnit.SECONDS)) {
        epochs.leave();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The database may be gone already; others then wait for this node in vain, a while.
      log.debug("not said goodbye", e);
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
