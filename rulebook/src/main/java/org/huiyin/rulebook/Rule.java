package org.huiyin.rulebook;

/// The rules by which an act can be refused. The [#id] is stable: messages and API problems hang
/// on it.
public enum Rule {
  /// The rulebook has no act of this name.
  UNKNOWN_ACT("unknown-act"),
  /// The matter's stage doesn't allow it; `facts`: `stage`, `act`.
  WRONG_STAGE("wrong-stage"),
  /// The matter's kind doesn't have it; `facts`: `kind`.
  WRONG_KIND("wrong-kind"),
  /// The actor's role, at the actor's institution, may not do it; `facts`: `may` (posts).
  WRONG_ROLE("wrong-role"),
  /// The actor has stepped back from this matter.
  RECUSED("recused"),
  /// Somebody asked that the actor keep out, and that isn't decided yet.
  ASKED_OUT("asked-out"),
  /// Somebody objected to what the actor has read, and they don't answer that themselves.
  OBJECTED_TO("objected-to"),
  /// Whoever decided before can't decide on it again.
  DECIDED_BEFORE("decided-before"),
  /// Whoever did what this follows doesn't do this too; `facts`: `act`.
  SECOND_OFFICER("second-officer"),
  /// A text is missing; `facts`: `missing` (comma-separated names).
  TEXT_MISSING("text-missing"),
  /// A particular is missing; `facts`: `missing`.
  PARTICULAR_MISSING("particular-missing"),
  /// A particular isn't one of those that the rulebook lists; `facts`: `particular`, `value`,
  /// `allowed`.
  PARTICULAR_UNKNOWN("particular-unknown"),
  /// A date lies where it can't; `facts`: `on`, `from`, `to`.
  DATE_OUT_OF_RANGE("date-out-of-range"),
  /// The window for it is over; `facts`: `clock`, `due`.
  WINDOW_OVER("window-over"),
  /// The clock that it would change doesn't run; `facts`: `clock`.
  CLOCK_NOT_RUNNING("clock-not-running"),
  /// More days than the rulebook gives; `facts`: `days`, `most`.
  EXTENSION_TOO_LONG("extension-too-long"),
  /// All its pauses together lasted as long as the rulebook allows; `facts`: `most` (days).
  PAUSED_TOO_LONG("paused-too-long"),
  /// It was done as often as the rulebook allows; `facts`: `atMost`.
  TOO_OFTEN("too-often"),
  /// What it records is recorded already, and nothing new is there to be recorded; `facts`:
  /// `date`. Or this actor has agreed to it already, and others have not; `facts`: `act`.
  ALREADY_DONE("already-done"),
  /// More people than may speak for a group; `facts`: `most`, `given`.
  TOO_MANY_REPRESENTATIVES("too-many-representatives"),
  /// No such promise, or it isn't in a state that allows this; `facts`: `promise`.
  PROMISE_NOT_OPEN("promise-not-open"),
  /// It would send the matter to where it already is; `facts`: `institution`.
  ALREADY_THERE("already-there"),
  /// It would put the matter, or a part in it, before those whom it is about. Callers find it,
  /// since they know who those are.
  CONFLICT("conflict"),
  /// There is no institution above, in this installation, to go to.
  NO_SUPERIOR("no-superior");

  private final String id;

  Rule(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
