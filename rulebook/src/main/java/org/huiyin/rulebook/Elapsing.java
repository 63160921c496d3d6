package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.rulebook.ClockDefinition.AtEnd;
import org.huiyin.rulebook.ClockDefinition.Milestone;
import org.huiyin.rulebook.ClockDefinition.When;
import org.huiyin.rulebook.Effect.Ending;
import org.jspecify.annotations.Nullable;

/// What time does to a matter, day by day: each step takes the next thing that falls due,
/// applies it, and looks again, since one can set off another. So it makes no difference to the
/// effects whether someone looks every day or once after a year.
final class Elapsing {

  private final Procedure procedure;
  private final WorkingCalendar calendar;

  Elapsing(Procedure procedure, WorkingCalendar calendar) {
    this.procedure = procedure;
    this.calendar = calendar;
  }

  List<Elapsed> until(LocalDate today, State from, Tree tree) {
    List<Elapsed> elapsed = new ArrayList<>();
    State state = from;
    for (Due due = next(state); due != null && !due.noticed().isAfter(today); due = next(state)) {
      Elapsed step = apply(due, state, tree);
      elapsed.add(step);
      state = step.state();
      Elapsed more = setOff(due, state, tree);
      if (more != null) {
        elapsed.add(more);
        state = more.state();
      }
    }
    return List.copyOf(elapsed);
  }

  Optional<LocalDate> nextOn(State state) {
    return Optional.ofNullable(next(state)).map(Due::noticed);
  }

  /// Something that falls due.
  ///
  /// @param noticed the first day on which it is certain: a last day is over on the day after it
  /// @param counted the legal day
  /// @param milestone its index, or -1 for the end of a pause
  private record Due(
      LocalDate noticed,
      LocalDate counted,
      RunningClock clock,
      ClockDefinition definition,
      int milestone) {

    boolean isBefore(Due other) {
      int order = noticed.compareTo(other.noticed);
      return order < 0 || (order == 0 && counted.isBefore(other.counted));
    }
  }

  private @Nullable Due next(State state) {
    Due first = null;
    for (RunningClock clock : state.clocks()) {
      if (clock.isRunning()) {
        first = earlier(first, milestone(clock));
        first = earlier(first, pauseEnd(clock));
      }
    }
    return first;
  }

  private static @Nullable Due earlier(@Nullable Due first, @Nullable Due other) {
    if (first == null || other == null) {
      return first == null ? other : first;
    }
    return other.isBefore(first) ? other : first;
  }

  private @Nullable Due milestone(RunningClock clock) {
    ClockDefinition definition = procedure.clock(clock);
    int index = clock.reached();
    if (index >= definition.milestones().size()) {
      return null;
    }
    LocalDate day = Days.of(definition, clock, index, calendar);
    if (definition.milestones().get(index).when() != When.END) {
      return new Due(day, day, clock, definition, index);
    }
    AtEnd atEnd = definition.atEnd();
    LocalDate after = day.plusDays(1);
    boolean dayAfter = atEnd != null && atEnd.dayAfter();
    return new Due(after, dayAfter ? after : day, clock, definition, index);
  }

  private @Nullable Due pauseEnd(RunningClock clock) {
    if (!clock.isPaused()) {
      return null;
    }
    LocalDate last = clock.pauses().getLast().last();
    return new Due(last.plusDays(1), last, clock, procedure.clock(clock), -1);
  }

  private Elapsed apply(Due due, State state, Tree tree) {
    if (due.milestone() < 0) {
      return endPause(due, state);
    }
    Milestone milestone = due.definition().milestones().get(due.milestone());
    return switch (milestone.when()) {
      case BEFORE -> tell(Elapsed.REMIND, due, milestone, state);
      case LATE -> tell(Elapsed.LAPSE, due, milestone, state);
      case END -> end(due, milestone, state, tree);
    };
  }

  private Elapsed tell(String act, Due due, Milestone milestone, State state) {
    List<Effect> effects = reached(due, milestone);
    return new Elapsed(
        act, due.counted(), effects, state.after(effects), due.definition().source());
  }

  private static List<Effect> reached(Due due, Milestone milestone) {
    List<Effect> effects = new ArrayList<>();
    for (Post post : milestone.tell()) {
      effects.add(
          new Effect.MilestoneReached(
              due.clock().number(), due.milestone(), due.counted(), post.toString()));
    }
    return effects;
  }

  private Elapsed end(Due due, Milestone milestone, State state, Tree tree) {
    List<Effect> effects = reached(due, milestone);
    if (due.definition().window()) {
      effects.add(new Effect.ClockEnded(due.clock().number(), Ending.RAN_OUT, due.clock().due()));
    }
    State ended = state.after(effects);
    AtEnd atEnd = due.definition().atEnd();
    Procedure.Step step = follows(atEnd == null ? null : atEnd.act(), ended);
    if (step == null) {
      return new Elapsed(Elapsed.LAPSE, due.counted(), effects, ended, due.definition().source());
    }
    List<Effect> more = consequences(step, ended, due, tree);
    effects.addAll(more);
    return new Elapsed(step.act.id(), due.counted(), effects, ended.after(more), step.act.source());
  }

  /// What being so late sets off, after everybody was told of it.
  private @Nullable Elapsed setOff(Due due, State state, Tree tree) {
    if (due.milestone() < 0) {
      return null;
    }
    Procedure.Step step = follows(due.definition().milestones().get(due.milestone()).act(), state);
    if (step == null) {
      return null;
    }
    List<Effect> effects = consequences(step, state, due, tree);
    if (effects.stream().anyMatch(effect -> isOwedByNobody(effect, state, tree))) {
      return null;
    }
    return new Elapsed(
        step.act.id(), due.counted(), effects, state.after(effects), step.act.source());
  }

  /// Whether it starts what is owed from above, and nobody is above.
  private boolean isOwedByNobody(Effect effect, State state, Tree tree) {
    if (!(effect instanceof Effect.ClockStarted started)) {
      return false;
    }
    ClockDefinition clock = procedure.definitions().clocks().get(started.clock());
    return clock != null
        && clock.of().above()
        && new Seating(procedure.definitions(), state, tree).institutionOf(clock.of()).isEmpty();
  }

  private List<Effect> consequences(Procedure.Step step, State state, Due due, Tree tree) {
    return new Consequences(
            procedure, step, state, Actor.system(), Particulars.NONE, due.counted(), calendar, tree)
        .effects();
  }

  // What time sets off has no effect where the matter has moved on without it.
  private Procedure.@Nullable Step follows(@Nullable String act, State state) {
    Procedure.Step step = act == null ? null : procedure.step(act);
    if (step == null) {
      return null;
    }
    ActDefinition.Gate gate = step.act.gate();
    boolean stage = gate.stages().isEmpty() || gate.stages().contains(state.stage());
    boolean kind = gate.kinds().isEmpty() || gate.kinds().contains(state.kind());
    return stage && kind ? step : null;
  }

  private Elapsed endPause(Due due, State state) {
    RunningClock clock = due.clock();
    RunningClock.Pause open = clock.pauses().getLast();
    Citation source = due.definition().ground(open.ground()).ceilingSource();
    List<Effect> effects = List.of(Consequences.resumed(procedure, clock, due.counted(), calendar));
    return new Elapsed(Elapsed.PAUSE_ENDS, due.counted(), effects, state.after(effects), source);
  }
}
