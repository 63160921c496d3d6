package org.huiyin.matter;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;

/// Runs what recurs, once however many nodes there are: each minute the sweep of deadlines, and
/// the count by holidays that were decreed since; each hour forgetting answers to idempotent
/// filings, and files that were never sent, after their day; and what other modules declare.
///
/// A sweep that a node dies in is taken up by another, or by the same one when it is back, within
/// minutes; it finds the same things due, since they
/// are derived from the journal.
final class Schedule implements SmartLifecycle {

  private static final Duration SWEEP = Duration.ofMinutes(1);

  /// What a node was doing when it died is taken up after six of these.
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  private static final Duration FORGET = Duration.ofHours(1);

  private final Scheduler scheduler;
  private volatile boolean running;

  Schedule(
      DataSource dataSource,
      Lateness lateness,
      Recounting recounting,
      MatterStore store,
      Attaching attaching,
      InstantSource securityTime,
      List<RecurringTask<?>> others) {
    RecurringTask<Void> sweep =
        Tasks.recurring("sweep-deadlines", FixedDelay.of(SWEEP))
            .execute((instance, context) -> lateness.sweep());
    RecurringTask<Void> recount =
        Tasks.recurring("recount-clocks", FixedDelay.of(SWEEP))
            .execute((instance, context) -> recounting.sweep());
    RecurringTask<Void> forget =
        Tasks.recurring("forget-answers", FixedDelay.of(FORGET))
            .execute((instance, context) -> store.forget(securityTime.instant()));
    RecurringTask<Void> files =
        Tasks.recurring("sweep-evidence", FixedDelay.of(FORGET))
            .execute((instance, context) -> attaching.sweep(securityTime.instant()));
    List<RecurringTask<?>> tasks = new ArrayList<>(List.of(sweep, recount, forget, files));
    tasks.addAll(others);
    this.scheduler =
        Scheduler.create(dataSource)
            .startTasks(tasks)
            .threads(2)
            .pollingInterval(Duration.ofSeconds(2))
            .heartbeatInterval(HEARTBEAT)
            .build();
  }

  @Override
  public void start() {
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    scheduler.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
