package org.huiyin.moving;

import java.util.Locale;

/// What an archive holds.
enum Kind {
  /// The files of an embedded database, with evidence and state.
  BACKUP,
  /// The rows of a database, with evidence and state.
  EXPORT,
  KEYS;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
