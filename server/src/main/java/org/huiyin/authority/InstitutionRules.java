package org.huiyin.authority;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.authority.Finding.Reason;
import org.jspecify.annotations.Nullable;

final class InstitutionRules {

  private static final Pattern AUTHORITY = Pattern.compile("[0-9]{6}");
  static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

  private InstitutionRules() {}

  static List<Finding> findings(Directory now, Institution wanted) {
    Findings findings = new Findings();
    findings.matches("authority", wanted.authority(), AUTHORITY);
    findings.matches("code", wanted.code(), CODE);
    findings.addIf(
        now.institutionByCode(wanted.code()).filter(i -> !i.id().equals(wanted.id())).isPresent(),
        "code",
        Reason.TAKEN);
    findings.name(wanted.name());
    findings.matches("rulebook", wanted.rulebook(), CODE);
    findings.optional("superiorOutside", wanted.superiorOutside(), 200);
    findings.optional("competentForAccusations", wanted.competentForAccusations(), 500);
    findings.optional("phone", wanted.phone(), 60);
    findings.optional("address", wanted.address(), 300);
    superior(now, wanted, findings);
    head(now, wanted.id(), wanted.head(), findings);
    return findings.all();
  }

  private static void superior(Directory now, Institution wanted, Findings findings) {
    UUID superior = wanted.superior();
    if (superior == null) {
      findings.addIf(wanted.active() && !wanted.namesSuperior(), "superior", Reason.NO_SUPERIOR);
    } else if (superior.equals(wanted.id()) || now.isBelow(superior, wanted.id())) {
      findings.add("superior", Reason.CYCLE);
    } else {
      findings.addIf(now.institution(superior).isEmpty(), "superior", Reason.UNKNOWN);
    }
  }

  private static void head(
      Directory now, UUID institution, @Nullable UUID head, Findings findings) {
    if (head == null) {
      return;
    }
    now.officer(head)
        .ifPresentOrElse(
            officer ->
                findings.addIf(
                    !officer.institution().equals(institution), "head", Reason.ELSEWHERE),
            () -> findings.add("head", Reason.UNKNOWN));
  }
}
