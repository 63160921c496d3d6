package org.huiyin.rulebook.lint;

import java.util.List;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ActDefinition.Stop;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.ClockDefinition.PauseDefinition;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;

/// That a pause can be ended early, that all pauses of a clock have an end together, and that the
/// complainant can contest each before somebody who didn't pause.
final class PauseProof {

  private final Rulebook rulebook;
  private final Report report;

  PauseProof(Rulebook rulebook, Report report) {
    this.rulebook = rulebook;
    this.report = report;
  }

  void run() {
    for (ClockDefinition clock : rulebook.clocks().values()) {
      if (clock.pauses().size() > 1 && clock.pausesAtMost() == null) {
        add(LintRule.PAUSED_FOR_EVER, "total", "clocks." + clock.id(), clock.title());
      }
      clock.pauses().values().forEach(pause -> pause(clock, pause));
    }
  }

  private void pause(ClockDefinition clock, PauseDefinition pause) {
    String subject = "clocks." + clock.id() + ".pauses." + pause.ground();
    Stop stop = new Stop(clock.id(), pause.ground());
    if (acts().stream().noneMatch(act -> stop.equals(act.changes().resume()))) {
      add(LintRule.PAUSED_FOR_EVER, "resume", subject, pause.title());
    }
    List<ActDefinition> contesting =
        acts().stream()
            .filter(act -> stop.equals(act.changes().contests()))
            .filter(act -> act.gate().by().stream().allMatch(Post::isComplainant))
            .toList();
    List<ActDefinition> pausing =
        acts().stream().filter(act -> stop.equals(act.changes().pause())).toList();
    if (contesting.stream().noneMatch(act -> isOpenWherever(act, pausing))) {
      add(LintRule.PAUSE_NOT_CONTESTABLE, "", subject, pause.title());
    } else if (contesting.stream().noneMatch(act -> isAnsweredByAnother(act, pausing))) {
      add(LintRule.PAUSE_NOT_CONTESTABLE, "owner", subject, pause.title());
    }
  }

  private List<ActDefinition> acts() {
    return List.copyOf(rulebook.acts().values());
  }

  private static boolean isOpenWherever(ActDefinition contests, List<ActDefinition> pausing) {
    return contests.gate().stages().isEmpty()
        || pausing.stream()
            .allMatch(
                act ->
                    !act.gate().stages().isEmpty()
                        && contests.gate().stages().containsAll(act.gate().stages()));
  }

  private boolean isAnsweredByAnother(ActDefinition contests, List<ActDefinition> pausing) {
    return rulebook.clocks().values().stream()
        .filter(clock -> !clock.window())
        .filter(clock -> contests.changes().records().stream().anyMatch(clock.from()::contains))
        .map(ClockDefinition::of)
        .anyMatch(
            owner ->
                !owner.isComplainant()
                    && pausing.stream().noneMatch(act -> act.gate().by().contains(owner)));
  }

  private void add(LintRule rule, String variant, String subject, Object title) {
    report.add(rule, variant, subject, () -> Story.NONE, title);
  }
}
