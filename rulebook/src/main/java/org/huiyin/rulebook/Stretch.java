package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huiyin.rulebook.Explanation.Counted;
import org.huiyin.rulebook.Explanation.Reason;

/// Neighbouring days that can be told in one line.
///
/// @param first the first day of the stretch
/// @param last the last one
/// @param weekends whether weekends between days that count were folded in
record Stretch(Counted first, Counted last, boolean weekends) {

  Reason reason() {
    return first.reason();
  }

  LocalDate from() {
    return first.date();
  }

  LocalDate until() {
    return last.date();
  }

  /// Folds days into stretches. A weekend between two ordinary days that count goes with them.
  /// If the last day that counts rolls forward, it stands alone.
  static List<Stretch> fold(List<Counted> days) {
    List<Stretch> stretches = new ArrayList<>();
    LocalDate alone = rolledFrom(days);
    for (int i = 0; i < days.size(); ) {
      int end = days.get(i).reason() == Reason.COUNTED ? endOfRun(days, i, alone) : endOf(days, i);
      boolean weekends = days.subList(i, end).stream().map(Counted::reason).distinct().count() > 1;
      stretches.add(new Stretch(days.get(i), days.get(end - 1), weekends));
      i = end;
    }
    return stretches;
  }

  /// The last day that counts, where it rolls forward; otherwise a day that is never there.
  static LocalDate rolledFrom(List<Counted> days) {
    if (days.isEmpty() || days.getLast().reason() != Reason.ROLLED_FORWARD) {
      return LocalDate.MIN;
    }
    return days.reversed().stream()
        .filter(Counted::counts)
        .findFirst()
        .map(Counted::date)
        .orElse(LocalDate.MIN);
  }

  private static int endOfRun(List<Counted> days, int start, LocalDate alone) {
    int end = start + 1;
    for (int i = end; i < days.size() && !days.get(start).date().equals(alone); i++) {
      Counted day = days.get(i);
      if (!Set.of(Reason.COUNTED, Reason.WEEKEND).contains(day.reason())
          || day.date().equals(alone)) {
        break;
      }
      end = day.counts() ? i + 1 : end;
    }
    return end;
  }

  private static int endOf(List<Counted> days, int start) {
    Counted first = days.get(start);
    int end = start + 1;
    while (end < days.size()
        && days.get(end).reason() == first.reason()
        && days.get(end).name().equals(first.name())) {
      end++;
    }
    return end;
  }
}
