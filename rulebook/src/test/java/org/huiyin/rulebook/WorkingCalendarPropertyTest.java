package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarPropertyTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();
  private static final long SEED = 20260214;

  @Test
  void agreesWithTheTranscriptionOnEachDayFrom2000To2199() {
    SlowCalendar slow = new SlowCalendar();
    LocalDate end = LocalDate.of(2200, 1, 1);
    for (LocalDate d = LocalDate.of(2000, 1, 1); d.isBefore(end); d = d.plusDays(1)) {
      assertThat(CHINA.isWorkday(d)).as("%s", d).isEqualTo(slow.isWorkday(d));
      assertThat(CHINA.day(d).isWorkday()).as("%s", d).isEqualTo(slow.isWorkday(d));
    }
  }

  /// The edges of the table lie at the end of 2006 and of 2199.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01",
        "1969-12-25",
        "2006-12-01",
        "2026-06-01",
        "2199-11-01",
        "9999-01-01"
      })
  void countsOnWithoutABreakBeforeAndAfterTheTable(LocalDate from) {
    LocalDate slow = from;
    int counted = 0;
    for (int i = 0; i < 400; i++) {
      slow = slow.plusDays(1);
      counted += CHINA.day(slow).isWorkday() ? 1 : 0;
      assertThat(CHINA.workdaysBetween(from, slow)).isEqualTo(counted);
      assertThat(CHINA.workdaysBetween(slow, from)).isEqualTo(-counted);
      if (CHINA.day(slow).isWorkday()) {
        assertThat(CHINA.plusWorkdays(from, counted)).isEqualTo(slow);
      }
    }
  }

  @Test
  void undoesWhatItCounted() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      LocalDate start =
          CHINA.workdayOnOrAfter(LocalDate.ofEpochDay(random.nextInt(-200_000, 200_000)));
      int amount = random.nextInt(1, 4000);
      LocalDate end = CHINA.plusWorkdays(start, amount);
      assertThat(CHINA.workdaysBetween(start, end))
          .as("seed %d: %s", SEED, start)
          .isEqualTo(amount);
      assertThat(CHINA.plusWorkdays(end, -amount)).as("seed %d: %s", SEED, start).isEqualTo(start);
    }
  }
}
