package org.huiyin.generating;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/// When somebody gets round to something.
record Hours(RandomGenerator random, ZoneId zone) {

  private static final LocalTime OPENS = LocalTime.of(8, 30);
  private static final int OPEN_MINUTES = 9 * 60;

  /// In office hours, so many working days later.
  Instant atWork(Instant after, int least, int most) {
    LocalDate day = LocalDate.ofInstant(after, zone);
    for (int left = least + random.nextInt(most - least + 1); left > 0; left--) {
      day = workingDay(day.plusDays(1));
    }
    return atWorkOn(after, day);
  }

  /// In office hours of the first working day from this one on that isn't over.
  Instant atWorkOn(Instant after, LocalDate from) {
    LocalDate first = LocalDate.ofInstant(after, zone);
    LocalDate day = workingDay(from.isBefore(first) ? first : from);
    Instant at = minute(day, OPENS, OPEN_MINUTES);
    return at.isAfter(after) ? at : minute(workingDay(day.plusDays(1)), OPENS, OPEN_MINUTES);
  }

  /// At home, any day.
  Instant atHome(Instant after, int least, int most) {
    LocalDate day =
        LocalDate.ofInstant(after, zone).plusDays(least + random.nextInt(most - least + 1));
    Instant at = minute(day, LocalTime.of(7, 0), 15 * 60);
    return at.isAfter(after) ? at : after.plus(Duration.ofMinutes(1 + random.nextInt(60)));
  }

  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  private Instant minute(LocalDate day, LocalTime from, int minutes) {
    return day.atTime(from).plusMinutes(random.nextInt(minutes)).atZone(zone).toInstant();
  }

  private static LocalDate workingDay(LocalDate day) {
    LocalDate working = day;
    while (working.getDayOfWeek() == DayOfWeek.SATURDAY
        || working.getDayOfWeek() == DayOfWeek.SUNDAY) {
      working = working.plusDays(1);
    }
    return working;
  }
}
