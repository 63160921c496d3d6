package org.huiyin.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A token as its officer sees it in a list, without the secret. Immutable.
public record Token(
    UUID id,
    String label,
    Set<Scope> scopes,
    Instant created,
    Instant expires,
    @Nullable Instant revoked) {

  public Token {
    scopes = Set.copyOf(scopes);
  }
}
