package org.huiyin.rulebook.lint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ActDefinition.Recusal;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Elapsed;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.Rule;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.StageDefinition;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/// Every path of the matters of one kind, walked breadth first with the machine itself, so that
/// the path to each situation is a shortest one.
///
/// In each situation every act is tried by everybody who holds a post, and time passes in two
/// ways: to the last day before it changes something, on which everything is tried again, and
/// over that day. Of situations that are alike by [Likeness], the first is walked on. A bound
/// counts as used up or not, however large it is: each bounded act is followed both ways.
final class Paths {

  static final int MOST_SITUATIONS = 60_000;

  // About ten times what cn-xinfang needs: 27,000 steps and 64,000 attempts.
  private static final int MOST_STEPS = 250_000;
  private static final int MOST_ATTEMPTS = 700_000;

  private static final int MOST_DUTIES_IN_TURN = 5;

  // Clocks in all situations together: each is kept.
  private static final int MOST_CLOCKS = 1_000_000;

  final String kind;
  final List<Situation> situations = new ArrayList<>();

  /// The acts that nobody could try for want of somebody in a post, though the stage was right.
  final Set<String> withoutHolder = new HashSet<>();

  /// The acts that would bring back what was withdrawn, and where; they aren't followed.
  final Map<ActDefinition, Situation> backFromWithdrawal = new LinkedHashMap<>();

  /// The acts that somebody could do.
  final Set<String> done = new HashSet<>();

  /// The acts that ask that an officer keep out, and where nobody could say yes or no.
  final Map<ActDefinition, Situation> unanswered = new LinkedHashMap<>();

  /// The duties beside a matter that nobody could meet, and where.
  final Map<String, Situation> unmet = new LinkedHashMap<>();

  /// The clocks that such an act started.
  final Set<String> aside = new HashSet<>();

  /// The seats that such an act fills.
  final Set<String> seatsAside = new HashSet<>();

  private final Set<String> asked = new HashSet<>();
  private final List<ActDefinition> asking;
  private final List<List<ActDefinition>> answers;
  private final List<ActDefinition> objecting;
  private final List<List<ActDefinition>> objectionAnswers;
  private final SideDuties sideDuties;
  private final Rulebook rulebook;
  private final WorkingCalendar calendar;
  private final Likeness likeness;
  private final Cast cast;
  private final Attempts attempts;
  private final LocalDate filed;
  private final Map<String, Integer> known = new HashMap<>();
  private final Map<String, List<ActDefinition>> actsIn = new LinkedHashMap<>();
  private final Map<LocalDate, Instant> noons = new HashMap<>();
  private int steps;
  private int tried;
  private int clocks;

  Paths(
      Rulebook rulebook,
      String kind,
      LocalDate filed,
      WorkingCalendar calendar,
      Likeness likeness) {
    this.rulebook = rulebook;
    this.sideDuties = new SideDuties(rulebook);
    this.kind = kind;
    this.filed = filed;
    this.calendar = calendar;
    this.likeness = likeness;
    this.cast = new Cast(rulebook);
    this.attempts = new Attempts(rulebook, kind);
    for (String stage : rulebook.stages().keySet()) {
      List<ActDefinition> acts =
          rulebook.acts().values().stream()
              .filter(act -> Reach.isIn(act, stage) && !act.isSystem() && !Aside.isAside(act))
              .filter(act -> !sideDuties.has(act))
              .toList();
      actsIn.put(stage, acts);
    }
    this.asking = acts(Aside.What.RECUSAL::asks);
    this.answers = List.of(doing(Recusal.GRANT), doing(Recusal.REFUSE));
    this.objecting = acts(Aside.What.OBJECTION::asks);
    this.objectionAnswers = List.of(acts(Aside.What.OBJECTION::answers));
  }

  private List<ActDefinition> acts(Predicate<ActDefinition> which) {
    return rulebook.acts().values().stream().filter(which).toList();
  }

  private List<ActDefinition> doing(Recusal recusal) {
    return acts(act -> act.changes().recusal() == recusal);
  }

