package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Elapsed;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.StageDefinition;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/// How late everything can be in matters of one kind that are filed on one day, if nobody misses
/// a duty: whoever owes something does it on its last day, time takes every window to its end,
/// and every act is done as late as it can be.
///
/// Where several paths lead to the same place, each clock there keeps the latest of its days.
/// Since no day comes earlier when another comes later, that is an upper bound for all of them.
/// It grows for ever exactly where a path can be taken again and again.
final class Slowest {

  private static final int HORIZON_YEARS = 60;
  private static final int MOST_PLACES = 20_000;

  private static final int MOST_ATTEMPTS = 700_000;

  // Far more often than a way without circles comes by later and later.
  private static final int MOST_TIMES = 60;

  private final SideDuties sideDuties;
  private final Rulebook rulebook;
  private final LocalDate filed;
  private final WorkingCalendar calendar;
  private final Likeness likeness;
  private final Cast cast;
  private final Attempts attempts;
  private final Map<String, Place> places = new HashMap<>();
  private final Deque<Place> todo = new ArrayDeque<>();
  private final Map<String, LocalDate> recorded = new HashMap<>();
  private boolean endless;
  private boolean tooLarge;
  private int tried;
  private @Nullable State opened;
  private @Nullable LocalDate first;
  private @Nullable LocalDate last;
  private @Nullable Wait lastWait;
  private @Nullable Wait firstWait;

  /// Where a matter can stand, with the latest days of its clocks and how each came to be.
  private static final class Place {
    State state;
    Map<String, Wait> waits;
    boolean waiting;
    int times;

    Place(State state, Map<String, Wait> waits) {
      this.state = state;
      this.waits = waits;
    }
  }

  Slowest(
      Rulebook rulebook,
      String kind,
      LocalDate filed,
      WorkingCalendar calendar,
      Likeness likeness) {
    this.rulebook = rulebook;
    this.sideDuties = new SideDuties(rulebook);
    this.filed = filed;
    this.calendar = calendar;
    this.likeness = likeness;
    this.cast = new Cast(rulebook);
    this.attempts = new Attempts(rulebook, kind);
  }

  Slowest run() {
    Place nowhere = new Place(State.NONE, Map.of());
    for (ActDefinition act : rulebook.acts().values()) {
      if (act.gate().opens()) {
        act(act, nowhere, filed, null);
      }
    }
    opened = todo.isEmpty() ? null : todo.getFirst().state;
    while (!todo.isEmpty() && !endless && !tooLarge) {
      Place here = todo.remove();
      here.waiting = false;
      leave(here);
    }
    return this;
  }

  /// Whether there is no latest day.
  boolean isEndless() {
    return endless;
  }

  /// Whether there are too many paths to know.
  boolean isTooLarge() {
    return tooLarge;
  }

  @Nullable LocalDate first() {
    return first;
  }

  @Nullable LocalDate last() {
    return last;
  }

  @Nullable Wait lastWait() {
    return lastWait;
  }

  @Nullable Wait firstWait() {
    return firstWait;
  }

  /// The latest day that a date can have when it is first recorded, or null if it is never
  // recorded.
  @Nullable LocalDate latest(String date) {
    return recorded.get(date);
  }

  /// The matter on the day of its filing.
  @Nullable State opened() {
    return opened;
  }

  private void leave(Place here) {
    RunningClock limit = limit(here.state);
    if (limit == null) {
      endless |= !isOver(here.state);
      return;
    }
    if (ChronoUnit.YEARS.between(filed, limit.due()) > HORIZON_YEARS || ++here.times > MOST_TIMES) {
      endless = true;
      return;
    }
    if (places.size() > MOST_PLACES) {
      tooLarge = true;
      return;
    }
    Wait wait = here.waits.get(limit.clock());
    for (ActDefinition act : rulebook.acts().values()) {
      if (Reach.isIn(act, here.state.stage()) && !act.isSystem() && !isBeside(act)) {
        act(act, here, limit.due(), wait);
      }
    }
    if (!isDueToday(here.state, limit.due())) {
      elapse(here, limit.due().plusDays(1), wait);
    }
  }

  private boolean isBeside(ActDefinition act) {
    return Aside.isAside(act) || sideDuties.has(act);
  }

  private boolean isOver(State state) {
    StageDefinition stage = rulebook.stages().get(state.stage());
    return stage == null
        || stage.legal() == LegalState.FINAL
        || stage.legal() == LegalState.WITHDRAWN;
  }

  // The clock that ends first: before its last day is over, something has to happen.
  private @Nullable RunningClock limit(State state) {
    RunningClock limit = null;
    for (RunningClock clock : state.clocks()) {
      if (clock.isRunning()
          && isCompelling(clock)
          && (limit == null || clock.due().isBefore(limit.due()))) {
        limit = clock;
      }
    }
    return limit;
  }

  private boolean isCompelling(RunningClock clock) {
    ClockDefinition definition = rulebook.clocks().get(clock.clock());
    return definition != null && (definition.atEnd() != null || !definition.window());
  }

  private boolean isDueToday(State state, LocalDate day) {
    for (RunningClock clock : state.clocks()) {
      ClockDefinition definition = rulebook.clocks().get(clock.clock());
      if (clock.isRunning()
          && definition != null
          && definition.atEnd() == null
          && !definition.window()
          && clock.due().equals(day)) {
        return true;
      }
    }
    return false;
  }

