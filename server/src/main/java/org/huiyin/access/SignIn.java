package org.huiyin.access;

import java.time.Duration;

/// What became of an attempt to sign in with a password.
public sealed interface SignIn {

  /// It was the right one.
  ///
  /// @param mustChange whether someone else knows it, so that the officer has to choose another
  /// first
  record Accepted(Principal.OfficerPrincipal officer, boolean mustChange) implements SignIn {}

  /// No such officer, no longer active, or the wrong password: nobody learns which.
  record Wrong() implements SignIn {}

  /// Not looked at, since this installation takes no passwords: single sign-on is the only way.
  record Closed() implements SignIn {}

  /// Not looked at, after too many failures.
  record Wait(Duration atLeast) implements SignIn {}
}
