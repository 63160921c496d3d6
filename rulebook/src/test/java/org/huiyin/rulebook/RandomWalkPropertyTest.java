package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.CALENDAR;
import static org.huiyin.rulebook.Xinfang.OFFICE;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;
import static org.huiyin.rulebook.Xinfang.TREE;
import static org.huiyin.rulebook.Xinfang.id;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Random lawful walks of up to 200 acts each, with leaps in time and refused attempts between
/// them, in matters of both kinds. What holds must hold after each.
class RandomWalkPropertyTest {

  private static final int WALKS = 400;
  private static final int LAWFUL_ACTS = 200;
  private static final int MOST_ATTEMPTS = 5_000;
  private static final long SEED = 20260302;

  private static final List<UUID> INSTITUTIONS =
      List.of(OFFICE, Xinfang.LABOUR, Xinfang.WATER, Xinfang.CITY, Xinfang.PROVINCE);
  private static final List<String> ACTS = List.copyOf(RULEBOOK.acts().keySet());

  @Test
  void whatHoldsHoldsOnEveryLawfulWalk() {
    System.out.println("seed " + SEED);
    Set<String> stages = new TreeSet<>();
    Set<String> acts = new TreeSet<>();
    for (int walk = 0; walk < WALKS; walk++) {
      walk(new Random(SEED + walk), stages, acts);
    }
    assertThat(stages)
        .as("stages reached")
        .containsExactlyElementsOf(new TreeSet<>(RULEBOOK.stages().keySet()));
    assertThat(acts).as("acts done").containsExactlyElementsOf(new TreeSet<>(ACTS));
  }

  private static void walk(Random random, Set<String> stages, Set<String> acts) {
    String kind = random.nextInt(5) == 0 ? "suggestion" : "remedy";
    Matter matter = Matter.filedOn("2026-01-05", kind);
    acts.add("file");
    int lawful = 0;
    for (int i = 0; i < MOST_ATTEMPTS && lawful < LAWFUL_ACTS; i++) {
      if (random.nextInt(20) == 0) {
        leap(matter, random);
      } else if (attempt(matter, random, acts)) {
        lawful++;
        holds(matter);
      }
      stages.add(matter.stage());
    }
    matter.elapsed().forEach(each -> acts.add(each.act()));
    assertThat(State.NONE.after(matter.effects())).isEqualTo(matter.state());
    acts.removeAll(Set.of(Elapsed.REMIND, Elapsed.LAPSE, Elapsed.PAUSE_ENDS));
    noMilestoneTwice(matter);
  }

  /// A matter of late 2026, some lawful acts and days after it was brought.
  static Matter matterAtRandom(Random random) {
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

  private static void leap(Matter matter, Random random) {
    int days = random.nextInt(20) == 0 ? random.nextInt(200) : random.nextInt(9);
    matter.on(matter.today().plusDays(days));
    assertThat(RULEBOOK.elapsed(matter.state(), matter.now(), CALENDAR, TREE)).isEmpty();
    assertThat(matter.elapsed()).allMatch(each -> !each.counted().isAfter(matter.today()));
    holds(matter);
  }

  // An act at random, mostly by somebody in a post that may do it, with particulars at random.
  private static boolean attempt(Matter matter, Random random, Set<String> acts) {
    ActDefinition definition = RULEBOOK.acts().get(pick(ACTS, random));
    if (definition == null || (isTheEnd(definition) && random.nextInt(20) > 0)) {
      return false;
    }
    Actor by = actor(pick(definition.gate().by(), random), matter.state(), random);
    Act act = Xinfang.act(definition.id(), by, with(definition, matter, random));
    if (matter.decide(act) instanceof Decision.Allowed) {
      matter.does(act);
      acts.add(act.name());
      return true;
    }
    return false;
  }

  private static boolean isTheEnd(ActDefinition act) {
    return act.id().equals("withdraw") || act.id().equals("direct");
  }

  private static Actor actor(Post post, State state, Random random) {
    if (post.isComplainant() || post.isSystem()) {
      return new Actor(post.role(), Optional.empty(), Optional.empty());
    }
    UUID seated = new Seating(RULEBOOK.definitions(), state, TREE).at(post.seat());
    UUID institution = post.above() && seated != null ? Xinfang.ABOVE.get(seated) : seated;
    if (institution == null || random.nextInt(10) == 0) {
      institution = pick(INSTITUTIONS, random);
    }
    return Actor.officer(post.role(), institution, id(100 + random.nextInt(40)));
  }

  private static Particulars with(ActDefinition act, Matter matter, Random random) {
    Particulars with = particulars();
    Set<Particular> asked = new HashSet<>(act.needs().with());
    asked.addAll(act.needs().mayHave());
    for (Particular each : asked) {
      with =
          switch (each) {
            case INSTITUTION -> with.withInstitution(pick(INSTITUTIONS, random));
            case UNIT, OFFICER -> with.withAssignee(id(9), id(100 + random.nextInt(20)));
            case DAYS -> with.withDays(1 + random.nextInt(31));
            case ON -> with.withDate(matter.today().minusDays(random.nextInt(3)));
            case OUTCOME ->
                with.withOutcome(pick(List.copyOf(RULEBOOK.outcomes().keySet()), random));
            case GROUND -> with.withGround(pick(List.copyOf(RULEBOOK.grounds().keySet()), random));
            case PROMISE -> with.withPromise(1 + random.nextInt(3));
            case PROMISES -> with.withPromises(promises(matter.today(), random));
            case KIND, CHANNEL, REPRESENTATIVES -> with;
          };
    }
    return with;
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

  private static void holds(Matter matter) {
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
  private static void nobodyWaitsForNothing(Matter matter) {
    String stage = matter.stage();
    if (!stage.equals("final") && !stage.equals("withdrawn")) {
      assertThat(matter.state().clocks())
          .as("in %s on %s after %s", stage, matter.today(), matter.lapses())
          .filteredOn(
              clock -> !clock.clock().contains("promise") && !clock.clock().equals("take-back"))
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
