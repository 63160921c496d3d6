package org.huiyin.administration;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Role;

/// What is missing before matters can be brought to an institution and taken in there.
///
/// @param needs at least one
record Undone(Institution institution, List<Need> needs) {

  /// One thing that is missing.
  ///
  /// @param what the key of its sentence, under `admin.undone`
  /// @param path where it is mended
  record Need(String what, String path) {}

  static List<Undone> in(Directory now) {
    return now.all().stream()
        .map(institution -> new Undone(institution, needs(now, institution)))
        .filter(undone -> !undone.needs().isEmpty())
        .toList();
  }

  private static List<Need> needs(Directory now, Institution institution) {
    String own = "/admin/institutions/" + institution.id();
    String whose = "?institution=" + institution.id();
    if (!institution.active()) {
      return List.of(new Need(institution.namesSuperior() ? "closed" : "superior", own));
    }
    List<Need> needs = new ArrayList<>();
    if (now.officersAt(institution.id(), Role.REGISTRAR).isEmpty()) {
      needs.add(new Need("registrar", "/admin/officers" + whose));
    }
    if (institution.competentForAccusations() == null) {
      needs.add(new Need("accusations", own));
    }
    if (now.topics(institution.id()).isEmpty()) {
      needs.add(new Need("topics", "/admin/new/topics" + whose));
    }
    return List.copyOf(needs);
  }
}
