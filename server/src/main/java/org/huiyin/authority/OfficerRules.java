package org.huiyin.authority;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.authority.Finding.Reason;

final class OfficerRules {

  /// ASCII only, so that every PostgreSQL folds its case alike; no colon, which ends a user
  /// name in HTTP Basic.
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,63}");

  private OfficerRules() {}

  static List<Finding> findings(Directory now, Officer wanted, Editor editor) {
    Findings findings = new Findings();
    findings.required("name", wanted.name(), 100);
    findings.matches("login", wanted.login(), LOGIN);
    findings.addIf(
        now.officerByLogin(wanted.login()).filter(o -> !o.id().equals(wanted.id())).isPresent(),
        "login",
        Reason.TAKEN);
    findings.addIf(now.institution(wanted.institution()).isEmpty(), "institution", Reason.UNKNOWN);
    unit(now, wanted, findings);
    roles(wanted, findings);
    subordinates(now, wanted, findings);
    now.officer(wanted.id()).ifPresent(before -> kept(before, wanted, editor, findings));
    return findings.all();
  }

  private static void unit(Directory now, Officer wanted, Findings findings) {
    UUID unit = wanted.unit();
    if (unit == null) {
      return;
    }
    Optional<Unit> known = now.unit(unit);
    if (known.isEmpty()) {
      findings.add("unit", Reason.UNKNOWN);
    } else {
      findings.addIf(
          !known.get().institution().equals(wanted.institution()), "unit", Reason.ELSEWHERE);
    }
  }

  private static void roles(Officer wanted, Findings findings) {
    findings.addIf(
        wanted.roles().contains(Role.ADMINISTRATOR)
            && wanted.roles().stream().anyMatch(Role::opensMatters),
        "roles",
        Reason.ADMINISTRATOR_OPENS_NO_MATTERS);
  }

  private static void subordinates(Directory now, Officer wanted, Findings findings) {
    for (UUID id : wanted.subordinates()) {
      Optional<Officer> known = now.officer(id);
      if (id.equals(wanted.id()) || commands(now, id, wanted.id())) {
        findings.add("subordinates", Reason.CYCLE);
      } else if (known.isEmpty()) {
        findings.add("subordinates", Reason.UNKNOWN);
      } else {
        findings.addIf(
            !known.get().institution().equals(wanted.institution()),
            "subordinates",
            Reason.ELSEWHERE);
      }
    }
  }

  /// Unlike [Directory#directs], looks at the named chain only: the head of an institution may be
  /// somebody's named subordinate, odd as that is.
  private static boolean commands(Directory now, UUID chief, UUID subordinate) {
    return now.officer(chief)
        .map(
            officer ->
                officer.subordinates().contains(subordinate)
                    || officer.subordinates().stream()
                        .anyMatch(next -> commands(now, next, subordinate)))
        .orElse(false);
  }

  private static void kept(Officer before, Officer wanted, Editor editor, Findings findings) {
    findings.addIf(!before.institution().equals(wanted.institution()), "institution", Reason.FIXED);
    if (before.id().equals(editor.officer())) {
      findings.addIf(!before.roles().equals(wanted.roles()), "roles", Reason.OWN_ROLES);
      findings.addIf(before.active() != wanted.active(), "active", Reason.OWN_ROLES);
      findings.addIf(!Objects.equals(before.unit(), wanted.unit()), "unit", Reason.OWN_ROLES);
      findings.addIf(
          !before.subordinates().equals(wanted.subordinates()), "subordinates", Reason.OWN_ROLES);
    }
  }
}
