package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
/// @param legal where it stands in law
/// @param word what the complainant said; `silent` is no consent
/// @param onBehalf that a helper brought it; null where complainants did so themselves
/// @param outlook the latest day of each answer if every step takes all its time
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
    @Nullable String topic,
    @Nullable String place,
    @Nullable OnBehalf onBehalf,
    LocalDate openedOn,
    List<ClockView> clocks,
    List<OutlookView> outlook,
    List<DecisionView> decisions,
    List<PromiseView> promises,
    List<ActView> can,
    List<EntryView> happened,
    List<ReadingView> readings,
    List<NoticeView> notices) {

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

  /// A clock and how its date was counted.
  ///
  /// @param status `running`, `paused`, `met`, `ran-out` or `void`
  /// @param provisional may move when the holidays of its year are decreed
  /// @param house whether it is the institution's own promise and not law
  /// @param counted the account of its days, as text
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
      String counted) {}

  public record OutlookView(Named answer, LocalDate latest, boolean provisional) {}

  public record DecisionView(String instance, Named outcome, @Nullable String institution) {}

  public record PromiseView(int number, LocalDate due, String state, @Nullable String text) {}

  /// An act that can be done now, and what it needs.
  public record ActView(Named act, List<String> with, List<String> texts, String citation) {}

  /// One act that was done.
  ///
  /// @param at the instant, or null where only the day is kept
  /// @param clock the time limit that a reminder or a lapse is about
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
      List<FileView> evidence) {}

  /// A file that came with an act.
  ///
  /// @param name as the sender called it; empty where it was erased
  /// @param type its media type, by content
  public record FileView(UUID id, String name, String type, int bytes) {}

  /// Who read it, and when.
  ///
  /// @param file the name of the file that was opened, or null for the matter itself
  public record ReadingView(
      LocalDate on, String who, @Nullable String institution, @Nullable String file) {}

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
