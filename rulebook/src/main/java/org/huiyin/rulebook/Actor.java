package org.huiyin.rulebook;

import java.util.Optional;
import java.util.UUID;

/// Who acts: the complainant, a party, the system, or an officer in a role at an institution.
///
/// The caller has authenticated the actor and checked that the officer holds the role; this
/// library checks that the rulebook lets that role, at that seat, do the act. Immutable.
///
/// @param role a role of the rulebook, one of its parties, `complainant` or `system`
/// @param institution the institution for which an officer acts; empty for everybody
///     else
/// @param officer the officer; empty for everybody else
public record Actor(String role, Optional<UUID> institution, Optional<UUID> officer) {

  public static Actor complainant() {
    return new Actor(Post.COMPLAINANT, Optional.empty(), Optional.empty());
  }

  /// Somebody in the matter besides the complainant.
  ///
  /// @param id a party of the rulebook, such as `other-party`
  public static Actor party(String id) {
    return new Actor(id, Optional.empty(), Optional.empty());
  }

  public static Actor system() {
    return new Actor(Post.SYSTEM, Optional.empty(), Optional.empty());
  }

  public static Actor officer(String role, UUID institution, UUID officer) {
    return new Actor(role, Optional.of(institution), Optional.of(officer));
  }
}
