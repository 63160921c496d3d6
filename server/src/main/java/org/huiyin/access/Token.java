package org.huiyin.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A token as its officer sees it in a list, without the secret. Immutable.
///
/// @param lastUsed the day, by universal time; `null` if it never was
public record Token(
    UUID id,
    String label,
    Set<Scope> scopes,
    Instant created,
    Instant expires,
    @Nullable Instant revoked,
    @Nullable LocalDate lastUsed) {

  public Token {
    scopes = Set.copyOf(scopes);
  }
}
