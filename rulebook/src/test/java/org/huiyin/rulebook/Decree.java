package org.huiyin.rulebook;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Holidays of 2027 for tests. FICTIONAL: nothing here is what the State Council decreed.
final class Decree {

  private Decree() {}

  /// The bundled calendar, and 2027 with these days off and these worked.
  static WorkingCalendar of2027(List<String> off, List<String> worked) {
    List<String> days = new ArrayList<>();
    off.forEach(date -> days.add(day(date, true)));
    worked.forEach(date -> days.add(day(date, false)));
    String json = "{\"year\": 2027, \"days\": [" + String.join(",", days) + "]}";
    Map<Integer, byte[]> years = new TreeMap<>(WorkingCalendar.chinaFiles());
    years.put(2027, json.getBytes(StandardCharsets.UTF_8));
    return WorkingCalendar.read("cn", years);
  }

  /// One that is different each time: days off on workdays and worked weekends in the weeks
  /// around the turn of the year, and a spring festival somewhere.
  static WorkingCalendar any(Random random) {
    List<String> off = new ArrayList<>(List.of("2027-01-01"));
    List<String> worked = new ArrayList<>();
    for (int i = 0; i < 110; i++) {
      LocalDate date = LocalDate.of(2026, 12, 28).plusDays(i);
      boolean weekend = Weekdays.isWeekend(date.toEpochDay());
      if (date.getDayOfYear() != 1 && random.nextInt(6) == 0) {
        (weekend ? worked : off).add(date.toString());
      }
    }
    return of2027(off, worked);
  }

  private static String day(String date, boolean off) {
    return "{\"name\": \"虚构\", \"date\": \"" + date + "\", \"isOffDay\": " + off + "}";
  }
}
