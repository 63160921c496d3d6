package org.huiyin.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The oracle of the calendar and of deadlines: the provisions transcribed day by day, without
/// any of the library's code. It finds the decreed days in the bundled files with a regular
/// expression.
final class SlowCalendar {

  private static final Pattern DAY =
      Pattern.compile(
          "\"name\":\\s*\"([^\"]+)\",\\s*\"date\":\\s*\"([^\"]+)\",\\s*\"isOffDay\":\\s*(true|false)");
  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(5, 1),
          MonthDay.of(5, 2),
          MonthDay.of(10, 1),
          MonthDay.of(10, 2),
          MonthDay.of(10, 3));
  private static final LocalDate DECREED_UNTIL = LocalDate.of(2026, 12, 31);

  private final Map<LocalDate, Boolean> off = new HashMap<>();

  SlowCalendar() {
    for (int year = 2007; year <= 2026; year++) {
      Matcher day = DAY.matcher(file(year));
      while (day.find()) {
        off.put(LocalDate.parse(day.group(2)), Boolean.valueOf(day.group(3)));
      }
    }
  }

  static String file(int year) {
    try (InputStream in =
        SlowCalendar.class.getResourceAsStream("calendars/cn/" + year + ".json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isWorkday(LocalDate date) {
    Boolean decreed = off.get(date);
    if (decreed != null) {
      return !decreed;
    }
    boolean fixed = date.isAfter(DECREED_UNTIL) && FIXED.contains(MonthDay.from(date));
    boolean weekend =
        date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !fixed && !weekend;
  }

  /// 民法典第二百零一条「按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。」第二百零三条
  /// 「期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。」
  LocalDate due(Length length, LocalDate start, int extension, List<RunningClock.Pause> pauses) {
    boolean everyDay = length.counting().unit() == Counting.Unit.DAY;
    LocalDate day = length.counting().startExcluded() ? start : start.minusDays(1);
    for (int left = length.amount() + extension; left > 0; ) {
      day = day.plusDays(1);
      if (!isPaused(day, pauses) && (everyDay || isWorkday(day))) {
        left--;
      }
    }
    if (length.counting().rollForward() && !isWorkday(day)) {
      while (!isWorkday(day) || isPaused(day, pauses)) {
        day = day.plusDays(1);
      }
    }
    return day;
  }

  private static boolean isPaused(LocalDate day, List<RunningClock.Pause> pauses) {
    for (RunningClock.Pause pause : pauses) {
      if (!day.isBefore(pause.from()) && !day.isAfter(pause.last())) {
        return true;
      }
    }
    return false;
  }
}
