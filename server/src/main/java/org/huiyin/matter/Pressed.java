package org.huiyin.matter;

import java.time.Instant;

/// What becomes of a decision that an officer sends from a page.
public sealed interface Pressed {

  /// It leaves at that moment, unless they take it back.
  ///
  /// @param leavesAt in security time
  record Held(Instant leavesAt) implements Pressed {}

  /// Nothing holds it.
  record AtOnce(ActOutcome outcome) implements Pressed {}
}
