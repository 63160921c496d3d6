package org.huiyin.rulebook.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ActDefinition.Changes;
import org.huiyin.rulebook.ActDefinition.Gate;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/// Duties that an act starts and an act ends, with nothing else to either: somebody proposes
/// something and has to get an answer, say. The matter goes on meanwhile as if they were not
/// there. If each were walked together with all others, the paths would be too many to walk; so
/// in each stage the first act is tried, and the second after it, and neither leads anywhere.
///
/// An act that starts one does so a bounded number of times, or is the system's and set off where
/// another duty is late. It records dates that start such duties alone and that nothing else asks
/// for, may let go of such duties and give an institution a seat that serves them alone, and
/// changes nothing more than marks, which no act asks for. So is an act that only marks. An act
/// that ends one may be done in every stage as long as it is owed, may empty such a seat and start
/// another duty of the kind. An act that is walked may end such a duty too or let it fall away, as
/// whatever decides the matter does: where the duty isn't walked, it ends nothing. Whatever is
/// more than that is walked.
final class SideDuties {

  private final Rulebook rulebook;
  private final Set<String> clocks = new HashSet<>();
  private final Set<String> starting = new HashSet<>();
  private final Set<String> ending = new HashSet<>();

  SideDuties(Rulebook rulebook) {
    this.rulebook = rulebook;
    acts().filter(this::canEnd).map(ActDefinition::id).forEach(ending::add);
    acts().filter(this::canStart).map(ActDefinition::id).forEach(starting::add);
    rulebook.clocks().values().stream()
        .filter(SideDuties::isPlain)
        .map(ClockDefinition::id)
        .forEach(clocks::add);
    // What one of them leans on may turn out to be more, and then it is more itself.
    boolean fewer = true;
    while (fewer) {
      fewer = clocks.removeIf(id -> !isBeside(rulebook.clocks().get(id)));
      fewer |= ending.removeIf(id -> !endsTheseAlone(act(id)));
      fewer |= starting.removeIf(id -> !startsTheseAlone(act(id)));
    }
  }

  private Stream<ActDefinition> acts() {
    return rulebook.acts().values().stream();
  }

  private ActDefinition act(String id) {
    ActDefinition act = rulebook.acts().get(id);
    if (act == null) {
      throw new IllegalStateException(id);
    }
    return act;
  }

  /// Whether an act starts or ends such a duty and does nothing else.
  boolean has(ActDefinition act) {
    return starting.contains(act.id()) || ending.contains(act.id());
  }

  /// Whether a clock is such a duty.
  boolean hasClock(String clock) {
    return clocks.contains(clock);
  }

  /// What somebody does that starts one; what lateness sets off comes with time.
  List<ActDefinition> starting() {
    return acts().filter(act -> starting.contains(act.id()) && !act.isSystem()).toList();
  }

  List<ActDefinition> ending(String clock) {
    return acts()
        .filter(act -> ending.contains(act.id()) && act.changes().ends().contains(clock))
        .toList();
  }

  private boolean canStart(ActDefinition act) {
    Changes does = act.changes();
    Gate gate = act.gate();
    boolean bounded = act.isSystem() ? isSetOffLate(act) : gate.atMost() > 0;
    return (does.records().isEmpty() ? !does.marks().isEmpty() && !act.isSystem() : bounded)
        && does.ends().isEmpty()
        && isAlone(does)
        && gate.owed() == null
        && isPlain(gate);
  }

  private boolean isSetOffLate(ActDefinition act) {
    return rulebook.clocks().values().stream()
        .allMatch(clock -> clock.atEnd() == null || !clock.atEnd().act().equals(act.id()));
  }

  private boolean canEnd(ActDefinition act) {
    Changes does = act.changes();
    Gate gate = act.gate();
    return !does.ends().isEmpty()
        && does.voids().isEmpty()
        && isAlone(does)
        && gate.owed() != null
        && does.ends().contains(gate.owed())
        && gate.stages().isEmpty()
        && gate.kinds().isEmpty()
        && gate.atMost() == 0
        && isPlain(gate);
  }

