package org.huiyin.attack;

/// One try to do what Huiyin promises that nobody can.
///
/// @param threat the line of `docs/threat-model.md` that it tries, such as `A3`
/// @param what is tried, in a few words; each is there once
/// @param tried fails where it isn't refused
record Attack(String threat, String what, Try tried) {

  /// A try against the server.
  @FunctionalInterface
  interface Try {
    void against(Ground ground) throws Exception;
  }
}
