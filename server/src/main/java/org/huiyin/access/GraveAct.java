package org.huiyin.access;

/// What nobody does from a session that was merely left open: its officer proves once more who
/// they are, unless they did within the last five minutes.
public enum GraveAct {
  /// Adding an officer, or changing one: their roles, their place, whether they are active.
  OFFICERS,
  /// Agreeing to a change by which somebody gets power, or declining it.
  POWERS,
  /// Giving somebody a start password.
  WAY_IN,
  /// One's own second factor, passkeys and tokens.
  OWN_PROOF,
  /// Giving out a complainant's key, once it was lost.
  KEY,
  /// Asking whether one person brought two matters.
  SAME_PERSON,
  /// Agreeing that a redacted copy may be published: what is out can't be taken back.
  PUBLICATION,
  /// Keeping a matter from being erased.
  HOLD,
  RULEBOOK,
  DISCLOSURE
}
