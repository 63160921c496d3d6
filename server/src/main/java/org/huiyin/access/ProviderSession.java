package org.huiyin.access;

import java.time.Instant;
import java.util.Set;
import org.huiyin.authority.Role;
import org.jspecify.annotations.Nullable;

/// What a session hangs on that began at the identity provider. Immutable.
///
/// @param id by which the provider's word that its session has ended is known again; `null` where
///     it named none
/// @param token what ends the session there, sealed
/// @param roles what is left at most of the roles that the directory gives; `null` for all of them
/// @param proven when the officer proved there who they are; `null` where it wasn't said
/// @param strong whether by both factors, and enough for us
public record ProviderSession(
    @Nullable String id,
    String token,
    @Nullable Set<Role> roles,
    @Nullable Instant proven,
    boolean strong) {

  public ProviderSession {
    roles = roles == null ? null : Set.copyOf(roles);
  }

  @Override
  public String toString() {
    return "ProviderSession[roles=" + roles + ", strong=" + strong + "]";
  }
}
