package org.huiyin.database;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the postmaster and starts it again when it ends by itself: at once the first time, then
/// after pauses that double up to a bound, for as long as it takes (a full disk may last hours).
final class PostmasterSupervisor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PostmasterSupervisor.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Supplier<Postmaster> starter;
  private final Thread thread;
  private volatile Postmaster current;
  private volatile boolean closing;

  PostmasterSupervisor(Postmaster first, Supplier<Postmaster> starter) {
    this.current = first;
    this.starter = starter;
    this.thread = Thread.ofPlatform().daemon().name("postgres-supervisor").unstarted(this::watch);
  }

  void begin() {
    thread.start();
  }

  long pid() {
    return current.pid();
  }

  private void watch() {
    try {
      while (!closing) {
        int exitCode = current.awaitEnd();
        if (!closing) {
          LOG.error(
              "PostgreSQL (process {}) ended by itself with exit code {}; starting it again",
              current.pid(),
              exitCode);
          current = startAgain();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // Only close() interrupts.
    } catch (RuntimeException e) {
      if (!closing) {
        LOG.error("PostgreSQL is no longer supervised", e);
      }
    }
  }

  private Postmaster startAgain() throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        Postmaster started = starter.get();
        LOG.info("PostgreSQL runs again (process {})", started.pid());
        return started;
      } catch (DatabaseUnavailableException e) {
        LOG.error("{} Trying again in {} ms.", e.getMessage(), pause.toMillis());
      }
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  /// Ends the watching first, so that what is stopped here stays stopped.
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    current.stop();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
