package org.huiyin.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Deadline;
import org.huiyin.rulebook.Elapsed;
import org.huiyin.rulebook.Explanation;
import org.huiyin.rulebook.Length;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.State;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;

/// The counting of days: due dates, what time has made due, and how a date is explained. The
/// spans cross the Spring Festival of 2026.
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CountingBenchmark {

  private final LocalDate start = LocalDate.of(2026, 2, 11);
  private final Length days = lengthOf("answer"); // 60 days
  private final Length workdays = lengthOf("objection"); // 5 working days
  private final List<RunningClock.Pause> hearing =
      List.of(
          new RunningClock.Pause(
              "hearing", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 20), false));

  private State state;
  private RunningClock clock;
  private Instant nothingDue;
  private Instant muchDue;

  @SuppressWarnings("NullAway.Init") // JMH calls prepare() first
  public CountingBenchmark() {}

  @Setup
  public void prepare() {
    County handling = County.handling();
    state = handling.state();
    clock = Objects.requireNonNull(state.running("answer").getFirst());
    nothingDue = handling.now();
    muchDue = at(LocalDate.of(2026, 6, 30));
    if (!elapsedNothing().isEmpty() || elapsed().size() < 2) {
      throw new IllegalStateException("elapsed: " + elapsedNothing() + ", " + elapsed());
    }
  }

  private static Length lengthOf(String clock) {
    ClockDefinition definition = Objects.requireNonNull(County.RULEBOOK.clocks().get(clock));
    return Objects.requireNonNull(definition.length());
  }

  private static Instant at(LocalDate day) {
    return day.atTime(12, 0).atZone(County.RULEBOOK.zone()).toInstant();
  }

  @Benchmark
  public Deadline dueInDays() {
    return days.deadline(start, 0, List.of(), County.CALENDAR);
  }

  @Benchmark
  public Deadline dueInWorkdays() {
    return workdays.deadline(start, 0, List.of(), County.CALENDAR);
  }

  @Benchmark
  public Deadline dueInDaysWithPauseAndExtension() {
    return days.deadline(start, 30, hearing, County.CALENDAR);
  }

  @Benchmark
  public Deadline dueInWorkdaysWithPause() {
    return workdays.deadline(LocalDate.of(2026, 2, 27), 0, hearing, County.CALENDAR);
  }

  /// What the sweep asks of a matter that it needn't touch.
  @Benchmark
  public List<Elapsed> elapsedNothing() {
    return County.RULEBOOK.elapsed(state, nothingDue, County.CALENDAR, County.TREE);
  }

  /// What the sweep asks of a matter that was left alone for four months.
  @Benchmark
  public List<Elapsed> elapsed() {
    return County.RULEBOOK.elapsed(state, muchDue, County.CALENDAR, County.TREE);
  }

  @Benchmark
  public Explanation explain() {
    return County.RULEBOOK.explain(state, clock, County.CALENDAR);
  }
}
