package org.huiyin.rulebook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.huiyin.rulebook.Counting.Unit;
import org.huiyin.rulebook.RunningClock.Pause;

/// The arithmetic behind [Length#deadline]: one step for each pause, none for the days.
final class Deadlines {

  private Deadlines() {}

  static Deadline of(
      Length length, LocalDate start, int extension, List<Pause> pauses, WorkingCalendar calendar) {
    Counting counting = length.counting();
    List<Pause> left = inOrder(pauses);
    LocalDate counted = counting.startExcluded() ? start : start.minusDays(1);
    int total = total(length, extension);
    LocalDate last =
        counting.unit() == Unit.DAY
            ? lastDay(counted, total, left)
            : lastWorkday(counted, total, left, calendar);
    LocalDate due = counting.rollForward() ? roll(last, left, calendar) : last;
    return new Deadline(due, isProvisional(counting, counted, last, due, calendar));
  }

  static int total(Length length, int extension) {
    if (extension < 0 || extension > Length.MOST) {
      throw new IllegalArgumentException(
          "extension: expected 0 to " + Length.MOST + ": " + extension);
    }
    return length.amount() + extension;
  }

  static List<Pause> inOrder(List<Pause> pauses) {
    boolean ordered = true;
    for (int i = 0; i < pauses.size(); i++) {
      Pause pause = pauses.get(i);
      if (ChronoUnit.DAYS.between(pause.from(), pause.last()) >= Length.MOST) {
        throw new IllegalArgumentException(
            "pause: expected at most " + Length.MOST + " days: " + pause);
      }
      ordered &= i == 0 || !pause.from().isBefore(pauses.get(i - 1).from());
    }
    if (ordered) {
      return pauses;
    }
    List<Pause> sorted = new ArrayList<>(pauses);
    sorted.sort(Comparator.comparing(Pause::from));
    return sorted;
  }

  private static LocalDate lastDay(LocalDate counted, int total, List<Pause> pauses) {
    LocalDate cursor = counted;
    long left = total;
    for (Pause pause : pauses) {
      if (!pause.last().isAfter(cursor) || pause.last().isBefore(pause.from())) {
        continue;
      }
      long before = Math.max(0, ChronoUnit.DAYS.between(cursor, pause.from()) - 1);
      if (before >= left) {
        break;
      }
      left -= before;
      cursor = pause.last();
    }
    return cursor.plusDays(left);
  }

  private static LocalDate lastWorkday(
      LocalDate counted, int total, List<Pause> pauses, WorkingCalendar calendar) {
    LocalDate cursor = counted;
    int left = total;
    for (Pause pause : pauses) {
      if (!pause.last().isAfter(cursor) || pause.last().isBefore(pause.from())) {
        continue;
      }
      int before = Math.max(0, calendar.workdaysBetween(cursor, pause.from().minusDays(1)));
      if (before >= left) {
        break;
      }
      left -= before;
      cursor = pause.last();
    }
    return calendar.plusWorkdays(cursor, left);
  }

  // A day that rolls onto a pause would not count there either, so it rolls on.
  private static LocalDate roll(LocalDate last, List<Pause> pauses, WorkingCalendar calendar) {
    LocalDate due = calendar.workdayOnOrAfter(last);
    if (due.equals(last)) {
      return last;
    }
    for (Pause pause : pauses) {
      if (!due.isBefore(pause.from()) && !due.isAfter(pause.last())) {
        due = calendar.workdayOnOrAfter(pause.last().plusDays(1));
      }
    }
    return due;
  }

  // Only days whose kind was asked for: each of a clock in working days, the last ones of another.
  private static boolean isProvisional(
      Counting counting,
      LocalDate counted,
      LocalDate last,
      LocalDate due,
      WorkingCalendar calendar) {
    if (counting.unit() == Unit.DAY && !counting.rollForward()) {
      return false;
    }
    LocalDate firstAsked = counting.unit() == Unit.DAY ? last : counted.plusDays(1);
    return calendar.isProvisional(firstAsked) || calendar.isProvisional(due);
  }
}
