package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.huiyin.rulebook.DoorDefinition;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Period;
import org.huiyin.rulebook.Rulebook;

/// How long matters are kept: said for each kind that is taken in, and long enough that whoever
/// goes on to a court, or to another way outside, finds the file still there.
final class RetentionProof {

  // Lengths are compared from one day on; which one hardly matters over months and years.
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private final Rulebook rulebook;
  private final Report report;

  RetentionProof(Rulebook rulebook, Report report) {
    this.rulebook = rulebook;
    this.report = report;
  }

  void run() {
    rulebook.kinds().values().stream().filter(kind -> kind.intake() != null).forEach(this::kind);
  }

  private void kind(KindDefinition kind) {
    KindDefinition.Retention retention = kind.retention();
    if (retention == null) {
      report.add(LintRule.RETENTION_UNSAID, "kinds." + kind.id(), kind.title());
      return;
    }
    doors(kind)
        .filter(door -> isOpenAfter(door, retention))
        .findFirst()
        .ifPresent(
            door ->
                report.add(
                    LintRule.RETENTION_TOO_SHORT,
                    "kinds." + kind.id() + ".retention.operational",
                    kind.title(),
                    door.title()));
  }

  private Stream<DoorDefinition> doors(KindDefinition kind) {
    Stream<String> decided =
        rulebook.outcomes().values().stream()
            .filter(outcome -> outcome.kinds().isEmpty() || outcome.kinds().contains(kind.id()))
            .map(outcome -> outcome.doors())
            .filter(Objects::nonNull)
            .flatMap(doors -> doors.ids().stream());
    Stream<String> on =
        rulebook.grounds().values().stream().flatMap(ground -> ground.doors().stream());
    return Stream.of(kind.meanwhile().stream(), decided, on)
        .flatMap(each -> each)
        .distinct()
        .map(rulebook.doors()::get)
        .filter(Objects::nonNull);
  }

  private static boolean isOpenAfter(DoorDefinition door, KindDefinition.Retention retention) {
    Period within = door.within();
    return within != null && end(within).isAfter(retention.operationalUntil(DAY));
  }

  // Five working days are a week, or longer where there are holidays.
  private static LocalDate end(Period period) {
    return switch (period.unit()) {
      case DAYS -> DAY.plusDays(period.amount());
      case WORKING_DAYS -> DAY.plusDays(2L * period.amount());
      case MONTHS -> DAY.plusMonths(period.amount());
      case YEARS -> DAY.plusYears(period.amount());
    };
  }
}
