package org.huiyin.rulebook;

/// Where a matter stands in law; a stage of the rulebook names it. Says nothing about whether
/// the complainant agrees: that is [Word].
public enum LegalState {
  OPEN,
  ANSWERED,
  IN_REVIEW,
  REVIEWED,
  FINAL,
  WITHDRAWN
}
