package org.huiyin.authority;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is known of how officers come in: whether an administrator is a person of their own, as
/// far as that can be known. Another module answers, within the transaction that asks.
public interface WaysIn {

  /// Whether the officer can sign in by something that nobody else has known.
  boolean isOwn(JdbcClient jdbc, UUID officer);

  /// When another officer last gave this one a way in; empty where none did.
  Optional<Instant> lastGiven(JdbcClient jdbc, UUID officer);
}
