package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/// Seeks the worst day of filing. Which waits make up the slowest way is found for the first day
/// of each month of the last year whose holidays are known; each of these ways is then counted
/// for every day of all known years on which it ends within them.
final class WorstCases {

  private final Rulebook rulebook;
  private final String kind;
  private final WorkingCalendar calendar;
  private final Set<Wait> toFirst = new LinkedHashSet<>();
  private final Set<Wait> toLast = new LinkedHashSet<>();

  WorstCases(Rulebook rulebook, String kind, WorkingCalendar calendar) {
    this.rulebook = rulebook;
    this.kind = kind;
    this.calendar = calendar;
  }

  private record Filed(LocalDate on, int days, Wait way) {}

  /// Empty where there is none.
  Optional<WorstCase> find() {
    Likeness likeness = new Likeness(rulebook);
    int year = knownUntil().getYear();
    for (int month = 1; month <= 12; month++) {
      LocalDate filed = LocalDate.of(year, month, 1);
      Slowest slowest = new Slowest(rulebook, kind, filed, calendar, likeness).run();
      if (slowest.isEndless()
          || slowest.isTooLarge()
          || slowest.firstWait() == null
          || slowest.lastWait() == null) {
        return Optional.empty();
      }
      toFirst.add(slowest.firstWait());
      toLast.add(slowest.lastWait());
    }
    Filed first = worst(toFirst);
    Filed last = worst(toLast);
    return first == null || last == null
        ? Optional.empty()
        : Optional.of(
            new WorstCase(kind, first.days(), last.days(), last.on(), steps(last), assumed()));
  }

  private LocalDate knownUntil() {
    LocalDate known = calendar.knownUntil();
    return known.equals(LocalDate.MIN) ? LocalDate.of(2026, 12, 31) : known;
  }

  private int assumed() {
    return calendar.knownUntil().equals(LocalDate.MIN) ? 0 : knownUntil().getYear();
  }

  private @Nullable Filed worst(Set<Wait> ways) {
    Filed worst = null;
    for (Wait way : ways) {
      List<Wait> waits = way.inOrder();
      for (LocalDate day = earliest(); ; day = day.plusDays(1)) {
        LocalDate end = day;
        for (Wait wait : waits) {
          end = wait.last(rulebook, end, calendar);
        }
        if (end.isAfter(knownUntil())) {
          break;
        }
        int days = (int) ChronoUnit.DAYS.between(day, end);
        if (worst == null || days > worst.days()) {
          worst = new Filed(day, days, way);
        }
      }
    }
    return worst;
  }

  private LocalDate earliest() {
    LocalDate known = knownUntil().minusYears(20);
    while (!known.isAfter(knownUntil())
        && calendar.isProvisional(known)
        && !calendar.knownUntil().equals(LocalDate.MIN)) {
      known = known.plusDays(1);
    }
    return known;
  }

  private List<WorstCase.Step> steps(Filed filed) {
    List<WorstCase.Step> steps = new ArrayList<>();
    LocalDate end = filed.on();
    for (Wait wait : filed.way().inOrder()) {
      end = wait.last(rulebook, end, calendar);
      ClockDefinition clock = rulebook.clocks().get(wait.clock());
      Citation source = clock == null ? new Citation(Citation.HOUSE, "", false) : clock.source();
      steps.add(
          new WorstCase.Step(wait.clock(), (int) ChronoUnit.DAYS.between(filed.on(), end), source));
    }
    return steps;
  }
}
