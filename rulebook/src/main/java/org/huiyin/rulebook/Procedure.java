package org.huiyin.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The definitions with every name looked up once, so that deciding an act looks up two or
/// three.
final class Procedure {

  private final Definitions definitions;
  private final Map<String, Step> steps = new HashMap<>();
  private final Map<String, ClockDefinition[]> startedBy = new HashMap<>();
  private final ClockDefinition[] ofPromise;
  private final Map<String, List<ActDefinition>> actsOfRole = new HashMap<>();

  Procedure(Definitions definitions) {
    this.definitions = definitions;
    for (String date : definitions.dates().keySet()) {
      startedBy.put(date, clocks(definitions, clock -> clock.from().contains(date)));
    }
    ofPromise = clocks(definitions, ClockDefinition::isOfPromise);
    for (ActDefinition act : definitions.acts().values()) {
      steps.put(act.id(), new Step(act, definitions));
      for (String role : rolesOf(act)) {
        actsOfRole.computeIfAbsent(role, _ -> new ArrayList<>()).add(act);
      }
    }
  }

  private static ClockDefinition[] clocks(
      Definitions definitions, java.util.function.Predicate<ClockDefinition> which) {
    return definitions.clocks().values().stream().filter(which).toArray(ClockDefinition[]::new);
  }

  private static Set<String> rolesOf(ActDefinition act) {
    return act.gate().by().stream().map(Post::role).collect(Collectors.toSet());
  }

  Definitions definitions() {
    return definitions;
  }

  /// The acts whose gate names a post of this role, in the order of the document.
  List<ActDefinition> actsOf(String role) {
    return actsOfRole.getOrDefault(role, List.of());
  }

  @Nullable Step step(String act) {
    return steps.get(act);
  }

  ClockDefinition[] startedBy(String date) {
    ClockDefinition[] clocks = startedBy.get(date);
    return clocks == null ? new ClockDefinition[0] : clocks;
  }

  ClockDefinition[] ofPromise() {
    return ofPromise;
  }

  /// The definition of a clock that runs.
  ///
  /// @throws IllegalArgumentException if it isn't this rulebook's
  ClockDefinition clock(RunningClock running) {
    return clock(running.clock());
  }

  ClockDefinition clock(String id) {
    ClockDefinition clock = definitions.clocks().get(id);
    if (clock == null) {
      throw new IllegalArgumentException(
          "clock: the rulebook " + definitions.header().id() + " has none named " + id);
    }
    return clock;
  }

  /// An act, with what it does made ready.
  static final class Step {
    final ActDefinition act;
    final int needed;
    final int allowed;
    final Effect.@Nullable StageEntered enters;
    final Effect.@Nullable Counted counted;
    final Effect.Told[] told;
    final DateDefinition[] records;
    final @Nullable DateDefinition recordsOn;
    final boolean touchesClocks;
    final boolean isFollowedByAnother;

    Step(ActDefinition act, Definitions definitions) {
      this.act = act;
      this.needed = Particular.bits(act.needs().with());
      this.allowed = needed | Particular.bits(act.needs().mayHave());
      ActDefinition.Changes changes = act.changes();
      this.enters = changes.leadsTo() == null ? null : new Effect.StageEntered(changes.leadsTo());
      this.counted = act.gate().atMost() == 0 ? null : new Effect.Counted(act.id());
      this.told =
          act.tells().stream()
              .map(post -> new Effect.Told(post.toString(), act.id()))
              .toArray(Effect.Told[]::new);
      this.records = dates(changes.records(), definitions);
      this.recordsOn =
          changes.recordsOn() == null ? null : definitions.dates().get(changes.recordsOn());
      this.touchesClocks =
          changes.voidsAll() || !changes.ends().isEmpty() || !changes.voids().isEmpty();
      this.isFollowedByAnother =
          definitions.acts().values().stream()
              .anyMatch(other -> other.gate().notBy().contains(act.id()));
    }

    static DateDefinition[] dates(List<String> ids, Definitions definitions) {
      List<DateDefinition> dates = new ArrayList<>();
      for (String id : ids) {
        DateDefinition date = definitions.dates().get(id);
        if (date != null) {
          dates.add(date);
        }
      }
      return dates.toArray(DateDefinition[]::new);
    }
  }
}
