package org.huiyin.authority;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.authority.Finding.Reason;
import org.jspecify.annotations.Nullable;

final class CoverRules {

  private static final int MOST_DAYS_AHEAD = 366;

  private CoverRules() {}

  static List<Finding> findings(Directory now, Cover wanted, Editor editor, LocalDate today) {
    Findings findings = new Findings();
    Optional<Officer> officer = now.officer(wanted.officer()).filter(Officer::active);
    if (officer.isEmpty() || !maySet(now, editor, officer.get())) {
      findings.add("officer", Reason.NOT_ALLOWED_BY_ROLES);
      return findings.all();
    }
    substitute(now, officer.get(), wanted, findings);
    days(wanted, today, findings);
    others(now, wanted, findings);
    return findings.all();
  }

  /// The officer themself, or a lead of the same institution.
  static boolean maySet(Directory now, Editor editor, Officer officer) {
    return officer.id().equals(editor.officer())
        || editing(now, editor.officer())
            .filter(lead -> Power.COVER_OTHERS.isHeldBy(lead.roles()))
            .filter(lead -> lead.institution().equals(officer.institution()))
            .isPresent();
  }

  private static Optional<Officer> editing(Directory now, @Nullable UUID editor) {
    return editor == null ? Optional.empty() : now.officer(editor);
  }

  private static void substitute(Directory now, Officer officer, Cover wanted, Findings findings) {
    Officer substitute =
        now.officer(wanted.substitute())
            .filter(Officer::active)
            .filter(found -> found.institution().equals(officer.institution()))
            .filter(found -> !found.id().equals(officer.id()))
            .orElse(null);
    if (substitute == null) {
      findings.add("substitute", Reason.UNKNOWN);
    } else {
      findings.addIf(!standsIn(substitute, officer), "substitute", Reason.LACKS_ROLES);
    }
  }

  /// Whether somebody holds every role by which the other sees matters, and so gains none.
  static boolean standsIn(Officer substitute, Officer officer) {
    Set<Role> needed =
        officer.roles().stream().filter(Role::opensMatters).collect(Collectors.toSet());
    return !needed.isEmpty() && substitute.roles().containsAll(needed);
  }

  private static void days(Cover wanted, LocalDate today, Findings findings) {
    findings.addIf(wanted.from().isBefore(today), "from", Reason.IN_THE_PAST);
    findings.addIf(
        wanted.from().isAfter(today.plusDays(MOST_DAYS_AHEAD)), "from", Reason.OUT_OF_RANGE);
    findings.addIf(wanted.until().isBefore(wanted.from()), "until", Reason.OUT_OF_RANGE);
    findings.addIf(
        ChronoUnit.DAYS.between(wanted.from(), wanted.until()) >= Cover.MOST_DAYS,
        "until",
        Reason.TOO_LONG);
  }

  private static void others(Directory now, Cover wanted, Findings findings) {
    findings.addIf(
        now.coversOf(wanted.officer()).stream().anyMatch(wanted::overlaps),
        "from",
        Reason.COVERED_ALREADY);
    findings.addIf(
        now.coversOf(wanted.substitute()).stream().anyMatch(wanted::overlaps),
        "substitute",
        Reason.AWAY);
    findings.addIf(
        now.coversBy(wanted.officer()).stream().anyMatch(wanted::overlaps),
        "officer",
        Reason.STANDS_IN);
  }
}
