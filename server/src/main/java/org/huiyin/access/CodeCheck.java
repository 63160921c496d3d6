package org.huiyin.access;

import java.time.Duration;

/// What became of a code that an officer typed beside their password.
public sealed interface CodeCheck {

  /// It was right, and counts no more.
  record Right() implements CodeCheck {}

  /// It was wrong, too old, or used before.
  record Wrong() implements CodeCheck {}

  /// Not looked at, after too many failures.
  record Wait(Duration atLeast) implements CodeCheck {}
}
