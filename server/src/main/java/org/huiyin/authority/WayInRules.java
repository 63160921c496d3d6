package org.huiyin.authority;

import java.util.List;
import org.huiyin.authority.Finding.Reason;

final class WayInRules {

  private WayInRules() {}

  static List<Finding> findings(Directory now, WayIn wanted) {
    Findings findings = new Findings();
    findings.addIf(now.officer(wanted.officer()).isEmpty(), "officer", Reason.UNKNOWN);
    return findings.all();
  }
}
