package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.List;
import org.huiyin.rulebook.ClockDefinition.Milestone;
import org.huiyin.rulebook.ClockDefinition.When;
import org.huiyin.rulebook.Counting.Unit;

/// The days of a clock besides its last: its milestones, and the ceiling of a pause.
final class Days {

  private Days() {}

  /// The day of a milestone. One never lies before another that is listed above it, whatever
  /// holidays do to distances in working days; a reminder never lies before the clock's first
  /// day.
  static LocalDate of(
      ClockDefinition clock, RunningClock running, int milestone, WorkingCalendar calendar) {
    List<Milestone> milestones = clock.milestones();
    When when = milestones.get(milestone).when();
    LocalDate latest = when == When.BEFORE ? running.start() : running.due();
    for (int i = milestone; i >= 0 && milestones.get(i).when() == when; i--) {
      LocalDate day = distant(milestones.get(i), running.due(), calendar);
      latest = day.isAfter(latest) ? day : latest;
    }
    return latest;
  }

  private static LocalDate distant(Milestone milestone, LocalDate due, WorkingCalendar calendar) {
    Length distance = milestone.distance();
    if (distance == null) {
      return due;
    }
    int days = milestone.when() == When.BEFORE ? -distance.amount() : distance.amount();
    return distance.counting().unit() == Unit.DAY
        ? due.plusDays(days)
        : calendar.plusWorkdays(due, days);
  }

  /// The last day of a pause that lasts to its ceiling; its first day is one of those left out.
  static LocalDate ceiling(LocalDate from, Length ceiling, WorkingCalendar calendar) {
    return ceiling.after(from.minusDays(1), calendar);
  }
}
