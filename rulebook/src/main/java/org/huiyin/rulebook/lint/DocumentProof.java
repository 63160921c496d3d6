package org.huiyin.rulebook.lint;

import java.util.List;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ActDefinition.SeatChange;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.ClockDefinition.Milestone;
import org.huiyin.rulebook.ClockDefinition.When;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.OutcomeDefinition.Remedy;
import org.huiyin.rulebook.Particular;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.StageDefinition;

/// What the document alone shows: what each act, clock, kind and outcome lacks, wherever in a
/// path it may come.
final class DocumentProof {

  private static final Set<String> REASONS = Set.of("reason", "reasons");
  private static final String BASIS = "basis";
  private static final String DOOR = "door";

  private final Rulebook rulebook;
  private final Report report;
  private final Persons persons;

  DocumentProof(Rulebook rulebook, Report report) {
    this.rulebook = rulebook;
    this.report = report;
    this.persons = new Persons(rulebook);
  }

  void run() {
    rulebook.kinds().values().forEach(this::kind);
    rulebook.clocks().values().forEach(this::clock);
    rulebook.outcomes().values().forEach(this::outcome);
    rulebook.acts().values().forEach(this::act);
  }

  private void kind(KindDefinition kind) {
    String subject = "kinds." + kind.id();
    if (kind.intake() == null) {
      return;
    }
    if (kind.gives() == null || kind.instances().isEmpty()) {
      report.add(LintRule.KIND_UNSAID, subject, kind.title());
    } else if (kind.gives().review() != null && kind.instances().size() < 2) {
      report.add(
          LintRule.ADVERSE_WITHOUT_REVIEW,
          "kind",
          subject + ".instances",
          () -> Story.NONE,
          kind.title(),
          kind.gives().review());
    }
  }

  private void clock(ClockDefinition clock) {
    boolean follows = clock.window() ? clock.atEnd() != null : isFollowed(clock);
    if (!follows) {
      report.add(
          LintRule.CLOCK_WITHOUT_CONSEQUENCE,
          clock.window() ? "window" : "duty",
          "clocks." + clock.id(),
          () -> Story.NONE,
          clock.title());
    }
  }

  // A duty is somebody else's business once it is late: telling only its owner is no consequence.
  private static boolean isFollowed(ClockDefinition clock) {
    if (clock.atEnd() != null) {
      return true;
    }
    return clock.milestones().stream()
        .filter(milestone -> milestone.when() == When.LATE)
        .map(Milestone::tell)
        .flatMap(List::stream)
        .anyMatch(post -> !post.equals(clock.of()));
  }

  private void outcome(OutcomeDefinition outcome) {
    String subject = "outcomes." + outcome.id();
    if (outcome.remedy() == null) {
      report.add(LintRule.REMEDY_UNSAID, subject, outcome.title());
    }
    if (outcome.remedy() != Remedy.DOOR) {
      return;
    }
    for (ActDefinition act : rulebook.acts().values()) {
      if (decides(act, outcome) && !act.needs().texts().contains(DOOR)) {
        report.add(
            LintRule.REMEDY_MISSING,
            "door",
            "acts." + act.id(),
            () -> Story.NONE,
            act.title(),
            outcome.title());
      }
    }
  }

  private static boolean decides(ActDefinition act, OutcomeDefinition outcome) {
    String instance = act.changes().decides();
    return instance != null
        && outcome.instances().contains(instance)
        && (outcome.acts().isEmpty() || outcome.acts().contains(act.id()))
        && (act.changes().outcome() == null || act.changes().outcome().equals(outcome.id()));
  }

  private void act(ActDefinition act) {
    String subject = "acts." + act.id();
    if (act.changes().decides() != null) {
      if (!persons.isAgreed(act) && (!givesReason(act) || !namesBasis(act))) {
        report.add(LintRule.DECISION_WITHOUT_REASONS, subject, act.title());
      }
      untold(LintRule.DECISION_NOT_TOLD, "", subject, act);
    } else if (isOfficers(act)
        && !persons.isAgreed(act)
        && needsReason(act)
        && !givesReason(act)
        && (!namesGround(act) || saysWhereItBelongs(act))) {
      report.add(LintRule.ACT_WITHOUT_REASON, subject, act.title());
    }
    if (isOthers(act) && delays(act)) {
      untold(LintRule.ACT_WITHOUT_REASON, "untold", subject + ".tells", act);
    }
    if (saysAnothersWord(act)) {
      report.add(LintRule.WORD_OF_ANOTHER, subject, act.title());
    }
  }

  private static boolean givesReason(ActDefinition act) {
    return act.needs().texts().stream().anyMatch(REASONS::contains);
  }

