package org.huiyin.rulebook.lint;

import java.util.List;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.GroundDefinition;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.OutcomeDefinition.Remedy;
import org.huiyin.rulebook.Rulebook;

/// That the last decision says where it can be taken outside, or that it can't, and that a
/// decision whose remedy is a door names one.
final class DoorProof {

  private final Rulebook rulebook;
  private final Report report;

  DoorProof(Rulebook rulebook, Report report) {
    this.rulebook = rulebook;
    this.report = report;
  }

  void run() {
    for (OutcomeDefinition outcome : rulebook.outcomes().values()) {
      if (outcome.remedy() == Remedy.DOOR) {
        named(outcome);
      } else if (outcome.doors() == null
          && rulebook.kinds().values().stream().anyMatch(kind -> isLast(outcome, kind))) {
        report.add(LintRule.DOORS_UNSAID, "outcomes." + outcome.id(), outcome.title());
      }
    }
  }

  private static boolean isLast(OutcomeDefinition outcome, KindDefinition kind) {
    return kind.intake() != null
        && !kind.instances().isEmpty()
        && outcome.leadsTo() == null
        && outcome.instances().contains(kind.instances().getLast())
        && (outcome.kinds().isEmpty() || outcome.kinds().contains(kind.id()));
  }

  // Either the outcome names a door, or each ground on which it is given does.
  private void named(OutcomeDefinition outcome) {
    if (outcome.doors() != null && !outcome.doors().ids().isEmpty()) {
      return;
    }
    List<GroundDefinition> grounds =
        rulebook.grounds().values().stream()
            .filter(ground -> ground.acts().stream().anyMatch(act -> decides(act, outcome)))
            .toList();
    if (grounds.isEmpty()) {
      add("outcomes." + outcome.id(), outcome.title());
    }
    for (GroundDefinition ground : grounds) {
      if (ground.doors().isEmpty()) {
        add("grounds." + ground.id(), ground.title());
      }
    }
  }

  private boolean decides(String name, OutcomeDefinition outcome) {
    ActDefinition act = rulebook.acts().get(name);
    String instance = act == null ? null : act.changes().decides();
    return act != null
        && instance != null
        && outcome.instances().contains(instance)
        && (outcome.acts().isEmpty() || outcome.acts().contains(name))
        && (act.changes().outcome() == null || act.changes().outcome().equals(outcome.id()));
  }

  private void add(String subject, Object title) {
    report.add(LintRule.DOORS_UNSAID, "remedy", subject, () -> Story.NONE, title);
  }
}
