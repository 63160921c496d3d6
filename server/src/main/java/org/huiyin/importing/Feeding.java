package org.huiyin.importing;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.huiyin.matter.LoadOutcome;
import org.huiyin.matter.PastMatter;

/// One reading of a table, from its first row to its last: a batch of matters at a time goes
/// in, two at once, and what can't goes to the rejects, in the table's order.
final class Feeding {

  static final int BATCH = 500;

  private static final int AT_ONCE = 2;

  private final Table table;
  private final Guard guard;
  private final Rejects rejects;
  private final Reasons reasons;
  private final Function<List<PastMatter>, List<LoadOutcome>> door;
  private final Deque<Batch> under = new ArrayDeque<>();
  private List<Waiting> waiting = new ArrayList<>();
  private int fit;
  private long open;
  private long ended;
  private long already;
  private long left;
  private long rejected;

  /// @param door what becomes of a batch, in the same order; safe for two threads
  Feeding(
      Table table,
      Guard guard,
      Rejects rejects,
      Reasons reasons,
      Function<List<PastMatter>, List<LoadOutcome>> door) {
    this.table = table;
    this.guard = guard;
    this.rejects = rejects;
    this.reasons = reasons;
    this.door = door;
  }

  private record Waiting(Row row, Guard.Passed passed) {}

  private record Batch(
      List<Waiting> rows,
      long lastRow,
      double share,
      CompletableFuture<List<LoadOutcome>> outcomes) {}

  Importing.Outcome all(Consumer<Progress> progress) throws IOException {
    try (ExecutorService loaders = Executors.newFixedThreadPool(AT_ONCE)) {
      long rows = 0;
      for (Iterator<Row> each = table.rows(); each.hasNext(); ) {
        Row row = each.next();
        rows++;
        Guard.Passed passed = guard.pass(row);
        waiting.add(new Waiting(row, passed));
        fit += passed instanceof Guard.Passed.Fit ? 1 : 0;
        if (fit >= BATCH || waiting.size() >= 2 * BATCH) {
          load(rows, loaders);
          settle(AT_ONCE, progress);
        }
      }
      load(rows, loaders);
      settle(0, progress);
    }
    rejects.done();
    return new Importing.Outcome.Done(
        table.columns().dropped(), new Importing.Counts(open, ended, already, left, rejected));
  }

  private void load(long rows, ExecutorService loaders) {
    List<PastMatter> matters = new ArrayList<>();
    for (Waiting each : waiting) {
      if (each.passed() instanceof Guard.Passed.Fit(var matter)) {
        matters.add(matter);
      }
    }
    under.add(
        new Batch(
            waiting,
            rows,
            table.share(),
            matters.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : CompletableFuture.supplyAsync(() -> door.apply(matters), loaders)));
    waiting = new ArrayList<>();
    fit = 0;
  }

  /// Waits until no more than so many batches are under way.
  private void settle(int most, Consumer<Progress> progress) {
    while (under.size() > most) {
      Batch batch = under.remove();
      try {
        settle(batch, batch.outcomes().join().iterator());
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException why ? why : e;
      }
      progress.accept(new Progress(batch.lastRow(), batch.share()));
    }
  }

  private void settle(Batch batch, Iterator<LoadOutcome> outcomes) {
    for (Waiting each : batch.rows()) {
      switch (each.passed()) {
        case Guard.Passed.Fit(var matter) -> count(each.row(), matter, outcomes.next());
        case Guard.Passed.Rejected(var errors) -> reject(each.row(), reasons.of(errors));
        case Guard.Passed.Left _ -> left++;
      }
    }
  }

  private void count(Row row, PastMatter matter, LoadOutcome outcome) {
    switch (outcome) {
      case LoadOutcome.Loaded _ -> {
        open += matter.open() ? 1 : 0;
        ended += matter.open() ? 0 : 1;
      }
      case LoadOutcome.Already _ -> already++;
      case LoadOutcome.Refused(var errors) -> reject(row, reasons.of(errors));
    }
  }

  private void reject(Row row, String reason) {
    rejects.add(row, reason);
    rejected++;
  }
}
