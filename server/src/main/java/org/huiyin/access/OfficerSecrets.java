package org.huiyin.access;

import java.util.UUID;

/// Seals what officers prove themselves with, under the installation's keys, which are kept
/// outside the database. The module that has the keys implements it.
///
/// Guarantees that sealed bytes are secret, can't be altered unnoticed, and open only for the same
/// field of the same officer. Doesn't help against whoever holds both database and keys.
/// Thread-safe; nothing that it throws holds a secret.
public interface OfficerSecrets {

  byte[] seal(String field, UUID officer, byte[] plain);

  /// Opens what [#seal] made.
  ///
  /// @throws IllegalStateException if it was made by other keys, for another field or officer, or
  ///     was altered
  byte[] open(String field, UUID officer, byte[] closed);

  /// The same secret, sealed under the keys that are current now.
  default byte[] sealAgain(String field, UUID officer, byte[] closed) {
    return seal(field, officer, open(field, officer, closed));
  }

  /// A code of 32 bytes under a secret, for what must be known again and never read back.
  byte[] mac(String purpose, byte[] value);
}
