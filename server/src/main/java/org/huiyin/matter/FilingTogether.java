package org.huiyin.matter;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets filings that come while others are on their way to the database go together in the next
/// round trip: they share its statements, its commit and its fsync. One that comes alone goes at
/// once.
///
/// Each returns when its rows are on disk, or throws what went wrong with it. What goes wrong with
/// one is not the others' fault: they are tried again, each by itself, where it is certain that
/// nothing was written. Where it isn't, all are told of the failure; whoever sends the same with
/// the same idempotency key is answered what was written, if it was.
///
/// @param <F> what is written of a filing
final class FilingTogether<F> {

  /// How many round trips are under way at a time: while one waits for the disk, the next is read.
  static final int FLIGHTS = 2;

  /// Few enough that one statement never takes long, and what fails isn't much.
  static final int MOST = 32;

  private final Consumer<List<F>> write;
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Waiting<F>> waiting = new ArrayDeque<>();
  private int flying;

  /// @param write writes them all in one transaction, or throws and has written none
  FilingTogether(Consumer<List<F>> write) {
    this.write = write;
  }

  private enum Turn {
    WRITTEN,
    LEADS
  }

  private record Waiting<F>(F filed, CompletableFuture<Turn> turn) {

    void failed(Throwable why) {
      turn.completeExceptionally(why);
    }
  }

  /// Writes it.
  void file(F filed) {
    Waiting<F> own = new Waiting<>(filed, new CompletableFuture<>());
    if (mayFly(own) || turnOf(own) == Turn.LEADS) {
      fly(own);
    }
  }

  private boolean mayFly(Waiting<F> own) {
    lock.lock();
    try {
      if (flying < FLIGHTS) {
        flying++;
        return true;
      }
      waiting.add(own);
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// How many wait.
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private static Turn turnOf(Waiting<?> own) {
    try {
      return own.turn().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /// With all that wait; then whoever came meanwhile has the place.
  private void fly(Waiting<F> own) {
    List<Waiting<F>> together = new ArrayList<>();
    together.add(own);
    @Nullable RuntimeException failed = null;
    try {
      take(together);
      failed = write(together);
    } finally {
      passOn();
    }
    if (failed != null) {
      throw failed;
    }
  }

  private void take(List<Waiting<F>> together) {
    lock.lock();
    try {
      while (together.size() < MOST && !waiting.isEmpty()) {
        together.add(waiting.remove());
      }
    } finally {
      lock.unlock();
    }
  }

  private void passOn() {
    lock.lock();
    try {
      Waiting<F> next = waiting.poll();
      if (next == null) {
        flying--;
      } else {
        next.turn().complete(Turn.LEADS);
      }
    } finally {
      lock.unlock();
    }
  }

  /// @return what went wrong with the first, who writes for the others
  private @Nullable RuntimeException write(List<Waiting<F>> together) {
    try {
      write.accept(together.stream().map(Waiting::filed).toList());
    } catch (RuntimeException e) {
      return together.size() > 1 && wroteNothing(e) ? one(together) : all(together, e);
    } catch (Error e) {
      together.forEach(each -> each.failed(e));
      throw e;
    }
    together.forEach(each -> each.turn().complete(Turn.WRITTEN));
    return null;
  }

  private static RuntimeException all(List<? extends Waiting<?>> together, RuntimeException e) {
    together.forEach(each -> each.failed(e));
    return e;
  }

  private @Nullable RuntimeException one(List<Waiting<F>> together) {
    RuntimeException ofFirst = write(List.of(together.getFirst()));
    for (Waiting<F> each : together.subList(1, together.size())) {
      // Told to whoever waits for it.
      RuntimeException _ = write(List.of(each));
    }
    return ofFirst;
  }

  /// The database refused it: not that the connection was lost, perhaps after the commit.
  private static boolean wroteNothing(RuntimeException e) {
    if (!(e.getCause() instanceof SQLException refused)) {
      return false;
    }
    String state = refused.getSQLState();
    return state != null && !state.startsWith("08") && !state.startsWith("57");
  }
}
