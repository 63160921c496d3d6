package org.huiyin.generating;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.matter.Fiction;
import org.huiyin.matter.Matters;

/// Makes up a plausible history of the fictional county: complaints and suggestions of the last two
/// years, along lawful paths, most answered in time and some not, about a tenth still open.
///
/// The same seed, on the same legal day, gives the same texts, paths and dates; ids, keys and salts
/// are random. A run that was broken off is taken up where it was. Thread-safe.
public final class Generating {

  /// How many matters come in one transaction.
  static final int BATCH = 200;

  private static final int THREADS = 2;

  private final Matters matters;
  private final Directory directory;
  private final Gazetteer gazetteer;
  private final InstantSource legalTime;

  public Generating(
      Matters matters, Directory directory, Gazetteer gazetteer, InstantSource legalTime) {
    this.matters = matters;
    this.directory = directory;
    this.gazetteer = gazetteer;
    this.legalTime = legalTime;
  }

  /// What came of it.
  public sealed interface Outcome {

    /// There is more here than the fictional county and what was made up: nothing was done.
    record NotFiction() implements Outcome {}

    /// They are there.
    ///
    /// @param made how many matters are new; fewer than asked for where they had been made before
    record Made(long made, Fiction.Told told) implements Outcome {}
  }

  /// Makes them.
  ///
  /// @param count how many the seed is to have in all, ≥ 0
  /// @param progress is told, now and then and from several threads, how many there are
  public Outcome run(long seed, long count, LongConsumer progress) {
    if (directory.institutionByCode(DemoCounty.PETITIONS).isEmpty() || !matters.holdOnlyFiction()) {
      return new Outcome.NotFiction();
    }
    Inventing inventing =
        new Inventing(new Offices(directory, gazetteer), seed, legalTime.instant());
    Queue<Fiction.Range> missing = new ConcurrentLinkedQueue<>(missing(matters.made(seed), count));
    AtomicLong done =
        new AtomicLong(
            count - missing.stream().mapToLong(range -> range.after() - range.first()).sum());
    List<Future<Outcome.Made>> workers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        workers.add(pool.submit(() -> work(inventing, seed, missing, done, progress)));
      }
      Outcome.Made all = new Outcome.Made(0, Fiction.Told.NOTHING);
      for (Future<Outcome.Made> worker : workers) {
        all = and(all, result(worker, missing));
      }
      return all;
    }
  }

  /// What a run that was broken off, or a smaller one, has left to be made.
  static List<Fiction.Range> missing(List<Fiction.Range> made, long count) {
    List<Fiction.Range> missing = new ArrayList<>();
    long from = 0;
    for (Fiction.Range range : made) {
      cut(from, Math.min(range.first(), count), missing);
      from = Math.max(from, range.after());
    }
    cut(from, count, missing);
    return missing;
  }

  private static void cut(long from, long after, List<Fiction.Range> pieces) {
    for (long first = from; first < after; first += BATCH) {
      pieces.add(new Fiction.Range(first, Math.min(first + BATCH, after)));
    }
  }

  private Outcome.Made work(
      Inventing inventing,
      long seed,
      Queue<Fiction.Range> missing,
      AtomicLong done,
      LongConsumer progress) {
    Outcome.Made made = new Outcome.Made(0, Fiction.Told.NOTHING);
    for (Fiction.Range next = missing.poll(); next != null; next = missing.poll()) {
      List<Fiction.Invented> batch =
          LongStream.range(next.first(), next.after()).mapToObj(inventing::invent).toList();
      Fiction.Told told = matters.load(new Fiction(seed, next.first(), batch));
      made = and(made, new Outcome.Made(batch.size(), told));
      progress.accept(done.addAndGet(batch.size()));
    }
    return made;
  }

  private static Outcome.Made and(Outcome.Made one, Outcome.Made other) {
    return new Outcome.Made(one.made() + other.made(), one.told().and(other.told()));
  }

  /// Where one fails the other stops, too.
  private static Outcome.Made result(Future<Outcome.Made> worker, Queue<Fiction.Range> missing) {
    try {
      return worker.get();
    } catch (ExecutionException e) {
      missing.clear();
      throw e.getCause() instanceof RuntimeException failed
          ? failed
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      missing.clear();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
