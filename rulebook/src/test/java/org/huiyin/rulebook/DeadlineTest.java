package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.huiyin.rulebook.Clocks.days;
import static org.huiyin.rulebook.Clocks.due;
import static org.huiyin.rulebook.Clocks.hearing;
import static org.huiyin.rulebook.Clocks.on;
import static org.huiyin.rulebook.Clocks.provisionallyOn;
import static org.huiyin.rulebook.Clocks.workingDays;

import java.time.LocalDate;
import java.util.List;
import org.huiyin.rulebook.Counting.Unit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Due dates as the law gives them.
class DeadlineTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();

  /// 《民法典》第二百零一条「按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。」
  @Nested
  class TheFirstDay {

    @Test
    void isTheDayAfterTheEvent() {
      assertThat(due(days(1), "2026-03-02")).isEqualTo(on("2026-03-03"));
      assertThat(due(days(15), "2026-03-02")).isEqualTo(on("2026-03-17"));
    }

    @Test
    void isTheDayOfTheEventWhereTheRulebookSaysSo() {
      Length including = new Length(1, new Counting("d", Unit.DAY, false, false, source()));
      assertThat(due(including, "2026-03-02")).isEqualTo(on("2026-03-02"));
    }

    @Test
    void ofAClockThatBeginsInAHolidayIsAHolidayToo() {
      assertThat(due(days(15), "2026-02-16")).isEqualTo(on("2026-03-03"));
    }
  }

  /// 《民法典》第二百零三条「期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。」
  @Nested
  class TheLastDay {

    @Test
    void onAWeekdayStays() {
      assertThat(due(days(15), "2026-03-05")).isEqualTo(on("2026-03-20"));
    }

    @Test
    void onASaturdayOrSundayMovesToMonday() {
      assertThat(due(days(15), "2026-03-06")).isEqualTo(on("2026-03-23"));
      assertThat(due(days(15), "2026-03-07")).isEqualTo(on("2026-03-23"));
    }

    @Test
    void inTheSpringFestivalMovesToTheDayAfterIt() {
      assertThat(due(days(15), "2026-01-31")).isEqualTo(on("2026-02-24"));
      assertThat(due(days(15), "2026-02-08")).isEqualTo(on("2026-02-24"));
    }

    @Test
    void onAMakeUpSaturdayStaysSinceThatDayIsWorked() {
      assertThat(due(days(15), "2026-01-30")).isEqualTo(on("2026-02-14"));
      assertThat(due(days(15), "2026-02-13")).isEqualTo(on("2026-02-28"));
    }

    @Test
    void onTheSundayAfterAMakeUpSaturdayMovesToMonday() {
      assertThat(due(days(15), "2026-02-14")).isEqualTo(on("2026-03-02"));
    }

    @Test
    void inTheNationalDayHolidayMovesToTheDayAfterIt() {
      assertThat(due(days(60), "2026-08-02")).isEqualTo(on("2026-10-08"));
      assertThat(due(days(60), "2026-08-08")).isEqualTo(on("2026-10-08"));
      assertThat(due(days(60), "2026-08-11")).isEqualTo(on("2026-10-10"));
    }

    @Test
    void onTheMakeUpSundayBeforeTheNationalDayStays() {
      assertThat(due(days(30), "2026-08-21")).isEqualTo(on("2026-09-20"));
    }

    @Test
    void inTheNewYearHolidayMovesToTheSundayThatIsWorkedForIt() {
      assertThat(due(days(30), "2025-12-03")).isEqualTo(on("2026-01-04"));
    }

    @Test
    void staysOnARestDayWhereTheRulebookDoesNotRoll() {
      Length fixed = new Length(15, new Counting("d", Unit.DAY, true, false, source()));
      assertThat(due(fixed, "2026-03-06")).isEqualTo(on("2026-03-21"));
    }
  }

  /// 《信访工作条例》第二十三条第三款「应当自收到之日起5个工作日内提出异议，并详细说明理由」
  @Nested
  class FiveWorkingDaysToObject {

    @ParameterizedTest
    @CsvSource({
      "2026-03-09, 2026-03-16", // Monday
      "2026-03-10, 2026-03-17",
      "2026-03-11, 2026-03-18",
      "2026-03-12, 2026-03-19",
      "2026-03-13, 2026-03-20", // Friday
      "2026-03-14, 2026-03-20", // Saturday
      "2026-03-15, 2026-03-20", // Sunday
    })
    void skipTheWeekend(String received, String due) {
      assertThat(due(workingDays(5), received)).isEqualTo(on(due));
    }

    @Test
    void countTheMakeUpSaturdayAndSkipTheSpringFestival() {
      assertThat(due(workingDays(5), "2026-02-11")).isEqualTo(on("2026-02-25"));
      assertThat(due(workingDays(5), "2026-02-24")).isEqualTo(on("2026-03-02"));
    }

    @Test
    void beginAfterTheHolidayWhenReceivedInIt() {
      assertThat(due(workingDays(5), "2026-02-18")).isEqualTo(on("2026-02-28"));
    }

    @Test
    void countTheMakeUpDaysAroundTheNationalDay() {
      assertThat(due(workingDays(5), "2026-09-17")).isEqualTo(on("2026-09-23"));
      assertThat(due(workingDays(5), "2026-09-30")).isEqualTo(on("2026-10-13"));
    }

    @Test
    void countTheMakeUpSundayOfTheNewYear() {
      assertThat(due(workingDays(5), "2025-12-29")).isEqualTo(on("2026-01-06"));
    }
  }

  /// 《信访工作条例》第三十四条「应当自受理之日起60日内办结；情况复杂的，经本机关、单位负责人批准，可以适当延长办理期限，
  /// 但延长期限不得超过30日」
  @Nested
  class SixtyDaysToAnswer {

    @Test
    void countWeekendsAndHolidays() {
      assertThat(due(days(60), "2026-02-02")).isEqualTo(on("2026-04-03"));
    }

    @Test
    void endAfterLabourDayWhenTheLastOneFallsOnIt() {
      assertThat(due(days(60), "2026-03-02")).isEqualTo(on("2026-05-06"));
    }

    @Test
    void growByTheExtensionBeforeTheyRollForward() {
      assertThat(days(60).deadline(LocalDate.parse("2026-03-02"), 30, List.of(), CHINA))
          .isEqualTo(on("2026-06-01"));
    }
  }

  /// 《信访工作条例》第三十六条第二款「听证所需时间不计算在前款规定的期限内。」
  @Nested
  class ThirtyDaysToReReview {

    @Test
    void leaveTheHearingOut() {
      assertThat(paused(30, "2026-03-02", hearing("2026-03-10", "2026-03-19")))
          .isEqualTo(on("2026-04-13"));
    }

    @Test
    void rollOnPastAHearingThatBeginsOnTheDayTheyWouldRollTo() {
      assertThat(paused(15, "2026-03-06", hearing("2026-03-23", "2026-03-25")))
          .isEqualTo(on("2026-03-26"));
    }

    @Test
    void ignoreAHearingAfterTheLastDayAndOneThatTookNoDay() {
      assertThat(paused(15, "2026-03-05", hearing("2026-03-21", "2026-03-25")))
          .isEqualTo(on("2026-03-20"));
      assertThat(paused(15, "2026-03-05", hearing("2026-03-10", "2026-03-09")))
          .isEqualTo(on("2026-03-20"));
    }

    @Test
    void leaveADayOutOnceWhenTwoPausesShareIt() {
      assertThat(
              paused(
                  15,
                  "2026-03-02",
                  hearing("2026-03-12", "2026-03-13"),
                  hearing("2026-03-09", "2026-03-12")))
          .isEqualTo(on("2026-03-23"));
    }
  }

  @Nested
  class AYearWithoutADecree {

    @Test
    void makesTheDueDateProvisional() {
      assertThat(due(days(60), "2026-11-20")).isEqualTo(provisionallyOn("2027-01-19"));
      assertThat(due(workingDays(5), "2026-12-30")).isEqualTo(provisionallyOn("2027-01-07"));
    }

    @Test
    void hasItsNewYearsDay() {
      assertThat(due(days(60), "2026-11-02")).isEqualTo(provisionallyOn("2027-01-04"));
    }

    @Test
    void leavesTheLastDecreedDayAlone() {
      assertThat(due(days(60), "2026-11-01")).isEqualTo(on("2026-12-31"));
    }

    @Test
    void doesNotTouchAClockThatAsksForNoHoliday() {
      Length fixed = new Length(60, new Counting("d", Unit.DAY, true, false, source()));
      assertThat(due(fixed, "2026-11-20")).isEqualTo(on("2027-01-19"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 3651})
  void refusesALengthOutOfBounds(int amount) {
    assertThatIllegalArgumentException().isThrownBy(() -> days(amount));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3651})
  void refusesAnExtensionOutOfBounds(int extension) {
    LocalDate start = LocalDate.parse("2026-03-02");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> days(1).deadline(start, extension, List.of(), CHINA));
  }

  @Test
  void refusesAPauseOfMoreThanTenYears() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> paused(15, "2026-03-02", hearing("2026-03-10", "2036-03-10")))
        .withMessageContaining("3650");
  }

  private static Deadline paused(int amount, String start, RunningClock.Pause... pauses) {
    return days(amount).deadline(LocalDate.parse(start), 0, List.of(pauses), CHINA);
  }

  private static Citation source() {
    return new Citation(Citation.HOUSE, "", false);
  }
}
