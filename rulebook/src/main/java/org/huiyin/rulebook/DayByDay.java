package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.rulebook.Counting.Unit;
import org.huiyin.rulebook.Explanation.Counted;
import org.huiyin.rulebook.Explanation.Reason;
import org.huiyin.rulebook.RunningClock.Pause;
import org.huiyin.rulebook.WorkingCalendar.Day;
import org.jspecify.annotations.Nullable;

/// Lists each day of a clock, in the order of the calendar, and why it counts or not.
final class DayByDay {

  private final Counting counting;
  private final int total;
  private final List<Pause> pauses;
  private final WorkingCalendar calendar;
  private final List<Counted> days = new ArrayList<>();

  private DayByDay(Length length, int extension, List<Pause> pauses, WorkingCalendar calendar) {
    this.counting = length.counting();
    this.total = Deadlines.total(length, extension);
    this.pauses = Deadlines.inOrder(pauses);
    this.calendar = calendar;
  }

  static List<Counted> count(
      Length length, LocalDate start, int extension, List<Pause> pauses, WorkingCalendar calendar) {
    DayByDay list = new DayByDay(length, extension, pauses, calendar);
    list.countFrom(start);
    if (list.counting.rollForward()) {
      list.rollForward();
    }
    return list.days;
  }

  private void countFrom(LocalDate start) {
    LocalDate date = start;
    if (counting.startExcluded()) {
      days.add(left(calendar.day(start), Reason.START_DAY));
      date = start.plusDays(1);
    }
    for (int ordinal = 0; ordinal < total; date = date.plusDays(1)) {
      Counted counted = counted(date, ordinal + 1);
      days.add(counted);
      ordinal += counted.counts() ? 1 : 0;
    }
  }

  private Counted counted(LocalDate date, int ordinal) {
    Day day = calendar.day(date);
    Pause pause = pauseOn(date);
    if (pause != null) {
      return new Counted(date, false, 0, Reason.PAUSED, pause.ground());
    }
    if (counting.unit() == Unit.DAY || day.kind() == WorkingCalendar.Kind.WORKDAY) {
      return new Counted(date, true, ordinal, Reason.COUNTED, day.name());
    }
    return day.isWorkday()
        ? new Counted(date, true, ordinal, Reason.MAKE_UP_WORKDAY, day.name())
        : left(day, ofRest(day));
  }

  private void rollForward() {
    LocalDate date = days.getLast().date();
    if (calendar.isWorkday(date)) {
      return;
    }
    do {
      date = date.plusDays(1);
      days.add(rolled(date));
    } while (days.getLast().reason() != Reason.ROLLED_FORWARD);
  }

  private Counted rolled(LocalDate date) {
    Day day = calendar.day(date);
    Pause pause = pauseOn(date);
    if (!day.isWorkday()) {
      return left(day, ofRest(day));
    }
    return pause == null
        ? left(day, Reason.ROLLED_FORWARD)
        : new Counted(date, false, 0, Reason.PAUSED, pause.ground());
  }

  private static Counted left(Day day, Reason reason) {
    return new Counted(day.date(), false, 0, reason, day.name());
  }

  private static Reason ofRest(Day day) {
    return day.kind() == WorkingCalendar.Kind.HOLIDAY ? Reason.HOLIDAY : Reason.WEEKEND;
  }

  private @Nullable Pause pauseOn(LocalDate date) {
    for (Pause pause : pauses) {
      if (!date.isBefore(pause.from()) && !date.isAfter(pause.last())) {
        return pause;
      }
    }
    return null;
  }
}
