package org.huiyin.authority;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiyin.authority.EditionPlan.Start;
import org.huiyin.authority.Finding.Reason;
import org.huiyin.authority.Procedures.Candidate;
import org.huiyin.authority.Procedures.Verdict;
import org.huiyin.rulebook.Rulebook;

/// What may be planned: nothing that the linter refuses, nothing back-dated, and what has begun
/// stays.
final class EditionRules {

  private final Procedures procedures;
  private final Directory now;
  private final EditionPlan before;
  private final Findings findings = new Findings();

  private EditionRules(Procedures procedures, Directory now, EditionPlan before) {
    this.procedures = procedures;
    this.now = now;
    this.before = before;
  }

  static List<Finding> findings(Procedures procedures, Directory now, EditionPlan wanted) {
    return new EditionRules(procedures, now, now.editions(wanted.institution())).of(wanted);
  }

  private List<Finding> of(EditionPlan wanted) {
    wanted.starts().stream().filter(start -> !before.starts().contains(start)).forEach(this::added);
    before.starts().stream()
        .filter(start -> !wanted.starts().contains(start))
        .forEach(this::withdrawn);
    return findings.all();
  }

  private void added(Start start) {
    Optional<Candidate> found = procedures.candidate(now, before.institution(), start);
    found.ifPresentOrElse(
        candidate -> added(start, candidate), () -> findings.add("digest", Reason.UNKNOWN));
  }

  private void added(Start start, Candidate candidate) {
    Rulebook rulebook = candidate.rulebook();
    findings.addIf(candidate.verdict() == Verdict.REFUSED, "digest", Reason.UNSOUND);
    findings.addIf(candidate.verdict() == Verdict.PENDING, "digest", Reason.NOT_LINTED_YET);
    findings.addIf(
        !rulebook.id().equals(start.rulebook()) || !rulebook.edition().equals(start.edition()),
        "digest",
        Reason.UNKNOWN);
    findings.addIf(start.from().isBefore(candidate.today()), "from", Reason.IN_THE_PAST);
    findings.addIf(!isValid(rulebook, start.from()), "from", Reason.OUT_OF_RANGE);
    findings.addIf(candidate.takesAway() && !start.knowing(), "knowing", Reason.TAKES_RIGHTS_AWAY);
  }

  private static boolean isValid(Rulebook rulebook, LocalDate from) {
    return !from.isBefore(rulebook.validFrom())
        && !rulebook.validUntil().map(from::isAfter).orElse(false);
  }

  /// Matters may have been opened under it, so nobody can say that it never was.
  private void withdrawn(Start start) {
    LocalDate today =
        procedures
            .candidate(now, before.institution(), start)
            .map(Candidate::today)
            .orElse(LocalDate.MAX);
    findings.addIf(!start.from().isAfter(today), "from", Reason.IN_THE_PAST);
  }
}
