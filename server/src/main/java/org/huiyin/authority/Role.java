package org.huiyin.authority;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What an officer is trusted to do at their institution. An officer may hold several, except that
/// an [#ADMINISTRATOR] holds no role that opens matters.
public enum Role {
  REGISTRAR,
  HANDLER,
  LEAD,
  MEDIATOR,
  SUPERVISOR,
  REVIEWER,
  ASSESSOR,
  AUDITOR,
  ADMINISTRATOR,
  OPERATOR;

  /// The word used in rulebooks, in the API and in the database, such as `handler`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role with this id, or empty where there is none.
  public static Optional<Role> of(String id) {
    for (Role role : values()) {
      if (role.id().equals(id)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /// Whether holders work on matters, and so see some of them.
  public boolean opensMatters() {
    return Power.WORK.isHeldBy(Set.of(this));
  }
}
