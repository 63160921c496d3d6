package org.huiyin.authority;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.authority.Finding.Reason;

final class PlaceRules {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{2,20}");

  private PlaceRules() {}

  static List<Finding> findings(PlaceStore places, Directory now, Place wanted) {
    Findings findings = new Findings();
    findings.matches("code", wanted.code(), CODE);
    findings.name(wanted.name());
    UUID institution = wanted.institution();
    findings.addIf(
        institution != null && now.institution(institution).isEmpty(),
        "institution",
        Reason.UNKNOWN);
    parent(places, wanted, findings);
    return findings.all();
  }

  private static void parent(PlaceStore places, Place wanted, Findings findings) {
    String parent = wanted.parent();
    if (parent == null) {
      return;
    }
    List<Place> around = places.chains(List.of(parent)).getOrDefault(parent, List.of());
    if (parent.equals(wanted.code())
        || around.stream().anyMatch(place -> place.code().equals(wanted.code()))) {
      findings.add("parent", Reason.CYCLE);
    } else {
      findings.addIf(around.isEmpty(), "parent", Reason.UNKNOWN);
    }
  }
}
