package org.huiyin.rulebook.lint;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ActDefinition.Changes;
import org.huiyin.rulebook.ActDefinition.Gate;
import org.huiyin.rulebook.ActDefinition.Objection;
import org.huiyin.rulebook.ActDefinition.Recusal;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/// What is asked and decided about an officer's keeping out runs beside a matter: it moves
/// nothing, and only takes something from that officer, which a colleague can do. So does an
/// objection to what somebody has read: it starts a duty to answer it and nothing else. So neither
/// is walked: in each situation it is tried, with each answer; and [#entangled] says where it
/// would be more than that.
final class Aside {

  /// What runs beside: each with its own acts, dates and clocks.
  enum What {
    RECUSAL,
    OBJECTION;

    boolean asks(ActDefinition act) {
      return switch (this) {
        case RECUSAL -> act.changes().recusal() == Recusal.ASK;
        case OBJECTION -> act.changes().objection() == Objection.ASK;
      };
    }

    boolean answers(ActDefinition act) {
      return switch (this) {
        case RECUSAL -> act.changes().decidesRecusal();
        case OBJECTION -> act.changes().objection() == Objection.ANSWER;
      };
    }

    boolean has(ActDefinition act) {
      return asks(act) || answers(act);
    }
  }

  private final Rulebook rulebook;
  private final What what;
  private final Set<String> dates = new HashSet<>();
  private final Set<String> clocks = new HashSet<>();

  Aside(Rulebook rulebook, What what) {
    this.rulebook = rulebook;
    this.what = what;
    rulebook.acts().values().stream()
        .filter(what::asks)
        .forEach(act -> dates.addAll(act.changes().records()));
    rulebook.clocks().values().stream()
        .filter(clock -> clock.from().stream().anyMatch(dates::contains))
        .forEach(clock -> clocks.add(clock.id()));
  }

  /// Whether an act asks or answers what runs beside.
  static boolean isAside(ActDefinition act) {
    return Arrays.stream(What.values()).anyMatch(what -> what.has(act));
  }

  /// The acts and clocks of it that are more than that, by their places.
  List<String> entangled() {
    Set<String> entangled = new HashSet<>();
    for (ActDefinition act : rulebook.acts().values()) {
      if (what.has(act) ? doesMore(act) : isDrawnIn(act)) {
        entangled.add("acts." + act.id());
      }
    }
    for (ClockDefinition clock : rulebook.clocks().values()) {
      if (clocks.contains(clock.id()) && isMoreThanADuty(clock)) {
        entangled.add("clocks." + clock.id());
      }
    }
    return entangled.stream().sorted().toList();
  }

  private boolean doesMore(ActDefinition act) {
    Changes does = act.changes();
    boolean decides = what.answers(act);
    Changes plain =
        Changes.beside(
            decides ? List.of() : does.records(),
            null,
            decides ? does.ends() : Set.of(),
            what == What.RECUSAL ? does.recusal() : null,
            what == What.OBJECTION ? does.objection() : null);
    Gate gate = act.gate();
    return !does.equals(plain)
        || !clocks.containsAll(does.ends())
        || asks(gate)
        || gate.opens()
        || gate.jointly()
        || (decides && !(gate.stages().isEmpty() && gate.kinds().isEmpty() && gate.atMost() == 0));
  }

  private static boolean asks(Gate gate) {
    return gate.within() != null || gate.until() != null || gate.owed() != null;
  }

  private boolean isDrawnIn(ActDefinition act) {
    Gate gate = act.gate();
    Changes does = act.changes();
    return contains(clocks, gate.within())
        || contains(clocks, gate.until())
        || contains(clocks, gate.owed())
        || contains(clocks, does.extend() == null ? null : does.extend().clock())
        || contains(clocks, does.pause() == null ? null : does.pause().clock())
        || contains(dates, act.needs().since())
        || contains(dates, does.recordsOn())
        || does.records().stream().anyMatch(dates::contains);
  }

  private static boolean contains(Set<String> names, @Nullable String name) {
    return name != null && names.contains(name);
  }

  private boolean isMoreThanADuty(ClockDefinition clock) {
    return clock.window()
        || clock.atEnd() != null
        || !clock.pauses().isEmpty()
        || !dates.containsAll(clock.from());
  }
}
