package org.huiyin.privacy;

import java.security.GeneralSecurityException;
import java.util.Set;

/// The key-encryption key of an installation, wherever it lies: what wraps the key of each matter
/// and the secrets of officers. The seam behind which a file, or any key management service for
/// which there is an extension of Tink, keeps it.
///
/// It has *epochs*, numbered from 1: one wraps, the earlier ones only unwrap, and one that was
/// destroyed does neither for anybody any more. What is wrapped begins with the number of its
/// epoch, so the database can count by it; the number is no secret.
///
/// Guarantees that what is wrapped is secret, can't be altered unnoticed, and unwraps only at the
/// same place. Doesn't help against whoever holds both the database and the keys. Thread-safe.
public interface KeyEncryption {

  /// Wraps under the current epoch.
  ///
  /// @param place where it belongs; it unwraps nowhere else
  /// @throws KeysAway if the service that keeps the key can't be reached; try again later
  byte[] wrap(byte[] secret, byte[] place) throws GeneralSecurityException;

  /// Unwraps what [#wrap] made, under whichever epoch.
  ///
  /// @throws GeneralSecurityException if it was altered, belongs elsewhere, or its epoch isn't
  ///     held; its message is not for anyone's eyes
  /// @throws KeysAway if the service that keeps the key can't be reached; try again later
  byte[] unwrap(byte[] wrapped, byte[] place) throws GeneralSecurityException;

  /// The epoch that wraps.
  int current();

  /// The epochs that are held here.
  Set<Integer> epochs();
}
