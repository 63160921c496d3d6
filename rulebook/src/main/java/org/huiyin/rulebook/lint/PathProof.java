package org.huiyin.rulebook.lint;

import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Elapsed;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.OutcomeDefinition.Remedy;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.StageDefinition;
import org.jspecify.annotations.Nullable;

/// What the paths of one kind of matter show.
final class PathProof {

  private final Rulebook rulebook;
  private final KindDefinition kind;
  private final Paths paths;
  private final Report report;
  private final Backwards backwards;
  private final Persons persons;
  private final SideDuties sideDuties;
  private final Set<String> tried = new HashSet<>();
  private final Map<String, List<ActDefinition>> startedBy = new HashMap<>();

  PathProof(Rulebook rulebook, KindDefinition kind, Paths paths, Report report) {
    this.rulebook = rulebook;
    this.kind = kind;
    this.paths = paths;
    this.report = report;
    this.backwards = new Backwards(paths);
    this.persons = new Persons(rulebook);
    this.sideDuties = new SideDuties(rulebook);
  }

  void run() {
    for (Situation situation : paths.situations) {
      end(situation);
      clocks(situation);
      situation.passages.forEach(this::passage);
    }
    paths.backFromWithdrawal.forEach(this::comesBack);
    paths.unanswered.forEach(this::unanswered);
    paths.unmet.forEach(this::unmet);
    circles();
    reviews();
    duties();
  }

  private void unanswered(ActDefinition act, Situation situation) {
    report.add(
        LintRule.CONFLICT_UNKEPT,
        Aside.What.OBJECTION.asks(act) ? "objected" : "answered",
        "acts." + act.id(),
        () -> Storyteller.andThen(rulebook, paths, situation, act.title()),
        act.title());
  }

  private void unmet(String clock, Situation situation) {
    ClockDefinition duty = Objects.requireNonNull(rulebook.clocks().get(clock));
    report.add(
        LintRule.DUTY_NOBODY_CAN_MEET,
        "",
        "clocks." + clock,
        () -> Storyteller.to(rulebook, paths, situation),
        duty.title());
  }

  private void comesBack(ActDefinition act, Situation situation) {
    report.add(
        LintRule.WITHDRAWN_COMES_BACK,
        "",
        "acts." + act.id(),
        () -> Storyteller.andThen(rulebook, paths, situation, act.title()),
        act.title());
  }

  private @Nullable LegalState legal(Situation situation) {
    StageDefinition stage = rulebook.stages().get(situation.stage());
    return stage == null ? null : stage.legal();
  }

  private boolean isWithdrawn(Situation situation) {
    return legal(situation) == LegalState.WITHDRAWN;
  }

  private boolean isOver(Situation situation) {
    LegalState legal = legal(situation);
    return legal == LegalState.FINAL || legal == LegalState.WITHDRAWN;
  }

  // 1. Without a reply that stands, nothing ends but by the complainant's own withdrawal.

  private void end(Situation situation) {
    boolean owed = kind.gives() == null || kind.gives().reply() != null;
    if (!owed || legal(situation) != LegalState.FINAL || stands(situation)) {
      return;
    }
    report.add(
        LintRule.ENDS_WITHOUT_REPLY,
        "",
        "acts." + lastAct(situation),
        () -> Storyteller.to(rulebook, paths, situation),
        kind.title());
  }

  private boolean stands(Situation situation) {
    List<Effect.Decided> decisions = situation.state.decisions();
    OutcomeDefinition last =
        decisions.isEmpty() ? null : rulebook.outcomes().get(decisions.getLast().outcome());
    return last != null && last.leadsTo() == null;
  }

  private static String lastAct(Situation situation) {
    String last = "";
    for (Passage each = situation.cameBy; each != null; each = each.from().cameBy) {
      last = act(each);
      if (!last.isEmpty()) {
        return last;
      }
    }
    return last;
  }

  private static String act(Passage passage) {
    if (passage.act() != null) {
      return passage.act().id();
    }
    for (Elapsed elapsed : passage.elapsed().reversed()) {
      if (isRulebooks(elapsed)) {
        return elapsed.act();
      }
    }
    return "";
  }

  private static boolean isRulebooks(Elapsed elapsed) {
    return !elapsed.act().equals(Elapsed.REMIND)
        && !elapsed.act().equals(Elapsed.LAPSE)
        && !elapsed.act().equals(Elapsed.PAUSE_ENDS);
  }

