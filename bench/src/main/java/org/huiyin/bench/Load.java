package org.huiyin.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/// A closed load: so many clients, each sending its next request when the last one is answered,
/// for so long. The percentiles are of this load; an open one would show longer waits near the
/// limit.
final class Load {

  private final int clients;
  private final Duration time;

  Load(int clients, Duration time) {
    this.clients = clients;
    this.time = time;
  }

  /// @param request what a client does; it is given its own number, from 0
  Measured run(IntConsumer request) {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    List<LongStream.Builder> waits =
        together(clients, client -> until(end, () -> request.accept(client)));
    long[] all = waits.stream().flatMapToLong(LongStream.Builder::build).toArray();
    return new Measured(all, Duration.ofNanos(System.nanoTime() - start));
  }

  /// So many at once, each on a thread of its own; what each of them has brought.
  static <T> List<T> together(int clients, IntFunction<T> doing) {
    List<Callable<T>> work = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      int client = i;
      work.add(() -> doing.apply(client));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> all = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(work)) {
        all.add(each.get());
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load ended early", e.getCause());
    }
  }

  private static LongStream.Builder until(long end, Runnable request) {
    LongStream.Builder micros = LongStream.builder();
    for (long begun = System.nanoTime(); begun < end; ) {
      request.run();
      long done = System.nanoTime();
      micros.add((done - begun) / 1_000);
      begun = done;
    }
    return micros;
  }
}
