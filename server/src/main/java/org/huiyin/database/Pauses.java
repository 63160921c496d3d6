package org.huiyin.database;

import java.time.Duration;

/// Waiting for a process; an interrupt ends the wait and the work it belongs to.
final class Pauses {

  private Pauses() {}

  static void of(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
    }
  }
}
