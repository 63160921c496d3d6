package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.rulebook.Effect.Ending;
import org.huiyin.rulebook.Outlook.Step;
import org.huiyin.rulebook.OutlookDefinition.Link;
import org.jspecify.annotations.Nullable;

/// Lays a chain of clocks end to end, from where a matter stands now.
///
/// Of the clocks in the chain, the one that began last is where the matter stands: those before
/// it keep their real days, and those after it are taken to run their whole length, one from the
/// end of the other, even if they ran already in an earlier round.
final class Projecting {

  private final Procedure procedure;
  private final Definitions definitions;
  private final State state;
  private final WorkingCalendar calendar;

  Projecting(Procedure procedure, State state, WorkingCalendar calendar) {
    this.procedure = procedure;
    this.definitions = procedure.definitions();
    this.state = state;
    this.calendar = calendar;
  }

  List<Outlook> outlooks() {
    List<Outlook> outlooks = new ArrayList<>();
    for (OutlookDefinition definition : definitions.outlooks().values()) {
      List<Link> chain = definition.chains().get(state.kind());
      Outlook outlook = chain == null ? null : outlook(definition, chain);
      if (outlook != null) {
        outlooks.add(outlook);
      }
    }
    return List.copyOf(outlooks);
  }

  private @Nullable Outlook outlook(OutlookDefinition definition, List<Link> chain) {
    int here = here(chain);
    List<Step> steps = new ArrayList<>();
    LocalDate cursor = null;
    boolean provisional = false;
    for (int i = 0; i < chain.size(); i++) {
      if (chain.get(i).outcome() != null) {
        if (i > here && cursor != null && isStillToCome(definition) && isLeft(chain.get(i))) {
          provisional |= round(chain.get(i), cursor, steps);
          cursor = steps.getLast().until();
        }
        continue;
      }
      Deadline until = null;
      RunningClock begun = i <= here ? last(chain.get(i)) : null;
      String clock = name(chain.get(i), begun);
      if (begun != null) {
        until = begun.isRunning() ? atMost(begun, chain, i) : new Deadline(end(begun), false);
        cursor = begun.start();
      } else if (i > here && cursor != null && clock != null && isStillToCome(definition)) {
        until = whole(clock, cursor, chain, i);
      }
      if (until != null && clock != null && cursor != null) {
        steps.add(new Step(clock, cursor, until.due(), procedure.clock(clock).source()));
        cursor = until.due();
        provisional |= until.provisional();
      }
    }
    return cursor == null
        ? null
        : new Outlook(definition.id(), definition.title(), cursor, provisional, steps);
  }

  // A round that can still be caused: each clock takes its whole time, from the end of the last.
  private boolean round(Link link, LocalDate start, List<Step> steps) {
    LocalDate cursor = start;
    boolean provisional = false;
    for (String clock : link.clocks()) {
      Deadline until = whole(clock, cursor, List.of(), 0);
      steps.add(new Step(clock, cursor, until.due(), procedure.clock(clock).source()));
      cursor = until.due();
      provisional |= until.provisional();
    }
    return provisional;
  }

  private boolean isLeft(Link round) {
    OutcomeDefinition outcome = definitions.outcomes().get(round.outcome());
    return outcome != null && !round.clocks().isEmpty() && outcome.isLeft(state);
  }

  private int here(List<Link> chain) {
    int here = -1;
    int newest = 0;
    for (int i = 0; i < chain.size(); i++) {
      RunningClock last = last(chain.get(i));
      if (last != null && last.number() > newest) {
        newest = last.number();
        here = i;
      }
    }
    return here;
  }

  private @Nullable RunningClock last(Link link) {
    RunningClock last = null;
    for (String clock : link.outcome() == null ? link.clocks() : List.<String>of()) {
      RunningClock each = state.last(clock);
      if (each != null && (last == null || each.number() > last.number())) {
        last = each;
      }
    }
    return last;
  }

  private static @Nullable String name(Link link, @Nullable RunningClock begun) {
    if (begun != null) {
      return begun.clock();
    }
    return link.clocks().isEmpty() ? null : link.clocks().getFirst();
  }

  private boolean isStillToCome(OutlookDefinition definition) {
    StageDefinition stage = definitions.stages().get(state.stage());
    boolean ended =
        stage != null
            && (stage.legal() == LegalState.FINAL || stage.legal() == LegalState.WITHDRAWN);
    return !ended
        && (definition.reached() == null || !state.dates().containsKey(definition.reached()));
  }

  private static LocalDate end(RunningClock clock) {
    LocalDate ended = clock.ended();
    return ended == null || clock.ending() == Ending.RAN_OUT ? clock.due() : ended;
  }

  private Deadline whole(String clock, LocalDate start, List<Link> chain, int at) {
    RunningClock fresh =
        new RunningClock(0, clock, 0, start, start, false, 0, List.of(), 0, null, null);
    return atMost(fresh, chain, at);
  }

  // A clock, lengthened by the acts that follow it in the chain as far as they still can.
  private Deadline atMost(RunningClock clock, List<Link> chain, int at) {
    Length length = procedure.clock(clock).length();
    if (length == null) {
      return new Deadline(clock.due(), clock.provisional());
    }
    int extended = clock.extended();
    List<RunningClock.Pause> pauses = new ArrayList<>(clock.pauses());
    for (int i = at + 1; i < chain.size() && chain.get(i).act() != null; i++) {
      ActDefinition act = definitions.acts().get(chain.get(i).act());
      if (act != null && isLeft(act) && !isKnownLate(clock)) {
        extended = Math.max(extended, extension(act, clock));
        pause(act, clock, length, extended, pauses);
      }
    }
    boolean asTold =
        clock.number() > 0 && extended == clock.extended() && pauses.equals(clock.pauses());
    return asTold
        ? new Deadline(clock.due(), clock.provisional())
        : length.deadline(clock.start(), extended, pauses, calendar);
  }

  private boolean isLeft(ActDefinition act) {
    int atMost = act.gate().atMost();
    return atMost == 0 || state.count(act.id()) < atMost;
  }

  // Without today's date, the escalation tells that a clock is over and can't be lengthened.
  private boolean isKnownLate(RunningClock clock) {
    List<ClockDefinition.Milestone> all = procedure.clock(clock).milestones();
    return clock.reached() > 0 && all.get(clock.reached() - 1).when() == ClockDefinition.When.LATE;
  }

  private static int extension(ActDefinition act, RunningClock clock) {
    ActDefinition.Extension extension = act.changes().extend();
    return extension != null && extension.clock().equals(clock.clock())
        ? extension.upTo().amount()
        : 0;
  }

  // Latest if it begins on the last day: one that rolled forward to it rolls past the pause too.
  private void pause(
      ActDefinition act,
      RunningClock clock,
      Length length,
      int extended,
      List<RunningClock.Pause> pauses) {
    ActDefinition.Stop stop = act.changes().pause();
    if (stop == null || !stop.clock().equals(clock.clock())) {
      return;
    }
    LocalDate from = length.deadline(clock.start(), extended, pauses, calendar).due();
    LocalDate last = procedure.clock(clock).latest(stop.ground(), from, pauses, calendar);
    pauses.add(new RunningClock.Pause(stop.ground(), from, last, true));
  }
}
