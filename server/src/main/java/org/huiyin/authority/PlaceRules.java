package org.huiyin.authority;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.authority.Finding.Reason;

final class PlaceRules {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{2,20}");

  private PlaceRules() {}

  static List<Finding> findings(Directory now, Place wanted) {
    Findings findings = new Findings();
    findings.matches("code", wanted.code(), CODE);
    findings.name(wanted.name());
    UUID institution = wanted.institution();
    findings.addIf(
        institution != null && now.institution(institution).isEmpty(),
        "institution",
        Reason.UNKNOWN);
    parent(now, wanted, findings);
    return findings.all();
  }

  private static void parent(Directory now, Place wanted, Findings findings) {
    String parent = wanted.parent();
    if (parent == null) {
      return;
    }
    if (liesIn(now, parent, wanted.code())) {
      findings.add("parent", Reason.CYCLE);
    } else {
      findings.addIf(now.place(parent).isEmpty(), "parent", Reason.UNKNOWN);
    }
  }

  private static boolean liesIn(Directory now, String place, String maybeAround) {
    Optional<String> at = Optional.of(place);
    for (int step = 0; step <= now.places().size() && at.isPresent(); step++) {
      if (at.get().equals(maybeAround)) {
        return true;
      }
      at = now.place(at.get()).map(Place::parent);
    }
    return false;
  }
}
