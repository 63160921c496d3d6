package org.huiyin.workbench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Elapsed;
import org.huiyin.rulebook.Explanation;
import org.huiyin.rulebook.Outlook;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.WorkingCalendar;

/// One matter on its way through a procedure: a day, a state, and all that happened. Moving the day
/// lets time act first, as every caller of a rulebook must. Not thread-safe.
final class Walk {

  private final Rulebook rulebook;
  private final WorkingCalendar calendar;
  private final Players players;
  private final Acting acting;
  private final Deque<Moment> before = new ArrayDeque<>();
  private Moment now;

  Walk(Rulebook rulebook, WorkingCalendar calendar, LocalDate from, String kind) {
    this.rulebook = rulebook;
    this.calendar = calendar;
    this.players = new Players(rulebook);
    this.acting = new Acting(rulebook, players, kind);
    this.now = new Moment(from, State.NONE, List.of());
  }

  /// Where the matter stands, and how it came there.
  private record Moment(LocalDate today, State state, List<Happened> happened) {
    Moment {
      happened = List.copyOf(happened);
    }
  }

  /// Something that somebody or time did.
  ///
  /// @param on its legal day
  /// @param after the state after it
  record Happened(String act, LocalDate on, List<Effect> effects, State after) {
    Happened {
      effects = List.copyOf(effects);
    }
  }

  Rulebook rulebook() {
    return rulebook;
  }

  Players players() {
    return players;
  }

  LocalDate today() {
    return now.today();
  }

  State state() {
    return now.state();
  }

  List<Happened> happened() {
    return now.happened();
  }

  /// What time did until this day, which is today from now on.
  ///
  /// @param day no day before today
  List<Happened> moveTo(LocalDate day) {
    if (day.isBefore(now.today())) {
      throw new IllegalArgumentException("day: " + day + " lies before " + now.today());
    }
    List<Happened> made = new ArrayList<>();
    for (Elapsed each : rulebook.elapsed(now.state(), at(day), calendar, players)) {
      made.add(new Happened(each.act(), each.counted(), each.effects(), each.state()));
    }
    go(day, made);
    return made;
  }

  private void go(LocalDate day, List<Happened> made) {
    List<Happened> all = new ArrayList<>(now.happened());
    all.addAll(made);
    before.push(now);
    now = new Moment(day, made.isEmpty() ? now.state() : made.getLast().after(), all);
  }

  /// What the rulebook says to a deed today; empty where nobody sits in the post. Changes nothing.
  Optional<Decision> decide(Deed deed) {
    return acting.act(deed, now.state(), now.today()).map(this::decide);
  }

  private Decision decide(Act act) {
    return rulebook.decide(now.state(), act, at(now.today()), calendar, players);
  }

  /// It is done.
  Happened doNow(Deed deed, Decision.Allowed allowed) {
    Happened done = new Happened(deed.act().id(), now.today(), allowed.effects(), allowed.state());
    go(now.today(), List.of(done));
    return done;
  }

  /// Whether there was something to take back.
  boolean undo() {
    if (before.isEmpty()) {
      return false;
    }
    now = before.pop();
    return true;
  }

  /// The next day on which something happens by itself.
  Optional<LocalDate> next() {
    return rulebook.nextOn(now.state(), calendar);
  }

  /// The acts that whoever holds this post can do now.
  List<ActDefinition> open(Post post) {
    return players
        .holder(post, false, now.state())
        .map(by -> rulebook.open(now.state(), by, at(now.today()), players))
        .orElse(List.of());
  }

  Explanation explain(RunningClock clock) {
    return rulebook.explain(now.state(), clock, calendar);
  }

  List<Outlook> outlook() {
    return rulebook.outlook(now.state(), calendar);
  }

  /// The last clock of this name that began, running or ended.
  Optional<RunningClock> clock(String name) {
    return now.state().clocks().reversed().stream()
        .filter(clock -> clock.clock().equals(name))
        .findFirst();
  }

  private Instant at(LocalDate day) {
    return day.atTime(LocalTime.NOON).atZone(rulebook.zone()).toInstant();
  }
}
