package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.DateDefinition;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// When two situations are alike, so that one of them need be walked on: the same stage, the same
/// clocks in the order of their ends, the same ones over, the same institutions in the same
/// seats, the same decisions, and the same answer to every question that an act ahead asks: is a
/// bound used up, is a date recorded, how did a window end.
///
/// Where something was promised besides, the order of days isn't told apart any more: promises
/// change nothing for the rest, and the rest was walked in every order without them.
///
/// The complainant's word and who stepped back aren't told apart: no gate asks for the one, and
/// the other only takes away. Nor is it told apart who has said yes to a joint act: until all
/// have, it changes nothing.
final class Likeness {

  private static final char OFFSET = ' ';

  private final Rulebook rulebook;
  private final Reach reach;
  private final SideDuties sideDuties;
  private final Map<String, Integer> stages = new LinkedHashMap<>();
  private final Map<String, Integer> clocks = new LinkedHashMap<>();
  private final Map<String, Integer> outcomes = new LinkedHashMap<>();
  private final List<Bound> bounds = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private final Set<String> ordered = new HashSet<>();
  private final Map<String, Ahead> ahead = new HashMap<>();
  private final List<DateDefinition> dates = new ArrayList<>();
  private final Map<String, Set<String>> recordedBy = new LinkedHashMap<>();

  /// A bound, how it is counted, and the acts that it binds.
  private record Bound(String countedAs, int atMost, List<String> acts) {}

  /// A clock whose end an act asks about.
  private record Asked(String act, String clock) {}

  /// What the acts ahead of a stage ask about.
  private record Ahead(List<Bound> bounds, List<String> asked, List<DateDefinition> dates) {}

  Likeness(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.reach = new Reach(rulebook);
    this.sideDuties = new SideDuties(rulebook);
    rulebook.stages().keySet().forEach(stage -> stages.put(stage, stages.size()));
    rulebook.clocks().keySet().forEach(clock -> clocks.put(clock, clocks.size()));
    Map<Object, Integer> classes = new LinkedHashMap<>();
    for (OutcomeDefinition outcome : rulebook.outcomes().values()) {
      classes.putIfAbsent(consequences(outcome), classes.size());
      outcomes.put(outcome.id(), classes.getOrDefault(consequences(outcome), 0));
    }
    for (ActDefinition act : rulebook.acts().values()) {
      bound(act);
      ask(act, act.gate().within());
      ask(act, act.gate().until());
      ActDefinition.Extension extension = act.changes().extend();
      ask(act, extension == null ? null : extension.clock());
      act.changes().records().forEach(date -> recorded(date, act.id()));
      recorded(act.changes().recordsOn(), act.id());
    }
    for (OutcomeDefinition outcome : rulebook.outcomes().values()) {
      if (outcome.atMost() > 0) {
        bounds.add(new Bound("outcome:" + outcome.id(), outcome.atMost(), deciding(outcome)));
      }
      deciding(outcome).forEach(act -> outcome.records().forEach(date -> recorded(date, act)));
    }
    asked.forEach(each -> ordered.add(each.clock()));
    for (ClockDefinition clock : rulebook.clocks().values()) {
      if (clock.window() || clock.atEnd() != null || !clock.pauses().isEmpty()) {
        ordered.add(clock.id());
      }
    }
    for (DateDefinition date : rulebook.dates().values()) {
      if (date.once() || date.onceAfter() != null) {
        dates.add(date);
      }
    }
  }

  // Outcomes with the same consequences need not be told apart.
  private static List<Object> consequences(OutcomeDefinition outcome) {
    return List.of(
        outcome.adverse(),
        String.valueOf(outcome.remedy()),
        String.valueOf(outcome.leadsTo()),
        outcome.records(),
        outcome.atMost() > 0 ? outcome.id() : "");
  }

  private void bound(ActDefinition act) {
    if (act.gate().atMost() > 0 && !Aside.isAside(act) && !sideDuties.has(act)) {
      bounds.add(new Bound(act.id(), act.gate().atMost(), List.of(act.id())));
    }
  }

  private void ask(ActDefinition act, @Nullable String clock) {
    if (clock != null) {
      asked.add(new Asked(act.id(), clock));
    }
  }

  private void recorded(@Nullable String date, String act) {
    if (date != null) {
      recordedBy.computeIfAbsent(date, _ -> new LinkedHashSet<>()).add(act);
    }
  }

  private List<String> deciding(OutcomeDefinition outcome) {
    return rulebook.acts().values().stream()
        .filter(act -> act.changes().decides() != null)
        .filter(act -> outcome.instances().contains(act.changes().decides()))
        .map(ActDefinition::id)
        .toList();
  }

  int clock(String id) {
    return clocks.getOrDefault(id, 0);
  }

  /// How often a bounded act or outcome may be done, by how it is counted.
  int atMost(String countedAs) {
    for (Bound bound : bounds) {
      if (bound.countedAs().equals(countedAs)) {
        return bound.atMost();
      }
    }
    return 0;
  }

