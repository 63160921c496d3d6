package org.huiyin.rulebook;

import java.util.List;

/// What came of reading a rulebook: the rulebook, or every mistake that was found in it.
public sealed interface Reading {

  /// It could be read.
  record Read(Rulebook rulebook) implements Reading {}

  /// It couldn't.
  ///
  /// @param findings at least one, in the order of the file
  record Unreadable(List<Finding> findings) implements Reading {
    public Unreadable {
      findings = List.copyOf(findings);
    }
  }
}
