package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CALENDAR;
import static org.huiyin.rulebook.Xinfang.OFFICE;
import static org.huiyin.rulebook.Xinfang.TREE;
import static org.huiyin.rulebook.Xinfang.id;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random lawful walks of up to 200 acts each, with leaps in time and refused attempts between
/// them, in matters of both kinds. What holds must hold after each.
class RandomWalkPropertyTest {

  private static final int WALKS = 1_000;
  private static final int LAWFUL_ACTS = 200;
  private static final int MOST_ATTEMPTS = 5_000;
  private static final Set<String> ENDS =
      Set.of("withdraw", "direct", "decline", "refuse", "end", "terminate", "refuse-mediator");
  private static final long SEED = 20260302;

  private static final List<UUID> INSTITUTIONS =
      List.of(
          OFFICE,
          Xinfang.LABOUR,
          Xinfang.WATER,
          Xinfang.CITY,
          Xinfang.PROVINCE,
          Xinfang.NATION);

  private Rulebook rulebook = Xinfang.RULEBOOK;
  private List<String> acts = List.of();
  private @Nullable Act proposed;

  @ParameterizedTest
  @ValueSource(strings = {"cn-xinfang", "cn-mediation"})
  void whatHoldsHoldsOnEveryLawfulWalk(String id) {
    System.out.println(id + ": seed " + SEED);
    rulebook = Rulebook.bundled(id);
    acts = List.copyOf(rulebook.acts().keySet());
    Set<String> stages = new TreeSet<>();
    Set<String> done = new TreeSet<>();
    for (int walk = 0; walk < WALKS; walk++) {
      walk(new Random(SEED + walk), stages, done);
    }
    assertThat(stages)
        .as("stages reached")
        .containsExactlyElementsOf(new TreeSet<>(rulebook.stages().keySet()));
    assertThat(done).as("acts done").containsExactlyElementsOf(new TreeSet<>(acts));
  }

  private void walk(Random random, Set<String> stages, Set<String> done) {
    Matter matter = Matter.nothingYetOn(rulebook, "2026-01-05");
    open(matter, random, done);
    proposed = null;
    int lawful = 0;
    for (int i = 0; i < MOST_ATTEMPTS && lawful < LAWFUL_ACTS; i++) {
      if (random.nextInt(20) == 0) {
        leap(matter, random);
      } else if (attempt(matter, random, done)) {
        lawful++;
        holds(matter);
      }
      stages.add(matter.stage());
    }
    matter.elapsed().forEach(each -> done.add(each.act()));
    assertThat(State.NONE.after(matter.effects())).isEqualTo(matter.state());
    done.removeAll(Set.of(Elapsed.REMIND, Elapsed.LAPSE, Elapsed.PAUSE_ENDS));
    noMilestoneTwice(matter);
  }

  private void open(Matter matter, Random random, Set<String> done) {
    List<KindDefinition> kinds =
        rulebook.kinds().values().stream().filter(kind -> kind.intake() != null).toList();
    KindDefinition kind = kinds.get(random.nextInt(5) % kinds.size());
    ActDefinition opening = Objects.requireNonNull(rulebook.acts().get(kind.intake()));
    Particulars with = particulars().withKind(kind.id()).withInstitution(OFFICE);
    if (opening.needs().with().contains(Particular.CHANNEL)) {
      with = with.withChannel("web", 1);
    }
    Post by = opening.gate().by().getFirst();
    Actor actor = by.isPerson() ? Actor.party(by.role()) : officer(by.role(), OFFICE, random);
    matter.does(opening.id(), actor, with);
    done.add(opening.id());
  }

  /// A matter of late 2026, some lawful acts and days after it was brought.
  static Matter matterAtRandom(Random random) {
    RandomWalkPropertyTest walk = new RandomWalkPropertyTest();
    walk.acts = List.copyOf(walk.rulebook.acts().keySet());
    return walk.someWay(random);
  }

  private Matter someWay(Random random) {
    LocalDate filed = LocalDate.of(2026, 10, 20).plusDays(random.nextInt(70));
    Matter matter =
        Matter.filedOn(filed.toString(), random.nextInt(5) == 0 ? "suggestion" : "remedy");
    int acts = random.nextInt(1, 30);
    Set<String> done = new TreeSet<>();
    for (int i = 0; i < 600 && acts > 0; i++) {
      if (random.nextInt(20) == 0) {
        matter.on(matter.today().plusDays(random.nextInt(6)));
      } else if (attempt(matter, random, done)) {
        acts--;
      }
    }
    return matter;
  }

  private void leap(Matter matter, Random random) {
    int days = random.nextInt(20) == 0 ? random.nextInt(200) : random.nextInt(9);
    matter.on(matter.today().plusDays(days));
    assertThat(rulebook.elapsed(matter.state(), matter.now(), CALENDAR, TREE)).isEmpty();
    assertThat(matter.elapsed()).allMatch(each -> !each.counted().isAfter(matter.today()));
    holds(matter);
  }

