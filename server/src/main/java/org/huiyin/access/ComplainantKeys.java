package org.huiyin.access;

import java.util.Optional;

/// Knows which key opens which matter. The module that keeps matters implements it.
///
/// The implementation takes the same work for a number that doesn't exist as for a wrong key,
/// and for a malformed one. Thread-safe; throws Spring's `DataAccessException`s when the
/// database can't be used.
public interface ComplainantKeys {

  /// Who holds this key of the matter with this number, if it is a key of it. The first use of a
  /// new key is what ends the one before.
  Optional<Principal.KeyHolder> authenticate(String number, String key);
}
