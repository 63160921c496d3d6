package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.rulebook.ActDefinition.Gate;
import org.huiyin.rulebook.ActDefinition.SeatChange;
import org.huiyin.rulebook.Decision.Refused;
import org.huiyin.rulebook.Effect.Ending;
import org.jspecify.annotations.Nullable;

/// The gate before an act, apart from what the act says: stage, kind, post, recusal, earlier
/// decisions, bounds, windows. The first rule that refuses is named; their order is fixed.
final class Refusals {

  private final Definitions definitions;
  private final ActDefinition act;
  private final State state;
  private final Actor by;
  private final LocalDate today;
  private final Seating seating;

  Refusals(
      Definitions definitions,
      ActDefinition act,
      State state,
      Actor by,
      LocalDate today,
      Seating seating) {
    this.definitions = definitions;
    this.act = act;
    this.state = state;
    this.by = by;
    this.today = today;
    this.seating = seating;
  }

  /// The rule that keeps the gate shut, or null. Who may open a matter at an institution is
  /// decided with `registering`, the institution that it would be opened at, or null if that is
  /// still open.
  @Nullable Refused gate(@Nullable UUID registering) {
    Gate gate = act.gate();
    if (by.officer().isPresent() && state.recused().contains(by.officer().get())) {
      return refused(Rule.RECUSED, act.source(), Map.of());
    }
    if (isHeld()) {
      return askedOut();
    }
    if (isOwnObjection()) {
      return refused(Rule.OBJECTED_TO, act.source(), Map.of());
    }
    if (!isStage()) {
      return refused(
          Rule.WRONG_STAGE, act.source(), Map.of("stage", state.stage(), "act", act.id()));
    }
    if (!gate.opens() && !gate.kinds().isEmpty() && !gate.kinds().contains(state.kind())) {
      return refused(Rule.WRONG_KIND, act.source(), Map.of("kind", state.kind()));
    }
    if (!isPost(gate, registering)) {
      return refused(Rule.WRONG_ROLE, act.source(), Map.of("may", posts(gate.by())));
    }
    if (!gate.notDecided().isEmpty() && decidedBefore(gate)) {
      return refused(Rule.DECIDED_BEFORE, act.source(), Map.of());
    }
    Refused alone = secondOfficer(gate);
    if (alone != null) {
      return alone;
    }
    if (gate.atMost() > 0 && state.count(act.id()) >= gate.atMost()) {
      return refused(Rule.TOO_OFTEN, gate.atMostSource(), atMost(gate.atMost()));
    }
    Refused refused = clocks(gate);
    refused = refused == null ? recusal() : refused;
    return refused == null ? objection() : refused;
  }

  /// Whether they would answer what somebody said against what they read themselves.
  private boolean isOwnObjection() {
    return act.changes().objection() == ActDefinition.Objection.ANSWER
        && by.officer().filter(state.objectedTo()::contains).isPresent();
  }

  /// One is answered before the next is made; and by whoever owes it, or from above them.
  private @Nullable Refused objection() {
    return switch (act.changes().objection()) {
      case null -> null;
      case ASK ->
          state.objectedTo().isEmpty()
              ? null
              : refused(Rule.ALREADY_DONE, act.source(), Map.of("act", act.id()));
      case ANSWER -> isOwedThere() ? null : notRunning(anEnded());
    };
  }

  private String anEnded() {
    return act.changes().ends().stream().sorted().findFirst().orElse(act.id());
  }

  /// Whether somebody asked that this officer keep out, and they would do what waits for that.
  private boolean isHeld() {
    ConflictDefinitions.Asked asked = definitions.conflicts().asked();
    return asked != null
        && by.officer().isPresent()
        && (asked.holds().contains(act.id()) || act.changes().decidesRecusal())
        && state.askedOut().contains(by.officer().get());
  }

  private Refused askedOut() {
    ConflictDefinitions.Asked asked = definitions.conflicts().asked();
    return refused(Rule.ASKED_OUT, asked == null ? act.source() : asked.source(), Map.of());
  }

  /// One is decided before the next is asked for; and by whoever owes it, or from above them.
  private @Nullable Refused recusal() {
    if (act.changes().recusal() == ActDefinition.Recusal.ASK) {
      return state.askedOut().isEmpty()
          ? null
          : refused(Rule.ALREADY_DONE, act.source(), Map.of("act", act.id()));
    }
    return !act.changes().decidesRecusal() || isOwedThere() ? null : notRunning(anEnded());
  }