  LocalDate filed() {
    return filed;
  }

  boolean isComplete() {
    return situations.size() < MOST_SITUATIONS
        && steps < MOST_STEPS
        && tried < MOST_ATTEMPTS
        && clocks < MOST_CLOCKS;
  }

  Paths walk() {
    open();
    for (int i = 0; i < situations.size() && isComplete(); i++) {
      Situation here = situations.get(i);
      for (ActDefinition act : actsIn.getOrDefault(here.stage(), List.of())) {
        tryAct(act, here);
      }
      if (asked.add(here.stage() + here.state.seats())) {
        asking.stream()
            .filter(act -> Reach.isIn(act, here.stage()))
            .forEach(act -> ask(act, answers, here));
        objecting.stream()
            .filter(act -> Reach.isIn(act, here.stage()))
            .forEach(act -> ask(act, objectionAnswers, here));
        sideDuties.starting().stream()
            .filter(act -> Reach.isIn(act, here.stage()))
            .forEach(act -> startAside(act, here));
      }
      pass(here);
    }
    return this;
  }

  // Beside the matter ([Aside]): all answers lead back to where it stands. Who can ask and answer
  // hangs on the stage and on who sits where, and on nothing else.
  private void ask(ActDefinition act, List<List<ActDefinition>> answers, Situation here) {
    for (Actor holder : cast.holders(act.gate().by(), here.state)) {
      for (Act attempt : attempts.of(act, holder, here.state, here.today)) {
        if (decide(attempt, here) instanceof Decision.Allowed(State after, var _, var _)) {
          done.add(act.id());
          after
              .clocks()
              .subList(here.state.clocks().size(), after.clocks().size())
              .forEach(clock -> aside.add(clock.clock()));
          if (!answers.stream().allMatch(each -> isAnswered(each, after, here))) {
            unanswered.putIfAbsent(act, here);
          }
        }
      }
    }
  }

  private boolean isAnswered(List<ActDefinition> by, State asked, Situation here) {
    boolean answered = false;
    for (ActDefinition act : by) {
      for (Actor holder : cast.holders(act.gate().by(), asked)) {
        for (Act attempt : attempts.of(act, holder, asked, here.today)) {
          if (cast.decide(asked, attempt, noon(here.today), calendar)
              instanceof Decision.Allowed(State after, var _, var _)) {
            answered |=
                after.askedOut().isEmpty()
                    && after.objectedTo().isEmpty()
                    && running(after) == running(here.state);
            done.add(act.id());
          }
        }
      }
    }
    return answered;
  }

  // Beside the matter ([SideDuties]): what is started has to be met by somebody, and leads back.
  private void startAside(ActDefinition act, Situation here) {
    List<Actor> holders = cast.holders(act.gate().by(), here.state);
    if (holders.isEmpty()) {
      withoutHolder.add(act.id());
    }
    for (Actor holder : holders) {
      for (Act attempt : attempts.of(act, holder, here.state, here.today)) {
        if (decide(attempt, here) instanceof Decision.Allowed(State after, var _, var _)) {
          done.add(act.id());
          seatsAside.addAll(after.seats().keySet());
          owed(here.state, after, here, MOST_DUTIES_IN_TURN);
        }
      }
    }
  }

  // What meets one may start the next, which has to be met as well.
  private void owed(State before, State after, Situation here, int inTurn) {
    List<RunningClock> started =
        after.clocks().subList(before.clocks().size(), after.clocks().size());
    for (RunningClock clock : started) {
      aside.add(clock.clock());
      if (inTurn == 0 || !isMet(clock, after, here, inTurn)) {
        unmet.putIfAbsent(clock.clock(), here);
      }
    }
  }

