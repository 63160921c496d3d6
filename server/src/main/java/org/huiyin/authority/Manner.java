package org.huiyin.authority;

import java.util.Locale;

/// How a change of the configuration came about.
public enum Manner {
  /// One administrator made it, or the system.
  ALONE,
  /// It only takes power away, so that one administrator can stop a danger at once.
  TAKEN_AWAY,
  /// It grants power and one administrator made it, since there was no second one yet.
  SET_UP,
  /// It grants power: one administrator proposed it and another one agreed.
  BY_TWO;

  /// The word used in the API and in the database, such as `by-two`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Manner of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
