package org.huiyin.procedure;

/// What became of the wish to withdraw a document.
public enum Withdrawal {
  WITHDRAWN,
  /// It began to be in force somewhere or is planned to, or it came with the program.
  KEPT,
  ABSENT
}
