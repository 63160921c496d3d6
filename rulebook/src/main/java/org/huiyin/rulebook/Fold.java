package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huiyin.rulebook.State.Assignment;
import org.huiyin.rulebook.State.Promise;

/// One run of [State#after]: copies what changes, once, and shares the rest.
final class Fold {

  // Not a name, so no date or act is called so.
  private static final String RECORDED = "recorded:";

  private String kind;
  private String stage;
  private ArrayMap<LocalDate> dates;
  private ArrayMap<UUID> seats;
  private ArrayMap<Assignment> assignments;
  private List<RunningClock> clocks;
  private boolean clocksCopied;
  private List<Promise> promises;
  private List<Effect.Decided> decisions;
  private Word word;
  private Set<UUID> recused;
  private ArrayMap<Integer> counts;

  Fold(State state) {
    kind = state.kind();
    stage = state.stage();
    dates = ArrayMap.copyOf(state.dates());
    seats = ArrayMap.copyOf(state.seats());
    assignments = ArrayMap.copyOf(state.assignments());
    clocks = state.clocks();
    promises = state.promises();
    decisions = state.decisions();
    word = state.word();
    recused = state.recused();
    counts = ArrayMap.copyOf(state.counts());
  }

  Fold all(List<Effect> effects) {
    for (int i = 0; i < effects.size(); i++) {
      one(effects.get(i));
    }
    return this;
  }

  State state() {
    return new State(
        kind, stage, dates, seats, assignments, clocks, promises, decisions, word, recused, counts);
  }

  private void one(Effect effect) {
    switch (effect) {
      case Effect.Opened(String as) -> open(as);
      case Effect.StageEntered(String entered) -> enter(entered);
      case Effect.DateRecorded(String date, LocalDate on) -> record(date, on);
      case Effect.SeatTaken(String seat, UUID institution) -> seat(seat, institution);
      case Effect.SeatLeft(String seat) -> leave(seat);
      case Effect.Assigned a -> assign(a);
      case Effect.ClockStarted started -> start(started);
      case Effect.ClockEnded ended -> end(ended);
      case Effect.ClockExtended extended -> extend(extended);
      case Effect.ClockPaused paused -> pause(paused);
      case Effect.ClockResumed resumed -> resume(resumed);
      case Effect.ClockRecounted recounted -> recount(recounted);
      case Effect.MilestoneReached reached -> reach(reached);
      case Effect.Decided decided -> decisions = plus(decisions, decided);
      case Effect.Promised promised -> promise(promised);
      case Effect.PromiseStands(int number, PromiseState now) -> stands(number, now);
      case Effect.WordGiven(Word given) -> word = given;
      case Effect.Recused(UUID officer) -> recuse(officer);
      case Effect.RecusalAsked(UUID officer) -> counts = counts.with(State.ASKED_OUT + officer, 1);
      case Effect.RecusalDecided(UUID officer) ->
          counts = counts.without(State.ASKED_OUT + officer);
      case Effect.ReadingObjected(UUID officer) ->
          counts = counts.with(State.OBJECTED_TO + officer, 1);
      case Effect.ObjectionAnswered(UUID officer) ->
          counts = counts.without(State.OBJECTED_TO + officer);
      case Effect.DoneBy(String act, UUID officer) ->
          counts = Consents.without(counts, State.doneBy(act)).with(State.doneBy(act) + officer, 1);
      case Effect.Marked marked -> mark(marked);
      case Effect.Counted(String act) -> counts = counts.with(act, count(act) + 1);
      case Effect.Consented consent -> counts = Consents.given(counts, consent);
      case Effect.Agreed(String act) ->
          counts = Consents.without(counts, Consents.CONSENT + act + " ");
      case Effect.Told _ -> {}
    }
  }

  private void open(String as) {
    check(kind.isEmpty(), "opened twice");
    kind = as;
  }

  private void enter(String entered) {
    stage = entered;
    counts = Consents.without(counts, Consents.CONSENT);
  }

  private void record(String date, LocalDate on) {
    int place = count(RECORDED) + 1;
    dates = dates.with(date, on);
    counts = counts.with(RECORDED, place).with(date, place);
  }

  private void mark(Effect.Marked marked) {
    String mark = State.markOf(marked.mark());
    counts = Consents.without(counts, mark);
    counts = marked.ground() == null ? counts : counts.with(mark + marked.ground(), 1);
  }

  private int count(String what) {
    Integer count = counts.get(what);
    return count == null ? 0 : count;
  }

  // Who worked for the institution that leaves doesn't work for the one that comes.
  private void seat(String seat, UUID institution) {
    if (!institution.equals(seats.get(seat))) {
      assignments = assignments.without(seat);
    }
    seats = seats.with(seat, institution);
  }

