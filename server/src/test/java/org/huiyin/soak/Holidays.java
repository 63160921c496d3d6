package org.huiyin.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which days are worked, read from the holiday files as they are published, and days counted one
/// by one: none of the code by which the server counts.
final class Holidays {

  private final Map<LocalDate, Boolean> off = new HashMap<>();

  Holidays(int from, int until) {
    for (int year = from; year <= until; year++) {
      read(year);
    }
  }

  private void read(int year) {
    String name = "/org/huiyin/rulebook/calendars/cn/" + year + ".json";
    try (InputStream file = Holidays.class.getResourceAsStream(name)) {
      JsonNode days = JsonMapper.shared().readTree(Objects.requireNonNull(file, name));
      for (JsonNode day : days.required("days")) {
        off.put(
            LocalDate.parse(day.required("date").stringValue()),
            day.required("isOffDay").booleanValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isWorked(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !off.getOrDefault(day, weekend);
  }

  /// A stretch of days that don't count, both ends included.
  record Pause(LocalDate from, LocalDate last) {

    boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(last);
    }
  }

  /// The last day, where the first isn't counted and a last day that isn't worked moves on to one
  /// that is.
  LocalDate due(LocalDate start, int days, boolean working, Iterable<Pause> pauses) {
    LocalDate day = start;
    for (int counted = 0; counted < days; ) {
      day = day.plusDays(1);
      if (!isIn(pauses, day) && (!working || isWorked(day))) {
        counted++;
      }
    }
    while (!isWorked(day) || isIn(pauses, day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static boolean isIn(Iterable<Pause> pauses, LocalDate day) {
    for (Pause pause : pauses) {
      if (pause.holds(day)) {
        return true;
      }
    }
    return false;
  }

  /// So many days, or worked days, after a day; before it if negative.
  LocalDate away(LocalDate day, int days, boolean working) {
    if (!working) {
      return day.plusDays(days);
    }
    LocalDate at = day;
    for (int left = Math.abs(days); left > 0; ) {
      at = at.plusDays(Integer.signum(days));
      left -= isWorked(at) ? 1 : 0;
    }
    return at;
  }
}
