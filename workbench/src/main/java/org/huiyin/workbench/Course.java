package org.huiyin.workbench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.Particular;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/// Where matters of some kinds can go, and in which stages their clocks run. Read off the
/// definitions and not walked: it leaves no way out, and may show one that no matter takes.
///
/// Goes through everything in the order of the document, since the sets of a rulebook have
/// another order in each run.
final class Course {

  private final Rulebook rulebook;
  private final Set<String> kinds;
  private final List<ClockDefinition> clocks;
  private final List<Variant> variants = new ArrayList<>();
  private final Map<String, BitSet> running = new LinkedHashMap<>();

  Course(Rulebook rulebook, Set<String> kinds) {
    this.rulebook = rulebook;
    this.kinds = kinds;
    this.clocks =
        rulebook.clocks().values().stream().filter(clock -> hasKind(clock.kinds())).toList();
    for (ActDefinition act : rulebook.acts().values()) {
      if (hasKind(act.gate().kinds()) && (!act.gate().opens() || isIntake(act))) {
        addVariants(act);
      }
    }
    for (int before = -1; before < size(); ) {
      before = size();
      eachStep(this::go);
    }
  }

  /// One way in which an act can come out.
  ///
  /// @param leadsTo the stage after it, or null where the matter stays
  record Variant(
      ActDefinition act,
      @Nullable OutcomeDefinition outcome,
      @Nullable String leadsTo,
      Set<String> records,
      BitSet stops) {}

  /// An act from one stage to another, or to the same.
  ///
  /// @param from the stage, or null where the act opens the matter
  /// @param by the clocks whose end is the act; empty unless it is the system's
  record Step(
      ActDefinition act,
      @Nullable OutcomeDefinition outcome,
      @Nullable String from,
      String to,
      List<ClockDefinition> by) {}

  /// The stages that such a matter can be in.
  List<String> stages() {
    return rulebook.stages().keySet().stream().filter(running::containsKey).toList();
  }

  /// The clocks that such a matter can have.
  List<ClockDefinition> clocks() {
    return clocks;
  }

