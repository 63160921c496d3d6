package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Length;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/// A clock whose whole time is taken, after another.
///
/// @param clock its name
/// @param extended the days of its extensions
/// @param pauses the grounds on which it stood still to their ceilings
/// @param gap the days from the end of the wait before to its start
/// @param before the wait before it, or null if it starts with the filing
record Wait(String clock, int extended, List<String> pauses, int gap, @Nullable Wait before) {

  Wait {
    pauses = List.copyOf(pauses);
  }

  /// From the first wait to this one.
  List<Wait> inOrder() {
    List<Wait> all = new ArrayList<>();
    for (Wait each = this; each != null; each = each.before) {
      all.addFirst(each);
    }
    return all;
  }

  /// Its last day, if it starts so many days after this day.
  LocalDate last(Rulebook rulebook, LocalDate after, WorkingCalendar calendar) {
    LocalDate start = after.plusDays(gap);
    ClockDefinition definition = rulebook.clocks().get(clock);
    Length length = definition == null ? null : definition.length();
    if (definition == null || length == null) {
      return start;
    }
    List<RunningClock.Pause> stretches = new ArrayList<>();
    LocalDate due = length.deadline(start, extended, stretches, calendar).due();
    for (String ground : pauses) {
      ClockDefinition.PauseDefinition pause = definition.pauses().get(ground);
      if (pause != null) {
        LocalDate until = pause.ceiling().after(due.minusDays(1), calendar);
        stretches.add(new RunningClock.Pause(ground, due, until, false));
        due = length.deadline(start, extended, stretches, calendar).due();
      }
    }
    return due;
  }
}
