package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.rulebook.ActDefinition.Changes;
import org.huiyin.rulebook.ActDefinition.SeatChange;
import org.huiyin.rulebook.Effect.Ending;
import org.jspecify.annotations.Nullable;

/// The effects of one act that is lawful. Their order is fixed: first who sits where and what
/// was decided, then the clocks that end, then the dates and the clocks that they start, then
/// the stage, then who is told. So an act can end a clock and start it anew.
final class Consequences {

  private final Procedure procedure;
  private final Procedure.Step step;
  private final State state;
  private final Actor by;
  private final Particulars with;
  private final LocalDate day;
  private final WorkingCalendar calendar;
  private final Tree tree;
  private final @Nullable OutcomeDefinition outcome;
  private final List<Effect> effects = new ArrayList<>(16);
  private int clocks;

  Consequences(
      Procedure procedure,
      Procedure.Step step,
      State state,
      Actor by,
      Particulars with,
      LocalDate day,
      WorkingCalendar calendar,
      Tree tree) {
    this.procedure = procedure;
    this.step = step;
    this.state = state;
    this.by = by;
    this.with = with;
    this.day = day;
    this.calendar = calendar;
    this.tree = tree;
    this.outcome = outcome();
    this.clocks = state.clocks().size();
  }

  private @Nullable OutcomeDefinition outcome() {
    String fixed = step.act.changes().outcome();
    String id = fixed != null ? fixed : with.outcome();
    return id == null ? null : procedure.definitions().outcomes().get(id);
  }

  List<Effect> effects() {
    Changes changes = step.act.changes();
    if (step.act.gate().opens()) {
      effects.add(new Effect.Opened(kind()));
    }
    seats(changes);
    people(changes);
    decide(changes);
    if (changes.promise() != null && with.promise() != null) {
      effects.add(new Effect.PromiseStands(with.promise(), changes.promise().to()));
    }
    if (step.touchesClocks) {
      endClocks(changes);
    }
    changeClocks(changes);
    dates();
    promises();
    mark(changes);
    enter();
    count();
    tell();
    return effects;
  }

  private String kind() {
    return with.kind() == null ? state.kind() : with.kind();
  }

  private void seats(Changes changes) {
    if (changes.seats().isEmpty()) {
      return;
    }
    Seating seating = new Seating(procedure.definitions(), state, tree);
    for (Map.Entry<String, SeatChange> entry : changes.seats().entrySet()) {
      UUID institution = seating.seated(entry.getValue(), with.institution());
      if (institution != null) {
        effects.add(new Effect.SeatTaken(entry.getKey(), institution));
      } else if (isTaken(entry.getKey())) {
        effects.add(new Effect.SeatLeft(entry.getKey()));
      }
    }
  }

  // Somebody can be named for a seat for which another stands in.
  private boolean isTaken(String seat) {
    return state.seats().containsKey(seat) || state.assignments().containsKey(seat);
  }

  private void people(Changes changes) {
    if (changes.assigns() != null) {
      effects.add(new Effect.Assigned(changes.assigns(), with.unit(), with.officer()));
    }
    recusal(changes);
    objection(changes);
    if (changes.word() != null) {
      effects.add(new Effect.WordGiven(changes.word()));
    }
  }

  // What was asked of somebody who steps back by themself needs no answer any more.
  private void recusal(Changes changes) {
    switch (changes.recusal()) {
      case null -> {}
      case SELF -> by.officer().ifPresent(this::stepBack);
      case ASK -> {
        if (with.officer() != null) {
          effects.add(new Effect.RecusalAsked(with.officer()));
        }
      }
      case GRANT ->
          state
              .askedOut()
              .forEach(
                  officer -> {
                    effects.add(new Effect.RecusalDecided(officer));
                    effects.add(new Effect.Recused(officer));
                  });
      case REFUSE ->
          state.askedOut().forEach(officer -> effects.add(new Effect.RecusalDecided(officer)));
    }
  }

  private void objection(Changes changes) {
    switch (changes.objection()) {
      case null -> {}
      case ASK -> {
        if (with.officer() != null) {
          effects.add(new Effect.ReadingObjected(with.officer()));
        }
      }
      case ANSWER ->
          state.objectedTo().forEach(officer -> effects.add(new Effect.ObjectionAnswered(officer)));
    }
  }