  /// Whether it does nothing but start, end or let go of clocks, mark, and seat somebody; which
  /// clocks and seats is looked at where all are known.
  private static boolean isAlone(Changes does) {
    return does.leadsTo() == null
        && does.recordsOn() == null
        && !does.voidsAll()
        && does.assigns() == null
        && does.decides() == null
        && does.outcome() == null
        && does.promise() == null
        && does.word() == null
        && does.recusal() == null
        && does.objection() == null
        && Stream.of(does.extend(), does.pause(), does.resume(), does.contests())
            .allMatch(Objects::isNull);
  }

  private static boolean isPlain(Gate gate) {
    return !gate.opens()
        && !gate.jointly()
        && gate.within() == null
        && gate.until() == null
        && gate.notDecided().isEmpty();
  }

  private static boolean isPlain(ClockDefinition clock) {
    return !clock.window()
        && !clock.isOfPromise()
        && clock.atEnd() == null
        && clock.pauses().isEmpty();
  }

  /// Started by these acts alone, ended by these alone, and asked for by nothing else.
  private boolean isBeside(@Nullable ClockDefinition clock) {
    return clock != null
        && acts().noneMatch(act -> !has(act) && records(act, clock.from()))
        && acts().anyMatch(act -> has(act) && records(act, clock.from()))
        && acts().anyMatch(act -> ending.contains(act.id()) && asksFor(act, clock.id()))
        && acts().noneMatch(act -> !has(act) && hangsOn(act, clock.id()));
  }

  private boolean records(ActDefinition act, List<String> dates) {
    Changes does = act.changes();
    return dates.stream().anyMatch(does.records()::contains)
        || (does.recordsOn() != null && dates.contains(does.recordsOn()))
        || rulebook.outcomes().values().stream()
            .filter(outcome -> does.decides() != null)
            .anyMatch(outcome -> dates.stream().anyMatch(outcome.records()::contains));
  }

  private static boolean asksFor(ActDefinition act, String clock) {
    Changes does = act.changes();
    return does.ends().contains(clock) || does.voids().contains(clock) || hangsOn(act, clock);
  }

  private static boolean hangsOn(ActDefinition act, String clock) {
    Gate gate = act.gate();
    Changes does = act.changes();
    return Stream.of(gate.within(), gate.until(), gate.owed()).anyMatch(clock::equals)
        || (does.extend() != null && does.extend().clock().equals(clock))
        || Stream.of(does.pause(), does.resume(), does.contests())
            .anyMatch(stop -> stop != null && stop.clock().equals(clock));
  }

  private boolean endsTheseAlone(ActDefinition act) {
    return clocks.containsAll(act.changes().ends()) && startsTheseAlone(act);
  }

  private boolean seatsAside(ActDefinition act) {
    return act.changes().seats().keySet().stream().allMatch(this::isAside);
  }

  /// Nothing else is owed or done from there, and no other seat depends on who sits there.
  private boolean isAside(String seat) {
    return rulebook.seats().values().stream()
            .noneMatch(
                each ->
                    seat.equals(each.fallback())
                        || (each.id().equals(seat) && each.fallback() != null))
        && rulebook.clocks().values().stream()
            .noneMatch(clock -> clock.of().seat().equals(seat) && !clocks.contains(clock.id()))
        && acts()
            .filter(act -> !has(act) && !Aside.isAside(act) && !act.changes().recuses())
            .noneMatch(act -> leansOn(act, seat));
  }

  private static boolean leansOn(ActDefinition act, String seat) {
    return act.gate().by().stream().anyMatch(post -> post.seat().equals(seat))
        || seat.equals(act.changes().assigns())
        || act.changes().seats().containsKey(seat)
        || act.changes().seats().values().stream().anyMatch(each -> each.seat().equals(seat));
  }

  private boolean startsTheseAlone(ActDefinition act) {
    return clocks.containsAll(act.changes().voids())
        && seatsAside(act)
        && act.changes().records().stream().noneMatch(this::isAskedForElsewhere)
        && rulebook.clocks().values().stream()
            .filter(clock -> records(act, clock.from()))
            .allMatch(clock -> clocks.contains(clock.id()));
  }

  private boolean isAskedForElsewhere(String date) {
    return acts().anyMatch(act -> date.equals(act.needs().since()))
        || rulebook.dates().values().stream()
            .anyMatch(
                each -> date.equals(each.onceAfter()) || (each.id().equals(date) && each.once()))
        || rulebook.outlooks().values().stream().anyMatch(each -> date.equals(each.reached()));
  }
}