  // 2. Wherever a matter stands, a clock runs that moves it, and somebody owns it.

  private void clocks(Situation situation) {
    boolean moved = isOver(situation);
    for (RunningClock clock : situation.state.clocks()) {
      ClockDefinition definition = rulebook.clocks().get(clock.clock());
      if (clock.isRunning() && definition != null) {
        moved |=
            clock.promise() == 0
                && !sideDuties.hasClock(definition.id())
                && (!definition.window() || takesEffect(definition, situation));
        owner(definition, situation);
      }
    }
    if (!moved) {
      StageDefinition stage = rulebook.stages().get(situation.stage());
      report.add(
          LintRule.STAGE_WITHOUT_CLOCK,
          "",
          "stages." + situation.stage(),
          () -> Storyteller.to(rulebook, paths, situation),
          stage == null ? situation.stage() : stage.title());
    }
  }

  private boolean takesEffect(ClockDefinition clock, Situation situation) {
    ActDefinition act = clock.atEnd() == null ? null : rulebook.acts().get(clock.atEnd().act());
    return act != null
        && act.changes().leadsTo() != null
        && Reach.isIn(act, situation.stage())
        && (act.gate().kinds().isEmpty() || act.gate().kinds().contains(kind.id()));
  }

  private void owner(ClockDefinition clock, Situation situation) {
    Post owner = clock.of();
    if (!clock.window()
        && !owner.isPerson()
        && (owner.isSystem() || paths.cast().institution(owner, situation.state) == null)) {
      report.add(
          LintRule.DUTY_WITHOUT_OWNER,
          "",
          "clocks." + clock.id() + ".of",
          () -> Storyteller.to(rulebook, paths, situation),
          clock.title(),
          owner);
    }
  }

  private void passage(Passage passage) {
    if (passage.isTime()) {
      passage.elapsed().forEach(elapsed -> ranOut(passage, elapsed));
    } else if (passage.traits().decided() != null) {
      decided(passage, passage.traits().decided());
    }
  }

  // 3. and 6. What time does by itself.

  private void ranOut(Passage passage, Elapsed elapsed) {
    ClockDefinition clock = clock(elapsed);
    if (clock == null) {
      return;
    }
    ActDefinition act = rulebook.acts().get(elapsed.act());
    if (act == null) {
      unheard(passage, elapsed, clock);
    } else if (closes(elapsed)) {
      silence(passage, clock, act);
    }
  }

  private @Nullable ClockDefinition clock(Elapsed elapsed) {
    for (Effect effect : elapsed.effects()) {
      if (effect instanceof Effect.MilestoneReached reached) {
        return rulebook.clocks().get(elapsed.state().clock(reached.number()).clock());
      }
    }
    return null;
  }

  // A window is over and the act that should follow has no place in this stage.
  private void unheard(Passage passage, Elapsed elapsed, ClockDefinition clock) {
    StageDefinition stage = rulebook.stages().get(elapsed.state().stage());
    boolean ends = elapsed.effects().stream().anyMatch(Effect.ClockEnded.class::isInstance);
    boolean over =
        stage != null
            && (stage.legal() == LegalState.FINAL || stage.legal() == LegalState.WITHDRAWN);
    if (ends && !over && clock.atEnd() != null) {
      report.add(
          LintRule.CLOCK_WITHOUT_CONSEQUENCE,
          "stage",
          "clocks." + clock.id() + ".at-end",
          () -> Storyteller.through(rulebook, paths, passage),
          clock.title(),
          stage == null ? "" : stage.title());
    }
  }

  private boolean closes(Elapsed elapsed) {
    for (Effect effect : elapsed.effects()) {
      if (effect instanceof Effect.StageEntered(String stage)) {
        StageDefinition entered = rulebook.stages().get(stage);
        return entered != null
            && (entered.legal() == LegalState.FINAL || entered.legal() == LegalState.WITHDRAWN);
      }
    }
    return false;
  }

  private void silence(Passage passage, ClockDefinition clock, ActDefinition act) {
    String stage = passage.from().stage();
    persons.in(stage).stream()
        .filter(person -> !persons.isTold(act, person))
        .forEach(person -> silence(passage, clock, act, "untold", person));
    if (isOwnDoing(clock)) {
      return;
    }
    for (Post person : persons.concerned(clock, stage)) {
      if (!reminds(clock, person)) {
        silence(passage, clock, act, "unreminded", person);
      } else if (!starting(clock).stream().allMatch(each -> persons.isTold(each, person))) {
        silence(passage, clock, act, "unnoticed", person);
      }
    }
  }

