package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.rulebook.lint.WorstCase;
import org.jspecify.annotations.Nullable;

/// A matter as one reader sees it, in that reader's language.
///
/// It never holds who the complainant is. For the complainant it holds everything that was
/// done, by whom, and who read it.
///
/// Immutable, and true of the moment at which it was made.
///
/// @param version for conditional acts: it changes when the matter does, not when someone reads it
/// @param sentence where it stands, in one sentence
/// @param turn whose turn it is; null when nobody owes anything
/// @param assigned who was named for it, unit, handler and lead; empty before
/// @param legal where it stands in law
/// @param word what the complainant said; `silent` is no consent
/// @param onBehalf that a helper brought it; null where complainants did so themselves
/// @param procedure by which rulebook and calendar its dates are counted
/// @param outlook the latest day of each answer if every step takes all its time
/// @param meanwhile the ways outside whose own time runs on while the matter is here
/// @param marks in which book it is, and whether it is under special supervision
/// @param can what this reader may do now
public record MatterView(
    String number,
    int version,
    Named kind,
    String relation,
    Named stage,
    String legal,
    String word,
    String sentence,
    @Nullable Turn turn,
    List<AssignedView> assigned,
    @Nullable String topic,
    @Nullable String place,
    @Nullable OnBehalf onBehalf,
    LocalDate openedOn,
    ProcedureView procedure,
    List<ClockView> clocks,
    List<OutlookView> outlook,
    List<OutsideView> meanwhile,
    List<DecisionView> decisions,
    List<PromiseView> promises,
    List<MarkView> marks,
    List<ActView> can,
    List<EntryView> happened,
    List<ReadingView> readings,
    List<NoticeView> notices) {

  /// Calendar days from filing, if everybody takes all the time there is and nobody is late.
  public record LongestView(int firstAnswer, int finalAnswer) {

    static LongestView of(WorstCase worst) {
      return new LongestView(worst.firstAnswer(), worst.finalAnswer());
    }

    public boolean isOneAnswer() {
      return firstAnswer == finalAnswer;
    }
  }

  /// A thing of the rulebook: its id, and its name in the reader's language.
  public record Named(String id, String title) {}

  /// A helper brought it for somebody.
  ///
  /// @param consent how that person agreed: `spoken` or `written`
  /// @param helperHoldsKey whether the person has not made a key of their own yet; as long as
  ///     that is so, nothing can be withdrawn or confirmed
  public record OnBehalf(Named consent, boolean helperHoldsKey) {}

  /// Who owes what by when.
  ///
  /// @param by the last day, inclusive
  /// @param daysLate full days past it, 0 when in time
  public record Turn(
      String role,
      String who,
      @Nullable String institution,
      Named duty,
      LocalDate by,
      int daysLate) {}

  /// Who works on it or answers for it.
  ///
  /// @param seat as what they were named
  /// @param institution whose they are
  /// @param unit null where none was named
  /// @param officer null where nobody was named
  public record AssignedView(
      Named seat, @Nullable String institution, @Nullable String unit, @Nullable String officer) {}

  /// The rulebook that governs the matter to its end, and the calendar.
  ///
  /// @param digest the SHA-256 of the document
  /// @param document the path under which anyone can read it
  /// @param calendar which holidays were known, by their version
  /// @param worstCase how long it can take; null as long as that is being reckoned, or where it
  ///     has none
  public record ProcedureView(
      String id,
      String edition,
      String title,
      String digest,
      String document,
      String calendar,
      @Nullable LongestView worstCase) {}

  /// A clock and how its date was counted.
  ///
  /// @param status `running`, `paused`, `met`, `ran-out` or `void`
  /// @param provisional may move when the holidays of its year are decreed
  /// @param house whether it is the institution's own promise and not law
  /// @param counted the account of its days, as text
  /// @param count the same in its parts
  public record ClockView(
      int number,
      Named clock,
      String is,
      String who,
      LocalDate start,
      LocalDate due,
      boolean provisional,
      String status,
      @Nullable LocalDate ended,
      int daysLate,
      String citation,
      boolean house,
      String counted,
      CountView count) {}

  /// How a date was counted.
  ///
  /// @param rules by which provision, from which day on, what was added or left out
  /// @param days the days in their order; empty where the day itself was promised
  /// @param again the command by which anyone counts it again from the published document
  public record CountView(List<String> rules, List<DaysView> days, String again) {}

  /// Neighbouring days of which the same is true, the last one included.
  ///
  /// @param why which of the days they are, or why they are left out
  public record DaysView(LocalDate from, LocalDate until, boolean counts, String why) {}

  public record OutlookView(Named answer, LocalDate latest, boolean provisional) {}

  /// A mark that the matter bears. Nothing hangs on it: no right and no clock.
  ///
  /// @param who by whose act it bears it
  /// @param reason why
  /// @param wayUp where the complainant can turn to, where nothing can be done; else null
  /// @param again when it is looked at again; null where it isn't
  public record MarkView(
      String mark,
      Named ground,
      LocalDate since,
      String who,
      @Nullable String reason,
      @Nullable String wayUp,
      @Nullable LocalDate again) {}

  /// A way outside this procedure.
  ///
  /// @param within how long it is open, in words, or null where no figure is known
  /// @param from from when that time runs, in words, or null where no figure is known
  public record OutsideView(
      Named door, @Nullable String within, @Nullable String from, String citation) {}

  /// A decision: its reasons are the texts of its entry.
  ///
  /// @param entry the number of its entry in `happened`
  /// @param adverse whether it is against what was asked for, by the rulebook
  /// @param ground the procedure that the law has for it instead, or null
  /// @param doors where it leads, or can be taken, outside
  /// @param noDoor the provision why it can't be taken outside itself, or null
  /// @param promises the numbers of the promises made with it
  public record DecisionView(
      String instance,
      Named outcome,
      @Nullable String institution,
      int entry,
      LocalDate on,
      boolean adverse,
      String citation,
      @Nullable Named ground,
      List<OutsideView> doors,
      @Nullable String noDoor,
      List<Integer> promises) {}

  /// Something promised.
  ///
  /// @param can what this reader can do now about this promise, by the acts' ids
  public record PromiseView(
      int number, LocalDate due, String state, @Nullable String text, List<String> can) {}

  /// An act that can be done now, and what it needs.
  ///
  /// @param with particulars that it needs
  /// @param mayHave particulars that may be there
  /// @param outcomes what its `outcome` can be
  /// @param grounds what its `ground` can be
  /// @param promises how many promises it can make
  /// @param officers those who are known by name, where it asks for one of them
  /// @param assigns the institution whose units and officers it can name, or null
  /// @param window the number of the clock within which it can be done, or null if none runs
  /// @param next what it would set going if it were done today
  /// @param identity the provision for whose sake the complainant has to say who they are first;
  ///     null where it is done without, or they have said it
  public record ActView(
      Named act,
      List<String> with,
      List<String> mayHave,
      List<String> texts,
      List<OutcomeView> outcomes,
      List<Named> grounds,
      int promises,
      List<OfficerView> officers,
      @Nullable UUID assigns,
      String citation,
      @Nullable Integer window,
      List<Turn> next,
      @Nullable String identity) {}

  /// An officer whom the reader knows by name.
  public record OfficerView(UUID id, String name, @Nullable String institution) {}

  /// How an act can decide.
  ///
  /// @param citation the provision by which
  /// @param then what the complainant can do about it, or null where nothing with a time limit
  public record OutcomeView(
      Named outcome, boolean adverse, String citation, @Nullable DoorView then) {}

  /// What a complainant can do within a time.
  public record DoorView(Named act, int days, boolean workingDays, String citation) {}

  /// One act that was done.
  ///
  /// @param at the instant, or null where only the day is kept
  /// @param clock the time limit that a reminder or a lapse is about
  /// @param role in which role it was done
  /// @param told who was told of it, besides the complainant
  /// @param recounted the last days that were counted again, since holidays were decreed
  /// @param withheld whether this reader isn't to know yet what it says: it belongs to a review of
  ///     what their institution decided, and the complainant hasn't its decision yet
  public record EntryView(
      int seq,
      LocalDate on,
      @Nullable Instant at,
      Named act,
      @Nullable Named clock,
      String who,
      @Nullable String institution,
      String citation,
      Map<String, String> texts,
      String role,
      List<ToldView> told,
      List<FileView> evidence,
      List<RecountView> recounted,
      boolean withheld) {}

  /// A last day that was counted again.
  ///
  /// @param told the day that held until then
  /// @param counted the day by the holidays that are decreed now
  /// @param due the day that holds; not `counted` where that would be worse for the complainant
  /// @param notice the notice by which the holidays were decreed; empty where a release brought
  ///     them along
  public record RecountView(
      Named clock,
      LocalDate told,
      LocalDate counted,
      LocalDate due,
      boolean provisional,
      String notice) {}

  /// Somebody in office who was told.
  public record ToldView(String who, @Nullable String institution) {}

  /// A file that came with an act.
  ///
  /// @param name as the sender called it; empty where it was erased
  /// @param type its media type, by content
  /// @param bytes the length of what is shown of it
  /// @param original whether what was sent is another file, which lies sealed and which this
  ///     reader may ask for
  public record FileView(UUID id, String name, String type, int bytes, boolean original) {}

  /// Who read it, and when.
  ///
  /// @param what `open`, `print`, `export` in a list, or `disclose` where somebody learned who
  ///     brought it
  /// @param file the name of the file that was opened, or null for the matter itself
  /// @param fields what of a person was disclosed, in words; null for other readings
  /// @param because the reason that was given, or null
  /// @param words what the officer wrote, or null
  public record ReadingView(
      LocalDate on,
      String who,
      @Nullable String institution,
      @Nullable String file,
      String what,
      @Nullable String fields,
      @Nullable String because,
      @Nullable String words) {}

  /// Somebody was told of an entry.
  ///
  /// @param institution whose officers were told, or null for the complainant
  public record NoticeView(
      int seq,
      LocalDate on,
      String to,
      @Nullable String institution,
      Named about,
      @Nullable Named clock) {}
}
