package org.huiyin.bench.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiyin.bench.GatlingStep;

/// Runs from the first user's start to the last one's end, and then notes what it shows.
final class Stopwatch {

  private final String name;
  private final int users;
  private final Path notes;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private volatile long start;
  private volatile Duration before = Duration.ZERO;

  Stopwatch(String name, int users, Path notes) {
    this.name = name;
    this.users = users;
    this.notes = notes;
  }

  /// The user's number, from 0.
  int begin() {
    int user = begun.getAndIncrement();
    if (user == 0) {
      start = System.nanoTime();
      before = processor();
    }
    return user;
  }

  void end() {
    if (ended.incrementAndGet() == users) {
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      try {
        new GatlingStep(name, time, processor().minus(before)).append(notes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