  // An act at random, mostly by somebody in a post that may do it, with particulars at random.
  private boolean attempt(Matter matter, Random random, Set<String> done) {
    boolean again = random.nextInt(4) == 0;
    String name = again && proposed != null ? proposed.name() : pick(acts, random);
    ActDefinition definition = rulebook.acts().get(name);
    if (definition == null || (isTheEnd(definition) && random.nextInt(20) > 0)) {
      return false;
    }
    Actor by = actor(pick(definition.gate().by(), random), matter.state(), random);
    Act act = matter.act(definition.id(), by, with(definition, matter, random));
    if (proposed != null && definition.id().equals(proposed.name()) && random.nextInt(4) > 0) {
      act = act.with(proposed.with());
    }
    if (matter.decide(act) instanceof Decision.Allowed) {
      matter.does(act);
      done.add(act.name());
      proposed = definition.gate().jointly() ? act : proposed;
      return true;
    }
    return false;
  }

  private static boolean isTheEnd(ActDefinition act) {
    return ENDS.contains(act.id());
  }

  private Actor actor(Post post, State state, Random random) {
    if (post.seat().isEmpty()) {
      return new Actor(post.role(), Optional.empty(), Optional.empty());
    }
    UUID seated = new Seating(rulebook.definitions(), state, TREE).at(post.seat());
    UUID institution = post.above() && seated != null ? Xinfang.ABOVE.get(seated) : seated;
    if (institution == null || random.nextInt(10) == 0) {
      institution = pick(INSTITUTIONS, random);
    }
    return officer(post.role(), institution, random);
  }

  private static Actor officer(String role, UUID institution, Random random) {
    return Actor.officer(role, institution, id(100 + random.nextInt(40)));
  }

  private Particulars with(ActDefinition act, Matter matter, Random random) {
    Particulars with = particulars();
    // In their order, so that a seed gives the same walk in every run.
    Set<Particular> asked = EnumSet.noneOf(Particular.class);
    asked.addAll(act.needs().with());
    asked.addAll(act.needs().mayHave());
    for (Particular each : asked) {
      with =
          switch (each) {
            case INSTITUTION -> with.withInstitution(pick(INSTITUTIONS, random));
            case UNIT -> with.withAssignee(id(9), with.officer());
            case OFFICER -> with.withAssignee(with.unit(), id(100 + random.nextInt(20)));
            case DAYS -> with.withDays(1 + random.nextInt(31));
            case ON -> with.withDate(matter.today().minusDays(random.nextInt(3)));
            case OUTCOME ->
                with.withOutcome(pick(List.copyOf(rulebook.outcomes().keySet()), random));
            case GROUND -> with.withGround(ground(act, random));
            case PROMISE -> with.withPromise(1 + random.nextInt(3));
            case PROMISES -> with.withPromises(promises(matter.today(), random));
            case TOPIC -> with.withTopic("irrigation");
            case KIND, CHANNEL, REPRESENTATIVES -> with;
          };
    }
    return with;
  }

  private String ground(ActDefinition act, Random random) {
    boolean any = random.nextInt(5) == 0;
    return pick(
        rulebook.grounds().values().stream()
            .filter(ground -> any || ground.acts().contains(act.id()))
            .map(GroundDefinition::id)
            .toList(),
        random);
  }

  private static List<LocalDate> promises(LocalDate today, Random random) {
    List<LocalDate> promises = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      promises.add(today.plusDays(random.nextInt(60)));
    }
    return promises;
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private void holds(Matter matter) {
    State state = matter.state();
    for (int i = 0; i < state.clocks().size(); i++) {
      RunningClock clock = state.clocks().get(i);
      assertThat(clock.number()).isEqualTo(i + 1);
      assertThat(clock.due()).isAfterOrEqualTo(clock.start());
    }
    nobodyWaitsForNothing(matter);
    oneClockOfAName(state);
  }

  /// Every matter that isn't at its end has a duty or a window that runs.
  private void nobodyWaitsForNothing(Matter matter) {
    String stage = matter.stage();
    LegalState legal = Objects.requireNonNull(rulebook.stages().get(stage)).legal();
    if (legal != LegalState.FINAL && legal != LegalState.WITHDRAWN) {
      assertThat(matter.state().clocks())
          .as("in %s on %s after %s", stage, matter.today(), matter.lapses())
          .filteredOn(clock -> clock.promise() == 0 && !clock.clock().equals("take-back"))
          .anyMatch(RunningClock::isRunning);
    }
  }

  private static void oneClockOfAName(State state) {
    Set<String> running = new HashSet<>();
    for (RunningClock clock : state.clocks()) {
      if (clock.isRunning()) {
        assertThat(running.add(clock.clock() + clock.promise())).as(clock.clock()).isTrue();
      }
    }
  }

  private static void noMilestoneTwice(Matter matter) {
    Set<String> reached = new HashSet<>();
    for (Effect effect : matter.effects()) {
      if (effect instanceof Effect.MilestoneReached(int number, int milestone, var _, String to)) {
        assertThat(reached.add(number + " " + milestone + " " + to)).isTrue();
      }
    }
  }
}
