package org.huiyin.authority;

import java.util.List;
import java.util.Optional;
import org.huiyin.authority.Finding.Reason;

final class UnitRules {

  private UnitRules() {}

  static List<Finding> findings(Directory now, Unit wanted) {
    Findings findings = new Findings();
    findings.name(wanted.name());
    Optional<Unit> before = now.unit(wanted.id());
    findings.addIf(
        before.isPresent() && !before.get().institution().equals(wanted.institution()),
        "institution",
        Reason.FIXED);
    findings.addIf(now.institution(wanted.institution()).isEmpty(), "institution", Reason.UNKNOWN);
    return findings.all();
  }
}
