package org.huiyin.database;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends one postmaster by its process number: *fast* (open transactions are rolled back,
/// everything committed is written out), and only if that takes too long *immediate*, from which
/// the next start recovers by the log.
final class PostmasterSignals {

  private static final Logger LOG = LoggerFactory.getLogger(PostmasterSignals.class);
  private static final Duration FAST = Duration.ofSeconds(90);
  private static final Duration IMMEDIATE = Duration.ofSeconds(15);

  private PostmasterSignals() {}

  static void stop(PostgresCluster cluster, ProcessHandle process) {
    send(cluster, "INT", process);
    if (ended(process, FAST)) {
      return;
    }
    LOG.warn(
        "PostgreSQL (process {}) did not stop within {} s; it is ended, the next start recovers",
        process.pid(),
        FAST.toSeconds());
    send(cluster, "QUIT", process);
    if (!ended(process, IMMEDIATE)) {
      throw new DatabaseUnavailableException(
          "Stopping PostgreSQL (process " + process.pid() + ")",
          "it does not end",
          "end that process by hand before the next start");
    }
  }

  /// The JDK's own `destroy` is SIGTERM, which makes a postmaster wait for its clients.
  private static void send(PostgresCluster cluster, String signal, ProcessHandle process) {
    if (process.isAlive()) {
      ProgramRun.of(
          cluster
              .account()
              .command(
                  List.of(
                      cluster.binaries().program("pg_ctl"),
                      "kill",
                      signal,
                      Long.toString(process.pid()))));
    }
  }

  private static boolean ended(ProcessHandle process, Duration patience) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        try {
          process.onExit().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          return true;
        } catch (TimeoutException _) {
          return !process.isAlive();
        } catch (InterruptedException _) {
          interrupted = true; // A database is stopped to the end; the interrupt is handed on below.
        } catch (ExecutionException e) {
          throw new IllegalStateException(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
