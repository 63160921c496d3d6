package org.huiyin.provider;

import java.time.Instant;
import java.util.Set;
import org.huiyin.authority.Role;
import org.jspecify.annotations.Nullable;

/// Somebody who has just proven at the provider who they are. Immutable; no word of it is logged.
///
/// @param session what the provider calls their session there
/// @param name what stands in the claim by which officers are found; empty for none
/// @param roles which of our roles the provider leaves; `null` if it says nothing of roles
/// @param proven when they proved it there; `null` where it isn't said
/// @param strong whether by two factors, as the provider says in words that we accept
record Account(
    String issuer,
    String subject,
    @Nullable String session,
    String token,
    String name,
    @Nullable Set<Role> roles,
    @Nullable Instant proven,
    boolean strong) {

  Account {
    roles = roles == null ? null : Set.copyOf(roles);
  }

  @Override
  public String toString() {
    return "Account[strong=" + strong + "]";
  }
}