  private void leave(String seat) {
    seats = seats.without(seat);
    assignments = assignments.without(seat);
  }

  private void assign(Effect.Assigned assigned) {
    assignments =
        assignments.with(assigned.seat(), new Assignment(assigned.unit(), assigned.officer()));
  }

  private void recuse(UUID officer) {
    Set<UUID> more = new HashSet<>(recused);
    more.add(officer);
    recused = more;
    for (var entry : assignments.entrySet()) {
      if (officer.equals(entry.getValue().officer())) {
        Assignment unitOnly = new Assignment(entry.getValue().unit(), null);
        assignments = assignments.with(entry.getKey(), unitOnly);
      }
    }
  }

  private void start(Effect.ClockStarted started) {
    int number = started.number();
    check(number > clocks.size(), "clock number used twice", number);
    check(number == clocks.size() + 1, "clock number left a gap", number);
    copied()
        .add(
            new RunningClock(
                number,
                started.clock(),
                started.promise(),
                started.start(),
                started.due(),
                started.provisional(),
                0,
                List.of(),
                0,
                null,
                null));
  }

  private void end(Effect.ClockEnded ended) {
    RunningClock clock = running(ended.number());
    copied().set(clock.number() - 1, clock.ended(ended.ending(), ended.on()));
  }

  private void extend(Effect.ClockExtended extended) {
    RunningClock clock = running(extended.number());
    int days = clock.extended() + extended.days();
    copied()
        .set(
            clock.number() - 1,
            clock.counted(days, clock.pauses(), extended.due(), extended.provisional()));
  }

  private void pause(Effect.ClockPaused paused) {
    RunningClock clock = running(paused.number());
    check(!clock.isPaused(), "clock paused twice", clock.number());
    var pause = new RunningClock.Pause(paused.ground(), paused.from(), paused.latest(), true);
    copied()
        .set(
            clock.number() - 1,
            clock.counted(
                clock.extended(), plus(clock.pauses(), pause), paused.due(), paused.provisional()));
  }

  private void resume(Effect.ClockResumed resumed) {
    RunningClock clock = running(resumed.number());
    check(clock.isPaused(), "clock resumed that wasn't paused", clock.number());
    List<RunningClock.Pause> pauses = new ArrayList<>(clock.pauses());
    RunningClock.Pause open = pauses.removeLast();
    pauses.add(new RunningClock.Pause(open.ground(), open.from(), resumed.last(), false));
    copied()
        .set(
            clock.number() - 1,
            clock.counted(clock.extended(), pauses, resumed.due(), resumed.provisional()));
  }

  private void recount(Effect.ClockRecounted recounted) {
    RunningClock clock = running(recounted.number());
    check(clock.due().equals(recounted.told()), "clock recounted from another day", clock.number());
    copied()
        .set(
            clock.number() - 1,
            clock.counted(
                clock.extended(), clock.pauses(), recounted.due(), recounted.provisional()));
  }

  private void reach(Effect.MilestoneReached reached) {
    RunningClock clock = running(reached.number());
    int milestone = reached.milestone();
    check(
        milestone == clock.reached() || milestone == clock.reached() - 1,
        "milestone out of order at clock",
        clock.number());
    copied().set(clock.number() - 1, clock.reached(milestone + 1));
  }

  private void promise(Effect.Promised promised) {
    int number = promised.promise();
    check(number == promises.size() + 1, "promise number out of order", number);
    promises = plus(promises, new Promise(number, promised.due(), PromiseState.OPEN));
  }

  private void stands(int number, PromiseState now) {
    check(number >= 1 && number <= promises.size(), "unknown promise", number);
    List<Promise> changed = new ArrayList<>(promises);
    changed.set(number - 1, new Promise(number, promises.get(number - 1).due(), now));
    promises = changed;
  }

  private RunningClock running(int number) {
    check(number >= 1 && number <= clocks.size(), "unknown clock", number);
    RunningClock clock = clocks.get(number - 1);
    check(clock.isRunning(), "clock has ended", number);
    return clock;
  }

  private List<RunningClock> copied() {
    if (!clocksCopied) {
      clocks = new ArrayList<>(clocks);
      clocksCopied = true;
    }
    return clocks;
  }

  private static <T> List<T> plus(List<T> list, T element) {
    List<T> more = new ArrayList<>(list.size() + 1);
    more.addAll(list);
    more.add(element);
    return more;
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("effects: " + what);
    }
  }

  private static void check(boolean holds, String what, int number) {
    if (!holds) {
      throw new IllegalStateException("effects: " + what + ": " + number);
    }
  }
}
