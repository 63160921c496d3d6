package org.huiyin.authority;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person who works at an institution. Immutable. Officers are never deleted, since the journal
/// names them; one who has left is no longer active.
///
/// @param login the sign-in name, unique without regard to case
/// @param subordinates whom they direct at once; see [Directory#directs] for the whole chain
public record Officer(
    UUID id,
    UUID institution,
    @Nullable UUID unit,
    String name,
    String login,
    Set<Role> roles,
    Set<UUID> subordinates,
    boolean active) {

  public Officer {
    roles = Set.copyOf(roles);
    subordinates = Set.copyOf(subordinates);
  }

  public boolean holds(Role role) {
    return active && roles.contains(role);
  }
}
