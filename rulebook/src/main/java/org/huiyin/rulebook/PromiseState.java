package org.huiyin.rulebook;

/// Where a promise stands. `REPORTED` is the institution's word, `CONFIRMED` the complainant's.
public enum PromiseState {
  OPEN,
  REPORTED,
  CONFIRMED,
  CONTESTED
}
