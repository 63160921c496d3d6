package org.huiyin.authority;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the public record says of an officer; of everything else it says everything.
final class PublishedOfficer {

  private PublishedOfficer() {}

  /// Whoever acts can be traced by id; the name stays where it is needed, and a sign-in name helps
  /// only whoever guesses passwords.
  static Object of(Officer officer) {
    return described(officer);
  }

  /// What administrators read, who have to know whom they agree to.
  static Object named(Officer officer) {
    Map<String, @Nullable Object> shown = described(officer);
    shown.put("name", officer.name());
    shown.put("login", officer.login());
    return shown;
  }

  private static Map<String, @Nullable Object> described(Officer officer) {
    Map<String, @Nullable Object> shown = new TreeMap<>();
    shown.put("id", officer.id());
    shown.put("institution", officer.institution());
    shown.put("unit", officer.unit());
    shown.put("active", officer.active());
    shown.put("roles", officer.roles().stream().map(Role::id).sorted().toList());
    List<UUID> subordinates = officer.subordinates().stream().sorted().toList();
    shown.put("subordinates", subordinates);
    return shown;
  }
}
