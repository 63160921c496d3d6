package org.huiyin.rulebook.lint;

import java.util.Locale;

/// What a rulebook is refused for, warned about, or asked to verify, in the order in which the
/// findings of one place are listed. The names are stable; `docs/rulebooks.md` tells of each.
public enum LintRule {
  /// The document can't be read as a rulebook.
  UNREADABLE,
  /// A matter can end without a decision that was given in writing with its reasons.
  ENDS_WITHOUT_REPLY,
  /// An act decides without having to say why, or on what basis.
  DECISION_WITHOUT_REASONS,
  /// An act decides and the complainant isn't told.
  DECISION_NOT_TOLD,
  /// An officer delays a matter or sends it on and needn't say why.
  ACT_WITHOUT_REASON,
  /// A matter can stand somewhere with no clock that would move it.
  STAGE_WITHOUT_CLOCK,
  /// A duty runs while nobody sits where its owner should.
  DUTY_WITHOUT_OWNER,
  /// A duty that no act can meet any more.
  DUTY_NOBODY_CAN_MEET,
  /// A clock that runs out and nothing follows.
  CLOCK_WITHOUT_CONSEQUENCE,
  /// A decision against the complainant that can't be taken higher, before the last instance.
  ADVERSE_WITHOUT_REVIEW,
  /// A matter can be passed around without bound.
  PASSED_AROUND,
  /// A matter can be closed by the complainant's silence, without notice.
  SILENCE_WITHOUT_NOTICE,
  /// Somebody else than the complainant can withdraw, or say the complainant's word.
  WORD_OF_ANOTHER,
  /// What took effect as withdrawn can be taken up again.
  WITHDRAWN_COMES_BACK,
  /// A clock can stand still for ever.
  PAUSED_FOR_EVER,
  /// A pause that the complainant can't contest before somebody else than whoever paused.
  PAUSE_NOT_CONTESTABLE,
  /// No path leads to a stage.
  UNREACHABLE_STAGE,
  /// No path leads to an act.
  UNREACHABLE_ACT,
  /// No path starts a clock.
  UNREACHABLE_CLOCK,
  /// No path leads to an outcome.
  UNREACHABLE_OUTCOME,
  /// No act names a ground.
  UNREACHABLE_GROUND,
  /// No act records a date.
  UNREACHABLE_DATE,
  /// Whoever decided can review the decision.
  SAME_PERSON_REVIEWS,
  /// The institution that decided can review the decision.
  SAME_INSTITUTION_REVIEWS,
  /// Nothing says who keeps out of a matter.
  CONFLICT_UNSAID,
  /// The procedure doesn't keep what the rulebook says of who keeps out.
  CONFLICT_UNKEPT,
  /// There is no day by which the last answer comes.
  NO_WORST_CASE,
  /// A complainant isn't told any day by which an answer comes.
  OUTLOOK_MISSING,
  /// The dates that a complainant is told are earlier than what can happen.
  OUTLOOK_TOO_EARLY,
  /// A duty that can't be met in time, however fast everybody is.
  CLOCKS_COLLIDE,
  /// An act whose posts nobody holds when it could be done.
  ACT_NOBODY_CAN_PERFORM,
  /// A kind that doesn't say what its source gives: a reply, a review, by which instances.
  KIND_UNSAID,
  /// A kind that doesn't say how long its matters are kept.
  RETENTION_UNSAID,
  /// Matters of a kind are gone before a way outside is closed that goes on from them.
  RETENTION_TOO_SHORT,
  /// An outcome that doesn't say which remedy follows.
  REMEDY_UNSAID,
  /// An outcome that promises a remedy which isn't there.
  REMEDY_MISSING,
  /// A last decision that doesn't say where it can be taken outside, or that it can't.
  DOORS_UNSAID,
  /// An article beyond the last one of its source, or an article of a source that has none.
  ARTICLE_UNKNOWN,
  /// A law whose number of articles the list of sources doesn't say.
  ARTICLES_UNSAID,
  /// A text that is in the wrong language.
  TEXT_IN_WRONG_LANGUAGE,
  /// There are more paths than can be walked.
  TOO_LARGE,
  /// A duty of an overlay that ends later than that of the rulebook on which it stands.
  OVERLAY_LENGTHENS,
  /// An overlay without something that somebody has under the rulebook on which it stands.
  OVERLAY_TAKES_A_RIGHT,
  /// A date that is recorded and that nothing uses.
  UNUSED_DATE,
  /// A role, a seat or a source that nothing uses.
  UNUSED_NAME,
  /// A figure still to be verified.
  VERIFY;

  /// Its stable name, such as `ends-without-reply`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Severity severity() {
    return switch (this) {
      case UNUSED_DATE, UNUSED_NAME, ARTICLES_UNSAID, RETENTION_UNSAID -> Severity.WARNING;
      case VERIFY -> Severity.TO_VERIFY;
      default -> Severity.REFUSAL;
    };
  }
}
