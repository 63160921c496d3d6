package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an act changes. Effects are the facts that a journal keeps; [State#after] folds them,
/// and needs neither the rulebook nor the calendar that decided them, so a state can be rebuilt
/// for ever.
///
/// A new kind of effect is a new version of the fold. Immutable.
public sealed interface Effect {

  /// The matter exists now, as this kind.
  record Opened(String kind) implements Effect {}

  /// The matter stands in another stage.
  record StageEntered(String stage) implements Effect {}

  /// A legal date is recorded, such as `accepted`.
  record DateRecorded(String date, LocalDate on) implements Effect {}

  /// An institution sits in a seat from now on.
  record SeatTaken(String seat, UUID institution) implements Effect {}

  /// Nobody sits in the seat any more; its assignment ends too.
  record SeatLeft(String seat) implements Effect {}

  /// A unit, and maybe one officer in it, works for the seat.
  record Assigned(String seat, @Nullable UUID unit, @Nullable UUID officer) implements Effect {}

  /// A clock begins to run.
  ///
  /// @param number its number in the matter, from 1, never used again
  /// @param clock its name in the rulebook
  /// @param promise the promise that it is about, or 0
  /// @param start the day of the event that starts it
  /// @param due the last day, inclusive
  /// @param provisional whether the due date lies past the last year whose holidays are known
  record ClockStarted(
      int number, String clock, int promise, LocalDate start, LocalDate due, boolean provisional)
      implements Effect {}

  /// A clock ends. `MET` by its act in time or late, `RAN_OUT` when a window closed unused,
  /// `VOID` when the ground for it fell away.
  record ClockEnded(int number, Ending ending, LocalDate on) implements Effect {}

  /// A clock gets more days.
  record ClockExtended(int number, int days, LocalDate due, boolean provisional)
      implements Effect {}

  /// A clock stands still from this day on, at the longest until `latest`, inclusive; `due`
  /// holds if the pause lasts that long.
  record ClockPaused(
      int number,
      String ground,
      LocalDate from,
      LocalDate latest,
      LocalDate due,
      boolean provisional)
      implements Effect {}

  /// A paused clock runs again; `last` is the last day that was left out.
  record ClockResumed(int number, LocalDate last, LocalDate due, boolean provisional)
      implements Effect {}

  /// A clock was counted again, since holidays were decreed.
  ///
  /// @param told the last day that held until then
  /// @param counted the last day by the holidays that are decreed now
  /// @param due the last day from now on; not `counted` where that would be worse for the
  ///     complainant than `told`, or lie in the past
  record ClockRecounted(
      int number, LocalDate told, LocalDate counted, LocalDate due, boolean provisional)
      implements Effect {}

  /// A milestone of a clock is reached: a reminder before its end, its end, or a rung of
  /// escalation.
  ///
  /// @param milestone index in the clock's list of milestones, from 0
  /// @param counted the legal day on which it was reached, however late it was noticed
  /// @param to the post that is told of it; several effects if several are told
  record MilestoneReached(int number, int milestone, LocalDate counted, String to)
      implements Effect {}

  /// A decision was made in an instance: `first`, `review` or `re-review`.
  record Decided(
      String instance, String outcome, @Nullable UUID institution, @Nullable UUID officer)
      implements Effect {}

  /// The institution promises something by a date.
  record Promised(int promise, LocalDate due) implements Effect {}

  /// Where a promise stands now.
  record PromiseStands(int promise, PromiseState state) implements Effect {}

  /// The complainant's own word on the matter; never inferred from silence.
  record WordGiven(Word word) implements Effect {}

  /// An officer stepped back from the matter for good.
  record Recused(UUID officer) implements Effect {}

  /// Somebody asks that an officer keep out; until that is decided, the officer waits with what
  /// the rulebook says.
  record RecusalAsked(UUID officer) implements Effect {}

  /// What was asked, that an officer keep out, is decided.
  record RecusalDecided(UUID officer) implements Effect {}

  /// Somebody objects to what an officer has read; until that is answered, they object to nothing
  /// else, and not that officer answers it.
  record ReadingObjected(UUID officer) implements Effect {}

  /// An objection to what an officer has read is answered.
  record ObjectionAnswered(UUID officer) implements Effect {}

  /// An officer did an act that somebody else has to follow; whoever did it before doesn't count
  /// any more.
  record DoneBy(String act, UUID officer) implements Effect {}

  /// The matter bears a mark, and on which ground; it moves nothing, and no act asks for it.
  ///
  /// @param ground the ground, or null where the mark is taken away
  record Marked(String mark, @Nullable String ground) implements Effect {}

  /// An act of this name was done once more; kept for acts that are bounded in number.
  record Counted(String act) implements Effect {}

  /// One of several who must do an act together has done it; the act takes no effect yet.
  ///
  /// @param by the post as which it was done
  /// @param to what was agreed to: the particulars, in words that are equal if they are
  record Consented(String act, String by, String to) implements Effect {}

  /// All who must do an act together have done it: it takes effect, and their consents are used
  /// up.
  record Agreed(String act) implements Effect {}

  /// Someone is to be told; changes no state, becomes a notice.
  record Told(String to, String notice) implements Effect {}

  /// How a clock ended.
  enum Ending {
    MET,
    RAN_OUT,
    VOID
  }
}
