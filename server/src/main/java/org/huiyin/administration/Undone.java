package org.huiyin.administration;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Role;

/// What is missing before matters can be brought to an institution and answered there.
///
/// @param what the key of its sentence, under `admin.undone`
/// @param path where it is mended
record Undone(String what, Institution institution, String path) {

  static List<Undone> in(Directory now) {
    List<Undone> all = new ArrayList<>();
    for (Institution institution : now.all()) {
      String own = "/admin/institutions/" + institution.id();
      if (!institution.active()) {
        all.add(new Undone(institution.namesSuperior() ? "closed" : "superior", institution, own));
        continue;
      }
      if (institution.competentForAccusations() == null) {
        all.add(new Undone("accusations", institution, own));
      }
      if (now.officersAt(institution.id(), Role.REGISTRAR).isEmpty()) {
        all.add(
            new Undone(
                "registrar", institution, "/admin/officers?institution=" + institution.id()));
      }
      if (now.topics(institution.id()).isEmpty()) {
        all.add(
            new Undone("topics", institution, "/admin/new/topics?institution=" + institution.id()));
      }
    }
    return List.copyOf(all);
  }
}