  private boolean isMet(RunningClock clock, State owed, Situation here, int inTurn) {
    boolean met = false;
    for (ActDefinition act : sideDuties.ending(clock.clock())) {
      for (Actor holder : cast.holders(act.gate().by(), owed)) {
        for (Act attempt : attempts.of(act, holder, owed, here.today)) {
          if (decide(owed, attempt, here) instanceof Decision.Allowed(State after, var _, var _)) {
            met |= !after.clock(clock.number()).isRunning();
            done.add(act.id());
            owed(owed, after, here, inTurn - 1);
          }
        }
      }
    }
    return met;
  }

  private static long running(State state) {
    return state.clocks().stream().filter(RunningClock::isRunning).count();
  }

  private void open() {
    Situation nowhere = new Situation(-1, State.NONE, filed, false, null);
    for (ActDefinition act : rulebook.acts().values()) {
      if (act.gate().opens()) {
        tryAct(act, nowhere);
      }
    }
  }

  private void tryAct(ActDefinition act, Situation here) {
    List<Actor> holders = cast.holders(act.gate().by(), here.state);
    if (holders.isEmpty()) {
      withoutHolder.add(act.id());
    }
    boolean found = false;
    for (Actor holder : holders) {
      // Which officer does it changes nothing that follows; that it isn't one of the people does.
      if (!found || isPerson(holder)) {
        found |= tryAct(act, holder, here);
      }
    }
  }

  private static boolean isPerson(Actor holder) {
    return holder.institution().isEmpty();
  }

  private boolean tryAct(ActDefinition act, Actor by, Situation here) {
    boolean allowed = false;
    for (Act attempt : attempts.of(act, by, here.state, here.today)) {
      if (++tried > MOST_ATTEMPTS) {
        return allowed;
      }
      Decision decision = decide(attempt, here);
      if (decision instanceof Decision.Allowed(State after, List<Effect> effects, var _)) {
        allowed = true;
        done.add(act.id());
        if (comesBack(here, after)) {
          backFromWithdrawal.putIfAbsent(act, here);
          continue;
        }
        Passage.Traits traits = Passage.Traits.of(effects, here.state);
        for (State each : traits.bounded() ? bothWays(after, effects) : List.of(after)) {
          step(here, each, here.today, false, act, by, List.of(), traits);
        }
      }
    }
    return allowed;
  }

  // Where one officer decided before, or did what somebody else has to follow, a colleague hasn't.
  private Decision decide(Act attempt, Situation here) {
    return decide(here.state, attempt, here);
  }

  private Decision decide(State state, Act attempt, Situation here) {
    Instant now = noon(here.today);
    Decision decision = cast.decide(state, attempt, now, calendar);
    if (decision instanceof Decision.Refused refused
        && (refused.rule() == Rule.DECIDED_BEFORE || refused.rule() == Rule.SECOND_OFFICER)) {
      Actor other = Cast.colleague(attempt.by());
      Act again = new Act(attempt.name(), other, attempt.with(), attempt.texts());
      return cast.decide(state, again, now, calendar);
    }
    return decision;
  }

  private boolean comesBack(Situation here, State after) {
    return isWithdrawn(here.stage()) && !isWithdrawn(after.stage());
  }

  boolean isWithdrawn(String stage) {
    StageDefinition definition = rulebook.stages().get(stage);
    return definition != null && definition.legal() == LegalState.WITHDRAWN;
  }

  // Used up, and as if it had not been counted; but what may be done once is used up.
  private List<State> bothWays(State after, List<Effect> effects) {
    List<State> ways = new ArrayList<>();
    Map<String, Integer> used = new HashMap<>(after.counts());
    Map<String, Integer> left = new HashMap<>(after.counts());
    boolean last = false;
    for (Effect effect : effects) {
      if (effect instanceof Effect.Counted(String countedAs)) {
        int atMost = likeness.atMost(countedAs);
        used.put(countedAs, atMost);
        left.remove(countedAs);
        last |= atMost == 1;
      }
    }
    if (!last) {
      ways.add(counted(after, left));
    }
    ways.add(counted(after, used));
    return ways;
  }