  private void silence(
      Passage passage, ClockDefinition clock, ActDefinition act, String missing, Post person) {
    report.add(
        LintRule.SILENCE_WITHOUT_NOTICE,
        missing,
        missing.equals("untold") ? "acts." + act.id() : "clocks." + clock.id(),
        () -> Storyteller.through(rulebook, paths, passage),
        clock.title(),
        act.title(),
        persons.title(person),
        person.role());
  }

  private static boolean reminds(ClockDefinition clock, Post person) {
    return clock.milestones().stream()
        .filter(milestone -> milestone.when() == ClockDefinition.When.BEFORE)
        .anyMatch(milestone -> milestone.tell().contains(person));
  }

  private List<ActDefinition> starting(ClockDefinition clock) {
    return startedBy.computeIfAbsent(clock.id(), _ -> actsThatStart(clock));
  }

  private List<ActDefinition> actsThatStart(ClockDefinition clock) {
    return rulebook.acts().values().stream()
        .filter(
            act ->
                act.changes().records().stream().anyMatch(clock.from()::contains)
                    || clock.from().contains(String.valueOf(act.changes().recordsOn())))
        .toList();
  }

  // A window that only the complainant's own act opens, such as the time to take back.
  private boolean isOwnDoing(ClockDefinition clock) {
    return starting(clock).stream()
        .allMatch(act -> act.gate().by().stream().allMatch(Post::isComplainant));
  }

  // 4. and 9. What follows a decision, and who made it.

  private void decided(Passage passage, Effect.Decided decided) {
    int step = kind.instances().indexOf(decided.instance());
    if (step < 0) {
      report.add(
          LintRule.KIND_UNSAID,
          "instance",
          "kinds." + kind.id(),
          () -> Storyteller.through(rulebook, paths, passage),
          kind.title(),
          decided.instance());
    }
    ActDefinition act = passage.act();
    for (Effect.Decided before : passage.from().state.decisions()) {
      if (act != null && kind.instances().indexOf(before.instance()) < step) {
        judge(passage, act, decided, before);
      }
    }
  }

  private void judge(
      Passage passage, ActDefinition act, Effect.Decided decided, Effect.Decided before) {
    UUID institution = before.institution();
    if (institution != null && institution.equals(decided.institution()) && !isReviewedInside()) {
      report.add(
          LintRule.SAME_INSTITUTION_REVIEWS,
          "",
          "acts." + act.id(),
          () -> Storyteller.through(rulebook, paths, passage),
          act.title());
    }
    if (before.officer() == null || !tried.add(act.id() + " " + before.instance())) {
      return;
    }
    for (Post post : act.gate().by()) {
      UUID seated = post.isPerson() ? null : paths.cast().institution(post, passage.from().state);
      if (seated != null
          && paths.isAllowed(
              act, Actor.officer(post.role(), seated, before.officer()), passage.from())) {
        report.add(
            LintRule.SAME_PERSON_REVIEWS,
            "",
            "acts." + act.id(),
            () -> Storyteller.through(rulebook, paths, passage),
            act.title(),
            before.instance());
      }
    }
  }

  // Only a law can leave a review to the institution that decided.
  private boolean isReviewedInside() {
    return kind.gives() != null
        && kind.gives().inside() != null
        && !kind.gives().inside().isHouse();
  }

  // The way up from each decision: an act of the complainant, and from there the next instance.
  private void reviews() {
    Map<String, BitSet> ways = new HashMap<>();
    for (Situation situation : paths.situations) {
      for (Passage passage : situation.passages) {
        Effect.Decided decided = passage.traits().decided();
        OutcomeDefinition outcome =
            decided == null ? null : rulebook.outcomes().get(decided.outcome());
        if (decided != null && outcome != null) {
          review(passage, decided, outcome, ways);
        } else if (closedByOfficer(passage)) {
          closed(passage);
        }
      }
    }
  }