  private boolean isOwedThere() {
    for (RunningClock clock : state.clocks()) {
      ClockDefinition definition = definitions.clocks().get(clock.clock());
      if (clock.isRunning() && definition != null && act.changes().ends().contains(clock.clock())) {
        String seat = definition.of().seat();
        for (Post post : act.gate().by()) {
          if (post.seat().equals(seat) && seating.holds(post, by)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// Whether the matter stands where this act is done at all: most acts fall to this, at less cost
  /// than to say why.
  boolean isStage() {
    Gate gate = act.gate();
    if (gate.opens() || !state.isOpened()) {
      return gate.opens() && !state.isOpened();
    }
    return gate.stages().isEmpty() || gate.stages().contains(state.stage());
  }

  private boolean isPost(Gate gate, @Nullable UUID registering) {
    List<Post> posts = gate.by();
    for (int i = 0; i < posts.size(); i++) {
      Post post = posts.get(i);
      boolean opening = gate.opens() && !post.seat().isEmpty();
      if (opening ? opens(post, registering) : seating.holds(post, by)) {
        return true;
      }
    }
    return false;
  }

  private boolean opens(Post post, @Nullable UUID registering) {
    return post.role().equals(by.role())
        && by.institution().isPresent()
        && (registering == null || by.institution().get().equals(registering));
  }

  private boolean decidedBefore(Gate gate) {
    for (Effect.Decided decided : state.decisions()) {
      if (decided.officer() != null
          && by.officer().isPresent()
          && decided.officer().equals(by.officer().get())
          && gate.notDecided().contains(decided.instance())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Refused secondOfficer(Gate gate) {
    UUID officer = by.officer().orElse(null);
    for (String before : gate.notBy()) {
      if (officer != null && state.isDoneBy(before, officer)) {
        return refused(Rule.SECOND_OFFICER, act.source(), Map.of("act", before));
      }
    }
    return null;
  }

  private @Nullable Refused clocks(Gate gate) {
    ActDefinition.Changes changes = act.changes();
    Refused refused = null;
    if (gate.within() != null) {
      refused = notWithin(gate.within());
    }
    if (refused == null && gate.until() != null) {
      refused = over(gate.until());
    }
    if (refused == null && gate.owed() != null) {
      refused = notOwed(gate.owed());
    }
    if (refused == null && changes.extend() != null) {
      refused = notWithin(changes.extend().clock());
    }
    if (refused == null && changes.pause() != null) {
      refused = notStopping(changes.pause().clock(), false, "");
      refused = refused == null ? pausedTooLong(changes.pause().clock()) : refused;
    }
    if (refused == null && changes.contests() != null) {
      refused = notStopping(changes.contests().clock(), true, changes.contests().ground());
    }
    if (refused == null && changes.resume() != null) {
      refused = notStopping(changes.resume().clock(), true, changes.resume().ground());
    }
    if (refused == null && gate.jointly() && asksNothing() && hasConsented(gate)) {
      refused = refused(Rule.ALREADY_DONE, act.source(), Map.of("act", act.id()));
    }
    if (refused == null && changes.recordsOn() != null) {
      refused = recordedAlready(changes.recordsOn());
    }
    return refused == null ? noSuperior(changes) : refused;
  }

  private boolean asksNothing() {
    return act.needs().with().isEmpty() && act.needs().mayHave().isEmpty();
  }

  private boolean hasConsented(Gate gate) {
    Set<String> consents = state.consents(act.id());
    return gate.by().stream()
        .filter(post -> seating.holds(post, by))
        .allMatch(post -> consents.contains(post.toString()));
  }

  private @Nullable Refused notWithin(String name) {
    Refused over = over(name);
    return over == null ? notOwed(name) : over;
  }

  private @Nullable Refused notOwed(String name) {
    return state.running(name).isEmpty() ? notRunning(name) : null;
  }

  private @Nullable Refused over(String name) {
    RunningClock clock = state.last(name);
    if (clock == null || clock.ending() == Ending.MET || clock.ending() == Ending.VOID) {
      return null;
    }
    return clock.ending() == Ending.RAN_OUT || clock.isLate(today)
        ? refused(
            Rule.WINDOW_OVER, source(name), Map.of("clock", name, "due", clock.due().toString()))
        : null;
  }

  /// A date that is recorded once after another waits for that one to be recorded again.
  private @Nullable Refused recordedAlready(String name) {
    DateDefinition date = definitions.dates().get(name);
    String after = date == null ? null : date.onceAfter();
    return after == null || state.count(after) > state.count(name)
        ? null
        : refused(Rule.ALREADY_DONE, act.source(), Map.of("date", name));
  }

  private @Nullable Refused notStopping(String name, boolean paused, String ground) {
    RunningClock clock = state.last(name);
    if (clock == null || !clock.isRunning() || clock.isPaused() != paused) {
      return notRunning(name);
    }
    return !paused || clock.pauses().getLast().ground().equals(ground) ? null : notRunning(name);
  }

  private @Nullable Refused pausedTooLong(String name) {
    ClockDefinition definition = definitions.clocks().get(name);
    ClockDefinition.PausesAtMost bound = definition == null ? null : definition.pausesAtMost();
    RunningClock clock = state.last(name);
    if (bound == null || clock == null || bound.left(clock.pauses()) > 0) {
      return null;
    }
    return refused(
        Rule.PAUSED_TOO_LONG,
        bound.source(),
        Map.of("most", Integer.toString(bound.most().amount())));
  }

  private Refused notRunning(String name) {
    return refused(Rule.CLOCK_NOT_RUNNING, source(name), Map.of("clock", name));
  }

  private Citation source(String clock) {
    ClockDefinition definition = definitions.clocks().get(clock);
    return definition == null ? act.source() : definition.source();
  }

  private @Nullable Refused noSuperior(ActDefinition.Changes changes) {
    if (changes.seats().isEmpty()) {
      return null;
    }
    for (SeatChange change : changes.seats().values()) {
      if (change.how() == SeatChange.How.SUPERIOR_OF && seating.seated(change, null) == null) {
        return refused(Rule.NO_SUPERIOR, act.source(), Map.of());
      }
    }
    return null;
  }

  static Map<String, String> atMost(int bound) {
    return Map.of("atMost", Integer.toString(bound));
  }

  static Refused refused(Rule rule, Citation citation, Map<String, String> facts) {
    return new Refused(rule, citation, facts);
  }

  private static String posts(List<Post> posts) {
    StringBuilder text = new StringBuilder();
    for (Post post : posts) {
      text.append(text.isEmpty() ? "" : ",").append(post);
    }
    return text.toString();
  }
}
