package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import org.huiyin.rulebook.WorkingCalendar.Day;
import org.huiyin.rulebook.WorkingCalendar.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();

  /// 国务院办公厅关于2026年部分节假日安排的通知: Spring Festival, National Day and New Year with
  /// the weekends that are worked for them; ordinary days beside.
  @ParameterizedTest
  @CsvSource({
    "2025-12-31, WORKDAY, ''",
    "2026-01-01, HOLIDAY, 元旦",
    "2026-01-03, HOLIDAY, 元旦",
    "2026-01-04, MAKE_UP_WORKDAY, 元旦",
    "2026-02-14, MAKE_UP_WORKDAY, 春节",
    "2026-02-15, HOLIDAY, 春节",
    "2026-02-23, HOLIDAY, 春节",
    "2026-02-24, WORKDAY, ''",
    "2026-02-28, MAKE_UP_WORKDAY, 春节",
    "2026-03-01, WEEKEND, ''",
    "2026-09-20, MAKE_UP_WORKDAY, 国庆节",
    "2026-09-30, WORKDAY, ''",
    "2026-10-01, HOLIDAY, 国庆节",
    "2026-10-07, HOLIDAY, 国庆节",
    "2026-10-08, WORKDAY, ''",
    "2026-10-10, MAKE_UP_WORKDAY, 国庆节",
    "2026-10-11, WEEKEND, ''",
    "2026-12-31, WORKDAY, ''",
  })
  void knowsEachDayOfTheDecree(LocalDate date, Kind kind, String name) {
    assertThat(CHINA.day(date)).isEqualTo(new Day(date, kind, name, false));
    assertThat(CHINA.isWorkday(date)).isEqualTo(CHINA.day(date).isWorkday());
  }

  /// 2020-02-03 was to be worked again after the Spring Festival was prolonged.
  @Test
  void takesAWorkedMondayForAnOrdinaryWorkday() {
    assertThat(CHINA.day(LocalDate.of(2020, 2, 3)).kind()).isEqualTo(Kind.WORKDAY);
  }

  @Test
  void takesTheEndOfDecemberFromTheNoticeOfTheNextYear() {
    assertThat(CHINA.day(LocalDate.of(2018, 12, 29)).kind()).isEqualTo(Kind.MAKE_UP_WORKDAY);
    assertThat(CHINA.day(LocalDate.of(2018, 12, 31)).kind()).isEqualTo(Kind.HOLIDAY);
  }

  @ParameterizedTest
  @CsvSource({
    "2019, 250", "2020, 249", "2021, 250", "2022, 249",
    "2023, 249", "2024, 251", "2025, 248", "2026, 248",
  })
  void countsTheWorkdaysOfAYear(int year, int workdays) {
    assertThat(CHINA.workdaysBetween(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)))
        .isEqualTo(workdays);
  }

  /// 全国年节及纪念日放假办法第二条「（一）元旦，放假1天（1月1日）」「（四）劳动节，放假2天（5月1日、2日）」
  /// 「（七）国庆节，放假3天（10月1日至3日）」.
  @ParameterizedTest
  @CsvSource({
    "2027-01-01, HOLIDAY, 元旦",
    "2027-01-02, WEEKEND, ''",
    "2027-01-04, WORKDAY, ''",
    "2027-05-01, HOLIDAY, 劳动节",
    "2027-05-02, HOLIDAY, 劳动节",
    "2027-05-03, WORKDAY, ''",
    "2027-10-01, HOLIDAY, 国庆节",
    "2027-10-03, HOLIDAY, 国庆节",
    "2027-10-04, WORKDAY, ''",
  })
  void computesTheFixedHolidaysOfAYearWithoutADecree(LocalDate date, Kind kind, String name) {
    assertThat(CHINA.day(date)).isEqualTo(new Day(date, kind, name, true));
  }

  @Test
  void knowsOnlyWeekendsBeforeTheFirstDecree() {
    LocalDate newYear = LocalDate.of(2004, 1, 1);
    assertThat(CHINA.day(newYear)).isEqualTo(new Day(newYear, Kind.WORKDAY, "", true));
    assertThat(CHINA.day(LocalDate.of(2004, 1, 3)).kind()).isEqualTo(Kind.WEEKEND);
  }

  @Test
  void isKnownUntilTheEndOfTheLastDecreedYear() {
    assertThat(CHINA.knownUntil()).isEqualTo("2026-12-31");
    assertThat(CHINA.day(LocalDate.of(2007, 1, 1)).provisional()).isFalse();
    assertThat(CHINA.day(LocalDate.of(2006, 12, 31)).provisional()).isTrue();
  }

  @Test
  void namesItsDataByTheDigestOfTheFilesInOrder() throws GeneralSecurityException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    for (int year = 2007; year <= 2026; year++) {
      sha256.update(SlowCalendar.file(year).getBytes(StandardCharsets.UTF_8));
    }
    String digest = HexFormat.of().formatHex(sha256.digest());
    assertThat(CHINA.id()).isEqualTo("cn");
    assertThat(CHINA.version()).isEqualTo("cn-2026-" + digest.substring(0, 8));
  }

  @Test
  void countsForwardAndBackwardOverTheSpringFestival() {
    LocalDate eve = LocalDate.of(2026, 2, 14);
    assertThat(CHINA.plusWorkdays(eve, 1)).isEqualTo("2026-02-24");
    assertThat(CHINA.plusWorkdays(LocalDate.of(2026, 2, 24), -1)).isEqualTo(eve);
    assertThat(CHINA.plusWorkdays(LocalDate.of(2026, 2, 17), 0)).isEqualTo("2026-02-17");
    assertThat(CHINA.workdayOnOrAfter(LocalDate.of(2026, 2, 17))).isEqualTo("2026-02-24");
  }

  @Test
  void knowsNothingForSureOfAPlaceWithoutData() {
    WorkingCalendar elsewhere = WorkingCalendar.weekendsOnly("xx");
    LocalDate newYear = LocalDate.of(2026, 1, 1);
    assertThat(elsewhere.day(newYear)).isEqualTo(new Day(newYear, Kind.WORKDAY, "", true));
    assertThat(elsewhere.isWorkday(LocalDate.of(2026, 2, 14))).isFalse();
    assertThat(elsewhere.plusWorkdays(LocalDate.of(2026, 1, 2), 5)).isEqualTo("2026-01-09");
    assertThat(elsewhere.version()).isEqualTo("xx-weekends");
  }
}
