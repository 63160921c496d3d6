package org.huiyin.access;

/// What became of choosing a new password.
public sealed interface PasswordChoice {

  /// It is in force; all tokens of the officer are revoked and all sessions ended.
  record Chosen() implements PasswordChoice {}

  /// The old one stays.
  record Refused(Reason reason) implements PasswordChoice {}

  /// Why a password is refused.
  enum Reason {
    /// Fewer than [Credentials#SHORTEST] characters.
    TOO_SHORT,
    /// More than [Credentials#LONGEST] characters.
    TOO_LONG,
    CONTAINS_LOGIN,
    /// Whoever guesses tries it early: see docs/access.md.
    COMMON,
    /// It is the one in force.
    UNCHANGED
  }
}