  private static State counted(State state, Map<String, Integer> counts) {
    return new State(
        state.kind(),
        state.stage(),
        state.dates(),
        state.seats(),
        state.assignments(),
        state.clocks(),
        state.promises(),
        state.decisions(),
        state.word(),
        state.recused(),
        counts);
  }

  /// Lets time pass until something is different, or for ever.
  private void pass(Situation here) {
    String likeHere = likeness.of(here.state, here.today);
    State before = here.state;
    List<Elapsed> all = new ArrayList<>();
    LocalDate day = next(before, here.today);
    while (day != null) {
      List<Elapsed> elapsed = rulebook.elapsed(before, noon(day), calendar, cast);
      State after = elapsed.isEmpty() ? before : elapsed.getLast().state();
      setOff(before, elapsed, here);
      if (!likeness.of(after, day).equals(likeHere)) {
        LocalDate eve = day.minusDays(1);
        if (!here.waited && eve.isAfter(here.today) && here.state.promises().isEmpty()) {
          wait(here, before, eve, all);
        }
        all.addAll(elapsed);
        step(here, after, day, false, null, null, all, traits(all, here.state));
        return;
      }
      all.addAll(elapsed);
      before = after;
      day = next(before, day);
    }
  }

  // What lateness sets off beside the matter has to be met as well.
  private void setOff(State from, List<Elapsed> elapsed, Situation here) {
    State before = from;
    for (Elapsed each : elapsed) {
      ActDefinition act = rulebook.acts().get(each.act());
      if (act != null && sideDuties.has(act)) {
        done.add(act.id());
        owed(before, each.state(), here, MOST_DUTIES_IN_TURN);
      }
      before = each.state();
    }
  }

  private void wait(Situation here, State state, LocalDate eve, List<Elapsed> elapsed) {
    step(here, state, eve, true, null, null, List.copyOf(elapsed), Passage.Traits.NONE);
  }

  private static Passage.Traits traits(List<Elapsed> elapsed, State before) {
    List<Effect> effects = new ArrayList<>();
    elapsed.forEach(each -> effects.addAll(each.effects()));
    return Passage.Traits.of(effects, before);
  }

  // The next day on which time does something, or on which a clock turns out to be over.
  private @Nullable LocalDate next(State state, LocalDate after) {
    Optional<LocalDate> due = rulebook.nextOn(state, calendar);
    LocalDate next = due.orElse(null);
    for (RunningClock clock : state.clocks()) {
      if (clock.isRunning() && !clock.isLate(after)) {
        LocalDate over = clock.due().plusDays(1);
        next = next == null || over.isBefore(next) ? over : next;
      }
    }
    return next != null && next.isBefore(after) ? after : next;
  }

  private void step(
      Situation here,
      State after,
      LocalDate day,
      boolean waited,
      @Nullable ActDefinition act,
      @Nullable Actor by,
      List<Elapsed> elapsed,
      Passage.Traits traits) {
    String key = likeness.of(after, day) + (waited ? "+" : "");
    Integer to = known.get(key);
    int number = to == null ? situations.size() : to;
    if (number == here.number && traits.equals(Passage.Traits.NONE)) {
      return;
    }
    Passage passage = new Passage(here, number, act, by, day, elapsed, traits);
    here.passages.add(passage);
    steps++;
    if (to == null) {
      known.put(key, number);
      clocks += after.clocks().size();
      situations.add(new Situation(number, after, day, waited, passage));
    }
  }

  Instant noon(LocalDate day) {
    return noons.computeIfAbsent(
        day, each -> each.atTime(LocalTime.NOON).atZone(rulebook.zone()).toInstant());
  }

  /// Whether this act, done by somebody of this kind here, would be allowed.
  boolean isAllowed(ActDefinition act, Actor by, Situation here) {
    for (Act attempt : attempts.of(act, by, here.state, here.today)) {
      Act each = new Act(attempt.name(), by, attempt.with(), attempt.texts());
      if (cast.decide(here.state, each, noon(here.today), calendar) instanceof Decision.Allowed) {
        return true;
      }
    }
    return false;
  }

  Cast cast() {
    return cast;
  }
}
