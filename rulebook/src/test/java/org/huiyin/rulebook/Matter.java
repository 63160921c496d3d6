package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CALENDAR;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.OFFICE;
import static org.huiyin.rulebook.Xinfang.REGISTRAR;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;
import static org.huiyin.rulebook.Xinfang.TREE;
import static org.huiyin.rulebook.Xinfang.WATER;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// One matter in a test: a day, a state, and all that happened. Moving the day lets time act
/// first, as every caller must.
final class Matter {

  private final Rulebook rulebook;
  private final WorkingCalendar calendar;
  private LocalDate today;
  private State state = State.NONE;
  private final List<Effect> effects = new ArrayList<>();
  private final List<Elapsed> elapsed = new ArrayList<>();

  private Matter(Rulebook rulebook, LocalDate today) {
    this.rulebook = rulebook;
    this.calendar =
        rulebook.calendar().equals(CALENDAR.id())
            ? CALENDAR
            : WorkingCalendar.weekendsOnly(rulebook.calendar());
    this.today = today;
  }

  static Matter nothingYetOn(String day) {
    return nothingYetOn(RULEBOOK, day);
  }

  static Matter nothingYetOn(Rulebook rulebook, String day) {
    return new Matter(rulebook, LocalDate.parse(day));
  }

  static Matter filedOn(String day) {
    return filedOn(day, "remedy");
  }

  static Matter filedOn(String day, String kind) {
    return nothingYetOn(day)
        .does(
            "file",
            COMPLAINANT,
            particulars().withKind(kind).withInstitution(OFFICE).withChannel("web", 1));
  }

  static Matter referredOn(String day) {
    return filedOn(day)
        .does("register", REGISTRAR)
        .does("refer", REGISTRAR, particulars().withInstitution(WATER));
  }

  static Matter acceptedOn(String day) {
    return referredOn(day).does("accept", HANDLER);
  }

  static Matter answeredOn(String day, LocalDate... promises) {
    return acceptedOn(day)
        .does(
            "answer",
            HANDLER,
            particulars().withOutcome("not-supported").withPromises(List.of(promises)));
  }

  static Matter deliveredOn(String day, LocalDate... promises) {
    return answeredOn(day, promises)
        .does("deliver", HANDLER, particulars().withDate(LocalDate.parse(day)));
  }

  static Matter inReviewOn(String day) {
    return deliveredOn(day).does("request-review", COMPLAINANT);
  }

  static Matter reviewedOn(String day, String outcome) {
    return inReviewOn(day).does("review", Xinfang.REVIEWER, particulars().withOutcome(outcome));
  }

  static Matter inReReviewOn(String day) {
    return reviewedOn(day, "upheld").does("request-re-review", COMPLAINANT);
  }

  Matter on(String day) {
    return on(LocalDate.parse(day));
  }

  Matter on(LocalDate day) {
    today = day;
    List<Elapsed> due = rulebook.elapsed(state, now(), calendar, TREE);
    for (Elapsed each : due) {
      State folded = state.after(each.effects());
      assertThat(each.state()).isEqualTo(folded);
      effects.addAll(each.effects());
      state = folded;
    }
    elapsed.addAll(due);
    return this;
  }

  Instant now() {
    return today.atTime(LocalTime.NOON).atZone(rulebook.zone()).toInstant();
  }

  LocalDate today() {
    return today;
  }

  Matter does(String name, Actor by) {
    return does(name, by, Particulars.NONE);
  }

  Matter does(String name, Actor by, Particulars with) {
    return does(act(name, by, with));
  }

  /// An act with all the texts that the rulebook asks for.
  Act act(String name, Actor by, Particulars with) {
    ActDefinition definition = rulebook.acts().get(name);
    Set<String> texts = definition == null ? Set.of() : Set.copyOf(definition.needs().texts());
    return new Act(name, by, with, texts);
  }

  Matter does(Act act) {
    Decision decision = decide(act);
    assertThat(decision).as("%s in %s", act, state.stage()).isInstanceOf(Decision.Allowed.class);
    Decision.Allowed allowed = (Decision.Allowed) decision;
    State folded = state.after(allowed.effects());
    assertThat(allowed.state()).isEqualTo(folded);
    effects.addAll(allowed.effects());
    state = folded;
    return this;
  }

  Decision decide(Act act) {
    return rulebook.decide(state, act, now(), calendar, TREE);
  }

  Decision.Refused refused(String name, Actor by) {
    return refused(name, by, Particulars.NONE);
  }

  Decision.Refused refused(String name, Actor by, Particulars with) {
    Decision decision = decide(act(name, by, with));
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return (Decision.Refused) decision;
  }

  State state() {
    return state;
  }

  String stage() {
    return state.stage();
  }

  List<Effect> effects() {
    return List.copyOf(effects);
  }

  List<Elapsed> elapsed() {
    return List.copyOf(elapsed);
  }

  /// The automatic acts so far, as `day act`.
  List<String> lapses() {
    return elapsed.stream().map(each -> each.counted() + " " + each.act()).toList();
  }

  /// Who was told by milestones so far, as `day clock post`.
  List<String> milestones() {
    List<String> told = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.MilestoneReached reached) {
        String clock = state.clock(reached.number()).clock();
        told.add(reached.counted() + " " + clock + " " + reached.to());
      }
    }
    return told;
  }

  RunningClock clock(String name) {
    return Objects.requireNonNull(state.last(name), name);
  }

  LocalDate due(String clock) {
    return clock(clock).due();
  }
}
