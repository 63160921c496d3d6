package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.huiyin.rulebook.Explanation.Counted;
import org.huiyin.rulebook.Explanation.Extended;
import org.huiyin.rulebook.Explanation.Paused;
import org.huiyin.rulebook.RunningClock.Pause;
import org.junit.jupiter.api.Test;

class ExplanationPropertyTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();
  private static final SlowCalendar SLOW = new SlowCalendar();
  private static final long SEED = 20261001;

  @Test
  void listsDaysThatAnyoneCanCountAgain() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      LocalDate start = LocalDate.of(2007, 1, 1).plusDays(random.nextInt(7305));
      Length length = DeadlinePropertyTest.anyLength(random, random.nextInt(1, 100));
      List<Pause> pauses = DeadlinePropertyTest.anyPauses(random, start, 150);
      int extension = random.nextInt(3) == 0 ? random.nextInt(1, 31) : 0;
      Explanation explanation = explain(length, start, extension, pauses);
      LocalDate expected = SLOW.due(length, start, extension, pauses);
      String seed = "seed " + SEED + ", " + i + ": " + explanation;
      assertThat(explanation.due()).as(seed).isEqualTo(expected);
      assertThat(explanation.days().getLast().date()).as(seed).isEqualTo(expected);
      assertThat(recount(explanation.days(), start))
          .as(seed)
          .isEqualTo(length.amount() + extension);
      assertThat(length.deadline(start, extension, pauses, CHINA))
          .isEqualTo(new Deadline(explanation.due(), explanation.provisional()));
      assertThat(explanation.render(Locale.CHINA)).as(seed).contains(expected.toString());
    }
  }

  /// Counts the listed days; each is the day after the one before it, and says its own number.
  private static int recount(List<Counted> days, LocalDate start) {
    int count = 0;
    LocalDate next = start;
    for (Counted day : days) {
      assertThat(day.date()).isEqualTo(next);
      count += day.counts() ? 1 : 0;
      assertThat(day.ordinal()).isEqualTo(day.counts() ? count : 0);
      next = next.plusDays(1);
    }
    return count;
  }

  private static Explanation explain(
      Length length, LocalDate start, int extension, List<Pause> pauses) {
    List<Extended> extensions =
        extension == 0 ? List.of() : List.of(new Extended(extension, Clocks.regulation("34")));
    List<Paused> paused =
        pauses.stream()
            .map(
                pause ->
                    new Paused(
                        pause,
                        new Texts("听证", "hearing"),
                        Clocks.regulation("36(2)"),
                        Clocks.days(30),
                        Clocks.house()))
            .toList();
    return Explanation.counted(
        Clocks.answerFrom(start.toString()), Clocks.by(length), extensions, paused, CHINA);
  }
}