  /// A text that is equal for situations that are alike.
  String of(State state, LocalDate today) {
    return of(state, today, false);
  }

  /// A text that is equal for situations in which the same can still happen, however long it
  /// takes: bounds count in full, and the days of clocks don't matter.
  String untimed(State state) {
    return of(state, LocalDate.MIN, true);
  }

  private String of(State state, LocalDate today, boolean untimed) {
    StringBuilder key = new StringBuilder(48);
    append(key, stages.getOrDefault(state.stage(), 0));
    seats(key, state);
    clocks(key, state, today, untimed || !state.promises().isEmpty());
    Ahead ahead = ahead(state.stage());
    for (Bound bound : ahead.bounds()) {
      int count = state.counts().getOrDefault(bound.countedAs(), 0);
      append(key, untimed ? count : count >= bound.atMost() ? 1 : 0);
    }
    for (String clock : ahead.asked()) {
      append(key, ending(state, clock));
    }
    for (DateDefinition date : ahead.dates()) {
      append(key, isAwaited(date, state) ? 1 : 0);
    }
    decisions(key, state);
    state.promises().forEach(promise -> append(key, promise.state().name().charAt(0)));
    return key.toString();
  }

  private Ahead ahead(String stage) {
    return ahead.computeIfAbsent(
        stage,
        each ->
            new Ahead(
                bounds.stream().filter(bound -> isAhead(bound.acts(), each)).toList(),
                asked.stream()
                    .filter(question -> reach.isAhead(question.act(), each))
                    .map(Asked::clock)
                    .distinct()
                    .toList(),
                dates.stream()
                    .filter(date -> isAhead(recordedBy.getOrDefault(date.id(), Set.of()), each))
                    .toList()));
  }

  private boolean isAhead(Collection<String> acts, String stage) {
    return acts.stream().anyMatch(act -> reach.isAhead(act, stage));
  }

  private static void append(StringBuilder key, int value) {
    key.append((char) (OFFSET + value));
  }

  private void seats(StringBuilder key, State state) {
    List<UUID> known = new ArrayList<>();
    for (String seat : rulebook.seats().keySet()) {
      UUID institution = rulebook.institutionAt(state, seat).orElse(null);
      int index = institution == null ? -1 : known.indexOf(institution);
      if (institution != null && index < 0) {
        index = known.size();
        known.add(institution);
      }
      append(key, index + 1);
    }
  }

  private void clocks(StringBuilder key, State state, LocalDate today, boolean untimed) {
    List<RunningClock> running = new ArrayList<>();
    for (RunningClock clock : state.clocks()) {
      if (clock.isRunning() && !sideDuties.hasClock(clock.clock())) {
        running.add(clock);
      }
    }
    running.sort(
        Comparator.comparing((RunningClock clock) -> untimed ? LocalDate.MIN : placed(clock, today))
            .thenComparing(clock -> clock(clock.clock()))
            .thenComparing(RunningClock::promise));
    append(key, running.size());
    for (RunningClock clock : running) {
      append(key, clock(clock.clock()));
      boolean ordered = !untimed && ordered(clock);
      append(
          key,
          (ordered && clock.isLate(today) ? 1 : 0)
              + (clock.isPaused() ? 2 : 0)
              + (clock.promise() > 0 ? 4 : 0)
              + (clock.extended() > 0 ? 8 : 0));
    }
  }

  // A duty that nothing follows from but that people are told, and whose end no act asks about,
  // has no place among the others: late or not, the same can be done.
  private boolean ordered(RunningClock clock) {
    return ordered.contains(clock.clock());
  }

  private LocalDate placed(RunningClock clock, LocalDate today) {
    return !ordered(clock) || clock.isLate(today) ? LocalDate.MIN : clock.due();
  }

  private static int ending(State state, String name) {
    for (int i = state.clocks().size() - 1; i >= 0; i--) {
      RunningClock clock = state.clocks().get(i);
      if (clock.clock().equals(name)) {
        return clock.ending() == null ? 1 : clock.ending() == Effect.Ending.RAN_OUT ? 2 : 0;
      }
    }
    return 0;
  }

  private static boolean isAwaited(DateDefinition date, State state) {
    if (date.once()) {
      return !state.dates().containsKey(date.id());
    }
    return state.counts().getOrDefault(date.onceAfter(), 0)
        > state.counts().getOrDefault(date.id(), 0);
  }

  private void decisions(StringBuilder key, State state) {
    if (!state.decisions().isEmpty()) {
      append(key, 1 + outcomes.getOrDefault(state.decisions().getLast().outcome(), 0));
    }
    Set<String> instances = new LinkedHashSet<>();
    state.decisions().forEach(decision -> instances.add(decision.instance()));
    instances.forEach(instance -> key.append(instance).append(','));
  }
}
