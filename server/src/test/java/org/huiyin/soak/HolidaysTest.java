package org.huiyin.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.huiyin.soak.Holidays.Pause;
import org.junit.jupiter.api.Test;

/// What the soak counts again, by hand: Spring Festival of 2026 is from 15 to 23 February, with
/// working Saturdays on 14 and 28 February.
class HolidaysTest {

  private final Holidays holidays = new Holidays(2025, 2026);

  private LocalDate due(String start, int days, boolean working, Pause... pauses) {
    return holidays.due(LocalDate.parse(start), days, working, List.of(pauses));
  }

  @Test
  void countWorkedDaysAndLeaveOutTheFirst() {
    assertThat(due("2026-02-11", 3, true)).isEqualTo("2026-02-14");
    assertThat(due("2026-02-13", 2, true)).isEqualTo("2026-02-24");
  }

  @Test
  void moveALastDayThatIsNotWorkedOn() {
    assertThat(due("2026-02-10", 10, false)).isEqualTo("2026-02-24");
    assertThat(due("2026-02-25", 60, false)).isEqualTo("2026-04-27");
  }

  @Test
  void leaveOutTheDaysOfAPause() {
    Pause pause = new Pause(LocalDate.of(2026, 6, 3), LocalDate.of(2026, 6, 5));
    assertThat(due("2026-06-01", 3, false, pause)).isEqualTo("2026-06-08");
  }

  @Test
  void goBackForAReminder() {
    LocalDate day = LocalDate.of(2026, 2, 24);
    assertThat(holidays.away(day, -1, true)).isEqualTo("2026-02-14");
    assertThat(holidays.away(day, -7, false)).isEqualTo("2026-02-17");
  }
}