  private static boolean namesBasis(ActDefinition act) {
    return act.needs().texts().contains(BASIS) || namesGround(act);
  }

  private static boolean namesGround(ActDefinition act) {
    return act.needs().with().contains(Particular.GROUND);
  }

  private void untold(LintRule rule, String variant, String subject, ActDefinition act) {
    for (Post person : persons.untold(act)) {
      report.add(
          rule,
          variant,
          subject,
          () -> Story.NONE,
          act.title(),
          persons.title(person),
          person.role());
    }
  }

  private static boolean isOfficers(ActDefinition act) {
    return act.gate().by().stream().anyMatch(post -> !post.isPerson() && !post.isSystem());
  }

  private static boolean isOthers(ActDefinition act) {
    return act.gate().by().stream().anyMatch(post -> !post.isComplainant() && !post.isSystem());
  }

  private static boolean delays(ActDefinition act) {
    return act.changes().extend() != null || act.changes().pause() != null;
  }

  // Whoever sends a matter on or back, takes more time, drops a duty of their own, answers what was
  // said against a pause, marks a matter or settles something from above says why. A pause has its
  // ground; a mark's ground is what it says, and not why.
  private boolean needsReason(ActDefinition act) {
    boolean sendsOn =
        act.changes().seats().values().stream()
            .anyMatch(
                seat -> seat.how() == SeatChange.How.GIVEN || seat.how() == SeatChange.How.NONE);
    return !act.gate().opens()
        && (sendsOn
            || act.changes().extend() != null
            || usesOwnWindow(act)
            || turnsBack(act)
            || dropsOwnDuty(act)
            || act.changes().decidesRecusal()
            || act.changes().objection() == ActDefinition.Objection.ANSWER
            || answersContest(act)
            || saysWhereItBelongs(act)
            || settlesFromAbove(act));
  }

  /// Whether it marks the matter, or somebody else does so after it.
  private boolean saysWhereItBelongs(ActDefinition act) {
    return !act.changes().marks().isEmpty()
        || rulebook.acts().values().stream()
            .anyMatch(
                next ->
                    !next.changes().marks().isEmpty() && next.gate().notBy().contains(act.id()));
  }

  private static boolean settlesFromAbove(ActDefinition act) {
    return act.gate().owed() != null && act.gate().by().stream().allMatch(Post::above);
  }

  private boolean dropsOwnDuty(ActDefinition act) {
    return act.changes().voids().stream()
        .map(rulebook.clocks()::get)
        .anyMatch(
            clock -> clock != null && !clock.window() && act.gate().by().contains(clock.of()));
  }

  private boolean answersContest(ActDefinition act) {
    return rulebook.acts().values().stream()
        .filter(contest -> contest.changes().contests() != null)
        .flatMap(contest -> contest.changes().records().stream())
        .anyMatch(
            date -> act.changes().ends().stream().anyMatch(clock -> isStartedBy(clock, date)));
  }

  private boolean isStartedBy(String clock, String date) {
    ClockDefinition definition = rulebook.clocks().get(clock);
    return definition != null && definition.from().contains(date);
  }

  private boolean usesOwnWindow(ActDefinition act) {
    ClockDefinition window =
        act.gate().within() == null ? null : rulebook.clocks().get(act.gate().within());
    return window != null && !window.of().isPerson();
  }

  private boolean turnsBack(ActDefinition act) {
    String to = act.changes().leadsTo();
    return to != null
        && rulebook.acts().values().stream()
            .anyMatch(
                there ->
                    isOfficers(there)
                        && there.changes().leadsTo() != null
                        && !there.changes().leadsTo().equals(to)
                        && there.gate().stages().contains(to)
                        && act.gate().stages().equals(Set.of(there.changes().leadsTo())));
  }

  // Somebody else starts the clock at whose end the matter counts as withdrawn.
  private boolean startsWithdrawal(ActDefinition act) {
    return rulebook.clocks().values().stream()
        .filter(clock -> clock.atEnd() != null && isWithdrawal(clock.atEnd().act()))
        .anyMatch(
            clock ->
                act.changes().records().stream().anyMatch(clock.from()::contains)
                    || clock.from().contains(String.valueOf(act.changes().recordsOn())));
  }

  private boolean isWithdrawal(String name) {
    ActDefinition act = rulebook.acts().get(name);
    String to = act == null ? null : act.changes().leadsTo();
    StageDefinition stage = to == null ? null : rulebook.stages().get(to);
    return stage != null && stage.legal() == LegalState.WITHDRAWN;
  }

  private boolean saysAnothersWord(ActDefinition act) {
    return isOthers(act)
        && (act.changes().word() != null || isWithdrawal(act.id()) || startsWithdrawal(act));
  }
}
