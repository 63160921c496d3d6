package org.huiyin.authority;

import java.util.List;

/// What became of a change to the configuration. Only success carries a value.
public sealed interface Change<T> {

  /// It is there now, as `value` says.
  record Created<T>(T value) implements Change<T> {}

  /// It was changed to `value`; also where that was no difference.
  record Changed<T>(T value) implements Change<T> {}

  /// Nothing has changed: it grants power, and waits until a second officer agrees.
  record Proposed<T>(Proposal proposal) implements Change<T> {}

  /// There is nothing with that id.
  record Absent<T>() implements Change<T> {}

  /// Nothing was changed. Lists everything that was found, and at least one thing.
  record Refused<T>(List<Finding> findings) implements Change<T> {
    public Refused {
      findings = List.copyOf(findings);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("findings: none");
      }
    }
  }
}
