package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Outlook;
import org.huiyin.rulebook.OutlookDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/// That there is a day by which everything is answered, and that complainants are told it.
final class TimeProof {

  private final Rulebook rulebook;
  private final KindDefinition kind;
  private final Report report;

  TimeProof(Rulebook rulebook, KindDefinition kind, Report report) {
    this.rulebook = rulebook;
    this.kind = kind;
    this.report = report;
  }

  void run(Slowest slowest, WorkingCalendar calendar) {
    if (slowest.isEndless()) {
      report.add(LintRule.NO_WORST_CASE, "kinds." + kind.id(), kind.title());
      return;
    }
    State opened = slowest.opened();
    if (opened == null) {
      return;
    }
    List<Outlook> told = rulebook.outlook(opened, calendar);
    if (told.isEmpty()) {
      report.add(LintRule.OUTLOOK_MISSING, "kinds." + kind.id(), kind.title());
    }
    for (OutlookDefinition outlook : rulebook.outlooks().values()) {
      if (outlook.chains().containsKey(kind.id())
          && told.stream().noneMatch(each -> each.id().equals(outlook.id()))) {
        report.add(
            LintRule.OUTLOOK_MISSING,
            "chain",
            "outlook." + outlook.id(),
            () -> Story.NONE,
            outlook.title(),
            kind.title());
      }
    }
    for (Outlook outlook : told) {
      OutlookDefinition definition = rulebook.outlooks().get(outlook.id());
      LocalDate latest = definition == null ? null : latest(definition, slowest);
      if (latest != null && latest.isAfter(outlook.latest())) {
        report.add(
            LintRule.OUTLOOK_TOO_EARLY,
            "outlook." + outlook.id(),
            outlook.title(),
            kind.title(),
            ChronoUnit.DAYS.between(outlook.latest(), latest));
      }
    }
  }

  private static @Nullable LocalDate latest(OutlookDefinition outlook, Slowest slowest) {
    return outlook.reached() == null ? slowest.last() : slowest.latest(outlook.reached());
  }
}