  private void stepBack(UUID officer) {
    effects.add(new Effect.Recused(officer));
    if (!state.askedOut().contains(officer)) {
      return;
    }
    effects.add(new Effect.RecusalDecided(officer));
    for (ActDefinition act : procedure.definitions().acts().values()) {
      if (act.changes().recusal() == ActDefinition.Recusal.GRANT) {
        endClocks(act.changes());
      }
    }
  }

  private void decide(Changes changes) {
    if (changes.decides() != null && outcome != null) {
      effects.add(
          new Effect.Decided(
              changes.decides(),
              outcome.id(),
              isOwn() ? by.institution().orElse(null) : null,
              isOwn() ? by.officer().orElse(null) : null));
    }
  }

  // What several decide together is nobody's own decision, whoever was the last to say yes.
  private boolean isOwn() {
    return !step.act.gate().jointly();
  }

  // An act about one promise leaves the clocks of the others alone.
  private void endClocks(Changes changes) {
    LocalDate on = on();
    List<RunningClock> all = state.clocks();
    for (int i = 0; i < all.size(); i++) {
      RunningClock clock = all.get(i);
      if (clock.isRunning() && concerns(clock)) {
        if (changes.ends().contains(clock.clock())) {
          effects.add(new Effect.ClockEnded(clock.number(), Ending.MET, on));
        } else if (changes.voidsAll() || changes.voids().contains(clock.clock())) {
          effects.add(new Effect.ClockEnded(clock.number(), Ending.VOID, on));
        }
      }
    }
  }

  private boolean concerns(RunningClock clock) {
    return clock.promise() == 0 || with.promise() == null || clock.promise() == with.promise();
  }

  private LocalDate on() {
    return step.recordsOn != null && with.on() != null ? with.on() : day;
  }

  private void changeClocks(Changes changes) {
    if (changes.extend() != null && with.days() != null) {
      extend(changes.extend().clock(), with.days());
    }
    if (changes.pause() != null) {
      pause(changes.pause());
    }
    if (changes.resume() != null) {
      resume(changes.resume());
    }
  }

  private void extend(String name, int days) {
    RunningClock clock = running(name);
    if (clock != null) {
      Deadline due = deadline(clock, clock.extended() + days, clock.pauses());
      effects.add(new Effect.ClockExtended(clock.number(), days, due.due(), due.provisional()));
    }
  }

  private void pause(ActDefinition.Stop stop) {
    RunningClock clock = running(stop.clock());
    if (clock != null) {
      LocalDate latest =
          procedure.clock(clock).latest(stop.ground(), day, clock.pauses(), calendar);
      List<RunningClock.Pause> pauses = new ArrayList<>(clock.pauses());
      pauses.add(new RunningClock.Pause(stop.ground(), day, latest, true));
      Deadline due = deadline(clock, clock.extended(), pauses);
      effects.add(
          new Effect.ClockPaused(
              clock.number(), stop.ground(), day, latest, due.due(), due.provisional()));
    }
  }

  private void resume(ActDefinition.Stop stop) {
    RunningClock clock = running(stop.clock());
    if (clock != null && clock.isPaused()) {
      effects.add(resumed(procedure, clock, day, calendar));
    }
  }

  /// A paused clock that runs again after this day, or after its ceiling if that came first.
  static Effect.ClockResumed resumed(
      Procedure procedure, RunningClock clock, LocalDate day, WorkingCalendar calendar) {
    List<RunningClock.Pause> pauses = new ArrayList<>(clock.pauses());
    RunningClock.Pause open = pauses.removeLast();
    LocalDate last = day.isAfter(open.last()) ? open.last() : day;
    pauses.add(new RunningClock.Pause(open.ground(), open.from(), last, false));
    ClockDefinition definition = procedure.clock(clock);
    Deadline due = deadline(definition, clock, clock.extended(), pauses, calendar);
    // What was told as the latest day includes the whole pause, and may have been kept
    // (Recounting).
    LocalDate until =
        definition.of().isComplainant() || due.due().isBefore(clock.due())
            ? due.due()
            : clock.due();
    return new Effect.ClockResumed(clock.number(), last, until, due.provisional());
  }

  private Deadline deadline(RunningClock clock, int extended, List<RunningClock.Pause> pauses) {
    return deadline(procedure.clock(clock), clock, extended, pauses, calendar);
  }

