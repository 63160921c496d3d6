package org.huiyin.rulebook.lint;

import java.util.Locale;

/// How much a finding weighs.
public enum Severity {
  /// The rulebook can't be used.
  REFUSAL,
  /// Something is there for nothing, or nearly so; it does no harm.
  WARNING,
  /// A figure or an article that still has to be compared with the official text.
  TO_VERIFY;

  /// Its stable name, such as `to-verify`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