  private void review(
      Passage passage,
      Effect.Decided decided,
      OutcomeDefinition outcome,
      Map<String, BitSet> ways) {
    int step = kind.instances().indexOf(decided.instance());
    boolean last = step == kind.instances().size() - 1;
    boolean given = kind.gives() != null && kind.gives().review() != null;
    if (step < 0 || (last && (given || outcome.remedy() != Remedy.REVIEW))) {
      return;
    }
    boolean needed = outcome.remedy() == Remedy.REVIEW || (outcome.adverse() && given);
    if (!needed || outcome.remedy() == Remedy.DOOR) {
      return;
    }
    boolean open =
        outcome.remedy() != Remedy.NONE
            && !last
            && ways.computeIfAbsent(decided.instance(), _ -> way(step)).get(passage.to());
    if (!open) {
      report.add(
          outcome.adverse() ? LintRule.ADVERSE_WITHOUT_REVIEW : LintRule.REMEDY_MISSING,
          outcome.adverse() ? "" : "review",
          "outcomes." + outcome.id(),
          () -> Storyteller.through(rulebook, paths, passage),
          outcome.title(),
          kind.title());
    }
  }

  private BitSet way(int step) {
    String next = kind.instances().get(step + 1);
    BitSet above =
        backwards.to(
            passage -> decides(passage, next), passage -> passage.traits().decided() == null);
    return backwards.to(
        passage -> passage.isByComplainant() && above.get(passage.to()),
        passage -> passage.traits().decided() == null);
  }

  private static boolean decides(Passage passage, String instance) {
    Effect.Decided decided = passage.traits().decided();
    return decided != null && decided.instance().equals(instance);
  }

  private boolean closedByOfficer(Passage passage) {
    return passage.act() != null
        && !passage.isByComplainant()
        && !passage.from().state.decisions().isEmpty()
        && !isOver(passage.from())
        && legal(paths.situations.get(passage.to())) == LegalState.FINAL;
  }

  private void closed(Passage passage) {
    String instance = passage.from().state.decisions().getLast().instance();
    int step = kind.instances().indexOf(instance);
    if (passage.act() != null && step < kind.instances().size() - 1) {
      report.add(
          LintRule.ADVERSE_WITHOUT_REVIEW,
          "closed",
          "acts." + passage.act().id(),
          () -> Storyteller.through(rulebook, paths, passage),
          passage.act().title());
    }
  }

  // 5. and 7. What can go on for ever without the complainant.

  private void circles() {
    Circles circles =
        new Circles(paths, passage -> !passage.traits().bounded() && !passage.isByComplainant());
    for (Situation situation : paths.situations) {
      for (Passage passage : situation.passages) {
        ActDefinition act = passage.act();
        boolean moves = passage.traits().moves();
        if (act != null && (moves || passage.traits().pauses()) && circles.has(passage)) {
          report.add(
              moves ? LintRule.PASSED_AROUND : LintRule.PAUSED_FOR_EVER,
              "",
              "acts." + act.id(),
              () -> Storyteller.through(rulebook, paths, passage),
              act.title());
        }
      }
    }
  }

  // A duty can be met, and in time if everybody is quick.
  // Whether somebody can meet what is owed beside a matter was tried on the way (paths.unmet).
  private void duties() {
    Map<String, List<Integer>> ending =
        backwards.ending(passage -> !isWithdrawn(paths.situations.get(passage.to())));
    for (ClockDefinition clock : rulebook.clocks().values()) {
      if (!clock.window() && !sideDuties.hasClock(clock.id())) {
        duty(clock, backwards.daysTo(ending.getOrDefault(clock.id(), List.of())));
      }
    }
  }

  private void duty(ClockDefinition clock, int[] days) {
    for (Situation situation : paths.situations) {
      RunningClock running = running(situation, clock.id());
      if (running == null) {
        continue;
      }
      if (days[situation.number] == Backwards.NEVER) {
        report.add(
            LintRule.DUTY_NOBODY_CAN_MEET,
            "",
            "clocks." + clock.id(),
            () -> Storyteller.to(rulebook, paths, situation),
            clock.title());
      } else if (isNew(situation, clock.id())
          && days[situation.number] > ChronoUnit.DAYS.between(situation.today, running.due())) {
        report.add(
            LintRule.CLOCKS_COLLIDE,
            "",
            "clocks." + clock.id(),
            () -> Storyteller.to(rulebook, paths, situation),
            clock.title());
      }
    }
  }

  private static @Nullable RunningClock running(Situation situation, String clock) {
    List<RunningClock> running = situation.state.running(clock);
    return running.isEmpty() ? null : running.getFirst();
  }

  private static boolean isNew(Situation situation, String clock) {
    Passage cameBy = situation.cameBy;
    return cameBy != null && running(cameBy.from(), clock) == null;
  }
}
