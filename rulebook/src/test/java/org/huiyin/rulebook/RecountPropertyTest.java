package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever is decreed: never against the complainant, and once is enough. 500 matters at random,
/// 3 fictional decrees each, one after the other.
class RecountPropertyTest {

  private static final int MATTERS = 500;
  private static final int DECREES = 60;
  private static final long SEED = 20271101;

  @Test
  void isNeverAgainstTheComplainantAndOnceIsEnough() {
    Random decreeing = new Random(SEED);
    List<WorkingCalendar> decrees =
        Stream.generate(() -> Decree.any(decreeing)).limit(DECREES).toList();
    int moved = 0;
    int kept = 0;
    for (int i = 0; i < MATTERS; i++) {
      Random random = new Random(SEED + i);
      Matter matter = RandomWalkPropertyTest.matterAtRandom(random);
      State state = matter.state();
      Instant now = matter.now();
      for (int decree = 0; decree < 3; decree++) {
        WorkingCalendar decreed = decrees.get(random.nextInt(DECREES));
        String seed = "seed " + (SEED + i) + ", decree " + decree;
        State before = state;
        Elapsed recount = RULEBOOK.recounted(before, now, decreed).orElse(null);
        if (recount == null) {
          continue;
        }
        state = recount.state();
        assertThat(state).as(seed).isEqualTo(before.after(recount.effects()));
        holds(before, state, matter, decreed, seed);
        assertThat(RULEBOOK.recounted(state, now, decreed)).as(seed).isEmpty();
        assertThat(RULEBOOK.elapsed(state, now, decreed, Xinfang.TREE))
            .as("%s: nothing is late at once", seed)
            .noneMatch(each -> isLateOnlyNow(each, before, matter));
        moved += count(recount.effects(), false);
        kept += count(recount.effects(), true);
      }
    }
    assertThat(moved).as("moved, so that something was tried").isGreaterThan(50);
    assertThat(kept).as("kept, so that something was tried").isGreaterThan(50);
  }

  // What was late before may reach its next rung sooner: that is nobody's loss.
  private static boolean isLateOnlyNow(Elapsed elapsed, State before, Matter matter) {
    return elapsed.act().equals(Elapsed.LAPSE)
        && elapsed.effects().stream()
            .anyMatch(
                effect ->
                    effect instanceof Effect.MilestoneReached reached
                        && !before.clock(reached.number()).isLate(matter.today()));
  }

  private static void holds(
      State before, State after, Matter matter, WorkingCalendar decreed, String seed) {
    for (RunningClock told : before.clocks()) {
      RunningClock now = after.clock(told.number());
      ClockDefinition definition = Objects.requireNonNull(RULEBOOK.clocks().get(told.clock()));
      if (!told.isRunning() || told.isLate(matter.today()) || definition.isOfPromise()) {
        assertThat(now).as(seed).isEqualTo(told);
      } else if (definition.of().isComplainant()) {
        assertThat(now.due()).as(seed).isAfterOrEqualTo(told.due());
      } else {
        assertThat(now.due()).as(seed).isBeforeOrEqualTo(told.due());
      }
      assertThat(now.reached()).as(seed).isEqualTo(told.reached());
      assertThat(now.isLate(matter.today())).as(seed).isEqualTo(told.isLate(matter.today()));
      if (now.isRunning()) {
        Explanation explanation = RULEBOOK.explain(after, now, decreed);
        boolean floored = now.due().equals(matter.today());
        if (!floored && !now.isLate(matter.today())) {
          assertThat(explanation.due()).as(seed).isEqualTo(now.due());
        }
      }
    }
  }

  private static int count(List<Effect> effects, boolean kept) {
    return (int)
        effects.stream()
            .filter(Effect.ClockRecounted.class::isInstance)
            .map(Effect.ClockRecounted.class::cast)
            .filter(each -> kept != each.counted().equals(each.due()))
            .filter(each -> kept || !each.due().equals(each.told()))
            .count();
  }
}