  private void act(ActDefinition act, Place here, LocalDate day, @Nullable Wait wait) {
    for (Actor by : cast.holders(act.gate().by(), here.state)) {
      boolean done = false;
      for (Act attempt : attempts.unpromising(act, by, here.state, day)) {
        tooLarge |= ++tried > MOST_ATTEMPTS;
        Decision decision =
            cast.decide(
                here.state,
                attempt,
                day.atTime(LocalTime.NOON).atZone(rulebook.zone()).toInstant(),
                calendar);
        if (decision instanceof Decision.Allowed(State after, List<Effect> effects, var _)) {
          done = true;
          enter(here, after, effects, day, wait);
        }
      }
      if (done) {
        return;
      }
    }
  }

  private void elapse(Place here, LocalDate day, @Nullable Wait wait) {
    List<Elapsed> elapsed =
        rulebook.elapsed(
            here.state,
            day.atTime(LocalTime.NOON).atZone(rulebook.zone()).toInstant(),
            calendar,
            cast);
    if (!elapsed.isEmpty()) {
      List<Effect> effects = new ArrayList<>();
      elapsed.forEach(each -> effects.addAll(each.effects()));
      enter(here, elapsed.getLast().state(), effects, day, wait);
    }
  }

  private void enter(
      Place from, State after, List<Effect> effects, LocalDate day, @Nullable Wait wait) {
    Map<String, Wait> waits = new HashMap<>(from.waits);
    LocalDate before = day;
    RunningClock limit = limit(from.state);
    if (limit != null) {
      before = limit.due();
    }
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Decided _ -> decided(from.state, day, wait);
        case Effect.DateRecorded(String date, LocalDate on) -> recorded(from.state, date, on);
        case Effect.ClockStarted started -> {
          int gap = (int) ChronoUnit.DAYS.between(before, started.start());
          waits.put(started.clock(), new Wait(started.clock(), 0, List.of(), gap, wait));
        }
        case Effect.ClockExtended extended -> {
          String clock = after.clock(extended.number()).clock();
          waits.computeIfPresent(clock, (_, each) -> extended(each, extended.days()));
        }
        case Effect.ClockPaused paused -> {
          String clock = after.clock(paused.number()).clock();
          waits.computeIfPresent(clock, (_, each) -> paused(each, paused.ground()));
        }
        default -> {}
      }
    }
    arrive(after, waits);
  }

  private static Wait extended(Wait wait, int days) {
    return new Wait(wait.clock(), wait.extended() + days, wait.pauses(), wait.gap(), wait.before());
  }

  private static Wait paused(Wait wait, String ground) {
    List<String> grounds = new ArrayList<>(wait.pauses());
    grounds.add(ground);
    return new Wait(wait.clock(), wait.extended(), grounds, wait.gap(), wait.before());
  }

  // What complainants are told is when something comes for the first time.
  private void recorded(State before, String date, LocalDate on) {
    if (!before.dates().containsKey(date)) {
      recorded.merge(date, on, Slowest::later);
    }
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return other.isAfter(one) ? other : one;
  }

  private void decided(State before, LocalDate day, @Nullable Wait wait) {
    if (before.decisions().isEmpty() && (first == null || day.isAfter(first))) {
      first = day;
      firstWait = wait;
    }
    if (last == null || day.isAfter(last) || (day.equals(last) && byLaw(wait) > byLaw(lastWait))) {
      last = day;
      lastWait = wait;
    }
  }

  private void arrive(State state, Map<String, Wait> waits) {
    String key = likeness.untimed(state);
    Place known = places.get(key);
    boolean changed = known == null;
    Place place = known == null ? new Place(state, waits) : known;
    if (known == null) {
      places.put(key, place);
    } else {
      changed = merge(place, state, waits);
    }
    if (changed && !place.waiting) {
      place.waiting = true;
      todo.add(place);
    }
  }

  private boolean merge(Place place, State state, Map<String, Wait> waits) {
    List<RunningClock> clocks = new ArrayList<>(place.state.clocks());
    Map<String, Wait> latest = new HashMap<>(place.waits);
    boolean changed = false;
    Set<Integer> used = new HashSet<>();
    for (int i = 0; i < clocks.size(); i++) {
      RunningClock mine = clocks.get(i);
      RunningClock other = mine.isRunning() ? find(state, mine.clock()) : null;
      if (other != null && used.add(i) && isWorse(mine, place.waits, other, waits)) {
        clocks.set(i, numbered(other, mine.number()));
        Wait wait = waits.get(mine.clock());
        if (wait != null) {
          latest.put(mine.clock(), wait);
        }
        changed = true;
      }
    }
    if (changed) {
      State was = place.state;
      place.state =
          new State(
              was.kind(),
              was.stage(),
              was.dates(),
              was.seats(),
              was.assignments(),
              clocks,
              was.promises(),
              was.decisions(),
              was.word(),
              was.recused(),
              was.counts());
      place.waits = latest;
    }
    return changed;
  }

  // Of two ways that take equally long, the one that the law knows is told.
  private boolean isWorse(
      RunningClock mine, Map<String, Wait> waits, RunningClock other, Map<String, Wait> others) {
    return other.due().isAfter(mine.due())
        || (other.due().equals(mine.due())
            && byLaw(others.get(other.clock())) > byLaw(waits.get(mine.clock())));
  }

  private int byLaw(@Nullable Wait last) {
    int found = 0;
    for (Wait each = last; each != null; each = each.before()) {
      ClockDefinition clock = rulebook.clocks().get(each.clock());
      found += clock == null || clock.source().isHouse() ? 0 : 1;
    }
    return found;
  }

  private static @Nullable RunningClock find(State state, String clock) {
    List<RunningClock> running = state.running(clock);
    return running.isEmpty() ? null : running.getFirst();
  }

  private static RunningClock numbered(RunningClock clock, int number) {
    return new RunningClock(
        number,
        clock.clock(),
        clock.promise(),
        clock.start(),
        clock.due(),
        clock.provisional(),
        clock.extended(),
        clock.pauses(),
        clock.reached(),
        null,
        null);
  }
}
