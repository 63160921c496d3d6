package org.huiyin.matter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.rulebook.Post;

/// Whether each entry's columns beside its facts say what the facts say: by whom the database was
/// asked to write it, and in which encoding.
record CheckingWriters(CheckingBatch batch) {

  private static final Set<String> SYSTEMS =
      Set.of("deadlines", "retention", "restore", "import", "calendar");

  List<String> differences(MatterRecord matter, List<Facts> facts) {
    Map<Integer, CheckingStore.Writer> writers = new HashMap<>();
    batch.writers(matter.id()).forEach(writer -> writers.put(writer.seq(), writer));
    List<String> differences = new ArrayList<>();
    for (Facts entry : facts) {
      CheckingStore.Writer writer = writers.get(entry.seq());
      if (writer == null) {
        continue;
      }
      String name = "journal: entry " + entry.seq();
      if (writer.encoding() != Facts.ENCODING_VERSION) {
        differences.add(name + ": column encoding_version: " + writer.encoding());
      }
      if (!fits(matter, entry, writer.principal())) {
        differences.add(
            name + ": column principal: " + writer.principal() + ", by its facts somebody else");
      }
    }
    return differences;
  }

  /// What time has made due is written by whoever came by, and by nobody in particular.
  private static boolean fits(MatterRecord matter, Facts entry, String principal) {
    Facts.By by = entry.by();
    if (entry.imported() != null || principal.equals(Bound.LOADING.principal())) {
      return entry.imported() != null && principal.equals(Bound.LOADING.principal());
    }
    String here = matter.authority() + "/" + matter.id();
    if (by.officer() != null) {
      return principal.equals("officer:" + by.officer());
    }
    if (by.member() != null) {
      return principal.equals("member:" + here + "/" + by.member());
    }
    if (!by.role().equals(Post.SYSTEM)) {
      return principal.equals("complainant:" + here) || isOfficer(principal);
    }
    return principal.startsWith("system:")
        ? SYSTEMS.contains(principal.substring("system:".length()))
        : principal.equals("complainant:" + here)
            || principal.startsWith("member:" + here + "/")
            || isOfficer(principal);
  }

  private static boolean isOfficer(String principal) {
    return principal.startsWith("officer:");
  }
}
