package org.huiyin.rulebook.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Elapsed;
import org.huiyin.rulebook.GroundDefinition;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// That everything which a rulebook defines happens on some path of some kind.
final class ReachProof {

  private final Rulebook rulebook;
  private final Report report;
  private final Set<String> stages = new HashSet<>();
  private final Set<String> acts = new HashSet<>();
  private final Set<String> clocks = new HashSet<>();
  private final Set<String> outcomes = new HashSet<>();
  private final Set<String> dates = new HashSet<>();
  private final Set<String> seatsAside = new HashSet<>();
  private final Set<String> withoutHolder = new HashSet<>();
  private final Map<String, Set<String>> seats = new HashMap<>();

  ReachProof(Rulebook rulebook, Report report) {
    this.rulebook = rulebook;
    this.report = report;
  }

  void add(Paths paths) {
    withoutHolder.addAll(paths.withoutHolder);
    acts.addAll(paths.done);
    clocks.addAll(paths.aside);
    seatsAside.addAll(paths.seatsAside);
    paths.done.forEach(this::recorded);
    for (Situation situation : paths.situations) {
      State state = situation.state;
      if (stages.add(situation.stage())) {
        seats.put(situation.stage(), new HashSet<>());
      }
      dates.addAll(state.dates().keySet());
      for (RunningClock clock : state.clocks()) {
        clocks.add(clock.clock());
      }
      for (String seat : rulebook.seats().keySet()) {
        if (rulebook.institutionAt(state, seat).isPresent()) {
          seats.getOrDefault(situation.stage(), new HashSet<>()).add(seat);
        }
      }
      came(situation.cameBy);
      situation.passages.forEach(this::came);
    }
  }

  // What is recorded on the way to a place that was known already is in no state that was kept.
  private void recorded(String done) {
    ActDefinition act = rulebook.acts().get(done);
    if (act != null) {
      dates.addAll(act.changes().records());
      dates.add(String.valueOf(act.changes().recordsOn()));
    }
  }

  private void came(@Nullable Passage passage) {
    if (passage == null) {
      return;
    }
    for (Elapsed elapsed : passage.elapsed()) {
      acts.add(elapsed.act());
    }
    if (passage.traits().decided() != null) {
      outcomes.add(passage.traits().decided().outcome());
    }
  }

  void run() {
    rulebook.stages().values().stream()
        .filter(stage -> !stages.contains(stage.id()))
        .forEach(
            stage -> report.add(LintRule.UNREACHABLE_STAGE, "stages." + stage.id(), stage.title()));
    rulebook.clocks().values().stream()
        .filter(clock -> !clocks.contains(clock.id()))
        .forEach(
            clock -> report.add(LintRule.UNREACHABLE_CLOCK, "clocks." + clock.id(), clock.title()));
    rulebook.dates().values().stream()
        .filter(date -> !dates.contains(date.id()))
        .forEach(date -> report.add(LintRule.UNREACHABLE_DATE, "dates." + date.id(), date.title()));
    rulebook.outcomes().values().forEach(this::outcome);
    rulebook.grounds().values().forEach(this::ground);
    rulebook.acts().values().forEach(this::act);
  }

  private void outcome(OutcomeDefinition outcome) {
    if (!outcomes.contains(outcome.id())) {
      report.add(LintRule.UNREACHABLE_OUTCOME, "outcomes." + outcome.id(), outcome.title());
    }
  }

  private void ground(GroundDefinition ground) {
    boolean reached =
        ground.acts().stream()
            .filter(acts::contains)
            .map(rulebook.acts()::get)
            .anyMatch(act -> act != null && stages.stream().anyMatch(s -> fits(ground, act, s)));
    if (!reached) {
      report.add(LintRule.UNREACHABLE_GROUND, "grounds." + ground.id(), ground.title());
    }
  }

  private static boolean fits(GroundDefinition ground, ActDefinition act, String stage) {
    return Reach.isIn(act, stage) && ground.fits(act.id(), stage);
  }

  private void act(ActDefinition act) {
    String subject = "acts." + act.id();
    if (!acts.contains(act.id())) {
      boolean nobody = withoutHolder.contains(act.id());
      report.add(
          nobody ? LintRule.ACT_NOBODY_CAN_PERFORM : LintRule.UNREACHABLE_ACT,
          subject,
          act.title());
      return;
    }
    for (Post post : act.gate().by()) {
      if (!act.gate().opens() && isEmptySeat(act, post)) {
        report.add(
            LintRule.ACT_NOBODY_CAN_PERFORM,
            "post",
            subject + ".by",
            () -> Story.NONE,
            act.title(),
            post);
      }
    }
  }

  private boolean isEmptySeat(ActDefinition act, Post post) {
    if (post.seat().isEmpty() || seatsAside.contains(post.seat())) {
      return false;
    }
    List<String> in = stages.stream().filter(stage -> Reach.isIn(act, stage)).toList();
    return in.stream()
        .noneMatch(stage -> seats.getOrDefault(stage, Set.of()).contains(post.seat()));
  }
}