  private static Deadline deadline(
      ClockDefinition definition,
      RunningClock clock,
      int extended,
      List<RunningClock.Pause> pauses,
      WorkingCalendar calendar) {
    Length length = definition.length();
    return length == null
        ? new Deadline(clock.due(), clock.provisional())
        : length.deadline(clock.start(), extended, pauses, calendar);
  }

  private @Nullable RunningClock running(String name) {
    RunningClock last = state.last(name);
    return last != null && last.isRunning() ? last : null;
  }

  private void dates() {
    for (DateDefinition date : step.records) {
      record(date, day);
    }
    if (step.recordsOn != null) {
      record(step.recordsOn, on());
    }
    if (outcome != null) {
      for (DateDefinition date : Procedure.Step.dates(outcome.records(), procedure.definitions())) {
        record(date, day);
      }
    }
  }

  private void record(DateDefinition date, LocalDate on) {
    if (date.once() && state.dates().containsKey(date.id())) {
      return;
    }
    if (date.onceAfter() != null && !isAwaited(date, date.onceAfter())) {
      return;
    }
    effects.add(new Effect.DateRecorded(date.id(), on));
    for (ClockDefinition clock : procedure.startedBy(date.id())) {
      start(clock, on);
    }
  }

  private boolean isAwaited(DateDefinition date, String after) {
    return state.count(after) > state.count(date.id());
  }

  private void start(ClockDefinition clock, LocalDate on) {
    int promise =
        step.act.changes().promise() == null || with.promise() == null ? 0 : with.promise();
    Length length = clock.length();
    if (length == null || !clock.fits(kind(), stageAfter()) || isRunning(clock.id(), promise)) {
      return;
    }
    Deadline due = length.deadline(on, 0, List.of(), calendar);
    effects.add(
        new Effect.ClockStarted(++clocks, clock.id(), promise, on, due.due(), due.provisional()));
  }

  private boolean isRunning(String name, int promise) {
    List<RunningClock> all = state.clocks();
    for (int i = 0; i < all.size(); i++) {
      RunningClock clock = all.get(i);
      if (clock.isRunning()
          && clock.promise() == promise
          && clock.clock().equals(name)
          && !endsHere(clock.number())) {
        return true;
      }
    }
    for (int i = 0; i < effects.size(); i++) {
      if (effects.get(i) instanceof Effect.ClockStarted started
          && started.promise() == promise
          && started.clock().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private boolean endsHere(int number) {
    for (int i = 0; i < effects.size(); i++) {
      if (effects.get(i) instanceof Effect.ClockEnded ended && ended.number() == number) {
        return true;
      }
    }
    return false;
  }

  private void promises() {
    int promise = state.promises().size();
    for (LocalDate due : with.promises()) {
      effects.add(new Effect.Promised(++promise, due));
      for (ClockDefinition clock : procedure.ofPromise()) {
        if (clock.fits(kind(), stageAfter())) {
          effects.add(new Effect.ClockStarted(++clocks, clock.id(), promise, day, due, false));
        }
      }
    }
  }

  private String stageAfter() {
    if (outcome != null && outcome.leadsTo() != null) {
      return outcome.leadsTo();
    }
    return step.enters == null ? state.stage() : step.enters.stage();
  }

  private void mark(Changes changes) {
    for (Map.Entry<String, String> mark : changes.marks().entrySet()) {
      effects.add(new Effect.Marked(mark.getKey(), ground(mark.getValue())));
    }
  }

  private @Nullable String ground(String named) {
    return switch (named) {
      case Changes.GIVEN -> with.ground();
      case Changes.NO_MARK -> null;
      default -> named;
    };
  }

  private void enter() {
    String next = stageAfter();
    Effect.StageEntered enters = step.enters;
    if (!next.equals(state.stage())) {
      boolean planned = enters != null && enters.stage().equals(next);
      effects.add(planned ? enters : new Effect.StageEntered(next));
    }
  }

  private void count() {
    if (step.isFollowedByAnother) {
      by.officer().ifPresent(who -> effects.add(new Effect.DoneBy(step.act.id(), who)));
    }
    if (step.counted != null) {
      effects.add(step.counted);
    }
    if (outcome != null && outcome.atMost() > 0) {
      effects.add(new Effect.Counted(outcome.countedAs()));
    }
  }

  private void tell() {
    for (Effect.Told told : step.told) {
      effects.add(told);
    }
  }
}
