package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Some who send requests at the same time, each one after another, until they are stopped or the
/// server is gone; and a count of what was acknowledged, for whoever waits.
final class Crowd {

  private final Semaphore acknowledgements = new Semaphore(0);
  private final List<Thread> people = new ArrayList<>();
  private final int patienceSeconds;
  private volatile boolean stopped;

  /// @param patienceSeconds how long whoever waits for acknowledgements does so
  Crowd(int patienceSeconds) {
    this.patienceSeconds = patienceSeconds;
  }

  /// Starts so many of them.
  ///
  /// @param each what the next one does
  void start(int many, Supplier<Runnable> each) {
    stopped = false;
    acknowledgements.drainPermits();
    people.clear();
    for (int person = 0; person < many; person++) {
      people.add(Thread.ofPlatform().start(each.get()));
    }
  }

  boolean isStopped() {
    return stopped;
  }

  /// One more request was acknowledged.
  void acknowledged() {
    acknowledgements.release();
  }

  /// What was acknowledged until now doesn't count for whoever waits.
  void forgetAcknowledged() {
    acknowledgements.drainPermits();
  }

  /// Waits until so many more requests are acknowledged.
  ///
  /// @param refused what was refused, for the message where that takes too long
  void awaitAcknowledged(int more, Supplier<String> refused) {
    try {
      assertThat(acknowledgements.tryAcquire(more, patienceSeconds, TimeUnit.SECONDS))
          .as(() -> "%d more acknowledged in time; refused: %s".formatted(more, refused.get()))
          .isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Waits until each of them has got the answer to the last request, or lost it.
  void stop() {
    stopped = true;
    for (Thread person : people) {
      try {
        person.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