  /// Every act that names the stage after it, from every stage.
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    eachStep(
        (variant, from) -> {
          if (variant.leadsTo() != null) {
            steps.add(step(variant, from, variant.leadsTo()));
          }
        });
    return steps;
  }

  private Step step(Variant variant, String from, String to) {
    ActDefinition act = variant.act();
    boolean opens = act.gate().opens();
    List<ClockDefinition> by =
        act.isSystem()
            ? runningIn(from).stream().filter(clock -> clock.setsOff().contains(act.id())).toList()
            : List.of();
    return new Step(act, variant.outcome(), opens ? null : from, to, by);
  }

  /// The stages in which whoever owes or has a clock would look for it: those in which an act
  /// meets it. Where nothing does, those in which it begins.
  Set<String> placesOf(ClockDefinition clock) {
    Set<String> begins = beginsIn(clock);
    Set<String> places = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>(begins);
    Deque<String> open = new ArrayDeque<>(begins);
    while (!open.isEmpty()) {
      String stage = open.remove();
      List<Variant> here = variants.stream().filter(variant -> isPossible(variant, stage)).toList();
      List<Variant> meeting = here.stream().filter(variant -> meets(variant, clock)).toList();
      if (!meeting.isEmpty()) {
        places.add(stage);
      }
      if (meeting.stream().anyMatch(variant -> stage.equals(to(variant, stage)))) {
        continue;
      }
      for (Variant variant : here) {
        String to = to(variant, stage);
        if (!variant.stops().get(clocks.indexOf(clock)) && seen.add(to)) {
          open.add(to);
        }
      }
    }
    return inOrder(places.isEmpty() ? begins : places);
  }

  /// Where an act that moves the matter starts it. An act that leaves it where it is counts only
  /// if no other does: deemed acceptance can come anywhere, the answer is owed in its stage.
  private Set<String> beginsIn(ClockDefinition clock) {
    Set<String> moved = new LinkedHashSet<>();
    Set<String> stayed = new LinkedHashSet<>();
    eachStep(
        (variant, from) -> {
          String to = to(variant, from);
          if (starts(variant, clock, to)) {
            boolean stays = !variant.act().gate().opens() && to.equals(from);
            (stays ? stayed : moved).add(to);
          }
        });
    return moved.isEmpty() ? stayed : moved;
  }

  private Set<String> inOrder(Set<String> places) {
    Set<String> ordered = new LinkedHashSet<>(stages());
    ordered.retainAll(places);
    return ordered;
  }

  private boolean hasKind(Set<String> some) {
    return some.isEmpty() || kinds.stream().anyMatch(some::contains);
  }

  private boolean isIntake(ActDefinition act) {
    return rulebook.kinds().values().stream()
        .anyMatch(kind -> kinds.contains(kind.id()) && act.id().equals(kind.intake()));
  }

  private void addVariants(ActDefinition act) {
    ActDefinition.Changes changes = act.changes();
    boolean plain = changes.decides() == null;
    for (OutcomeDefinition outcome : rulebook.outcomes().values()) {
      if (!canDecide(act, outcome)) {
        continue;
      }
      if (outcome.leadsTo() == null && outcome.records().isEmpty()) {
        plain = true;
      } else {
        String leadsTo = outcome.leadsTo() == null ? changes.leadsTo() : outcome.leadsTo();
        variants.add(variant(act, outcome, leadsTo, outcome.records()));
      }
    }
    if (plain) {
      variants.add(variant(act, null, changes.leadsTo(), List.of()));
    }
  }

  private boolean canDecide(ActDefinition act, OutcomeDefinition outcome) {
    String instance = act.changes().decides();
    String only = act.changes().outcome();
    return instance != null
        && (only == null || only.equals(outcome.id()))
        && kinds.stream().anyMatch(kind -> outcome.fits(instance, kind, act.id()));
  }

  private Variant variant(
      ActDefinition act,
      @Nullable OutcomeDefinition outcome,
      @Nullable String leadsTo,
      List<String> more) {
    ActDefinition.Changes changes = act.changes();
    Set<String> records = new LinkedHashSet<>(changes.records());
    records.addAll(more);
    if (changes.recordsOn() != null) {
      records.add(changes.recordsOn());
    }
    BitSet stops = new BitSet();
    for (int i = 0; i < clocks.size(); i++) {
      String id = clocks.get(i).id();
      boolean stopped = changes.ends().contains(id) || changes.voids().contains(id);
      stops.set(i, changes.voidsAll() || stopped);
    }
    return new Variant(act, outcome, leadsTo, records, stops);
  }

  private int size() {
    return running.values().stream().mapToInt(BitSet::cardinality).sum() + running.size();
  }

  private void eachStep(BiConsumer<Variant, String> visit) {
    for (Variant variant : variants) {
      if (variant.act().gate().opens()) {
        visit.accept(variant, "");
        continue;
      }
      for (String stage : stages()) {
        if (isPossible(variant, stage)) {
          visit.accept(variant, stage);
        }
      }
    }
  }

  private boolean isPossible(Variant variant, String stage) {
    ActDefinition act = variant.act();
    Set<String> stages = act.gate().stages();
    if (act.gate().opens() || !(stages.isEmpty() || stages.contains(stage))) {
      return false;
    }
    String within = act.gate().within();
    List<ClockDefinition> here = runningIn(stage);
    return act.isSystem()
        ? here.stream().anyMatch(clock -> clock.setsOff().contains(act.id()))
        : within == null || here.stream().anyMatch(clock -> clock.id().equals(within));
  }

  private void go(Variant variant, String from) {
    String to = to(variant, from);
    if (to.isEmpty()) {
      return;
    }
    BitSet clocksAfter = new BitSet();
    clocksAfter.or(running.getOrDefault(from, new BitSet()));
    clocksAfter.andNot(variant.stops());
    for (int i = 0; i < clocks.size(); i++) {
      if (starts(variant, clocks.get(i), to)) {
        clocksAfter.set(i);
      }
    }
    running.computeIfAbsent(to, _ -> new BitSet()).or(clocksAfter);
  }

  private static String to(Variant variant, String from) {
    return variant.leadsTo() == null ? from : variant.leadsTo();
  }

  private List<ClockDefinition> runningIn(String stage) {
    BitSet here = running.getOrDefault(stage, new BitSet());
    return here.stream().mapToObj(clocks::get).toList();
  }

  private static boolean starts(Variant variant, ClockDefinition clock, String to) {
    if (!clock.stages().isEmpty() && !clock.stages().contains(to)) {
      return false;
    }
    ActDefinition.Needs needs = variant.act().needs();
    return clock.isOfPromise()
        ? needs.with().contains(Particular.PROMISES)
            || needs.mayHave().contains(Particular.PROMISES)
        : clock.from().stream().anyMatch(variant.records()::contains);
  }

  private static boolean meets(Variant variant, ClockDefinition clock) {
    ActDefinition act = variant.act();
    return !act.isSystem()
        && (act.changes().ends().contains(clock.id())
            || clock.id().equals(act.gate().within())
            || clock.id().equals(act.gate().until()));
  }
}
