package org.huiyin.rulebook;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One act of a procedure: who may do it and when, what it needs, and what follows.
///
/// @param tells the posts that are told of it
public record ActDefinition(
    String id,
    Texts title,
    Citation source,
    Gate gate,
    Needs needs,
    Changes changes,
    List<Post> tells) {

  public ActDefinition {
    tells = List.copyOf(tells);
  }

  /// Whether only time can do it.
  public boolean isSystem() {
    return gate.by().stream().allMatch(Post::isSystem);
  }

  /// Whether it can be about this promise as the matter stands: the promise is in a state that it
  /// changes, and if it is done only while something is owed, that is owed for this promise.
  public boolean isAbout(State.Promise promise, State state) {
    PromiseChange change = changes.promise();
    String owed = gate.owed();
    return change != null
        && change.from().contains(promise.state())
        && (owed == null
            || state.running(owed).stream().anyMatch(clock -> clock.promise() == promise.number()));
  }

  ActDefinition meeting(List<String> clocks) {
    return new ActDefinition(id, title, source, gate, needs, changes.meeting(clocks), tells);
  }

  /// Who may do it, and when.
  ///
  /// @param by the posts that may
  /// @param jointly whether all of them must, and it takes effect when the last one does
  /// @param opens whether it opens a matter, and so is done in no stage
  /// @param stages the stages in which it may be done; empty for every stage, unless it opens
  /// @param kinds the kinds of matter that have it; empty for all
  /// @param within the clock that must be running and not over, or null
  /// @param until the clock after whose end it may not be done any more, or null
  /// @param owed the clock that must be running, be it late, or null
  /// @param atMost how often it may be done; 0 for no bound
  /// @param notDecided who decided in one of these instances may not do it
  /// @param notBy who was the last to do one of these acts may not do it
  public record Gate(
      List<Post> by,
      boolean jointly,
      boolean opens,
      Set<String> stages,
      Set<String> kinds,
      @Nullable String within,
      @Nullable String until,
      @Nullable String owed,
      int atMost,
      Citation atMostSource,
      Set<String> notDecided,
      Set<String> notBy) {
    public Gate {
      by = List.copyOf(by);
      stages = Set.copyOf(stages);
      kinds = Set.copyOf(kinds);
      notDecided = Set.copyOf(notDecided);
      notBy = Set.copyOf(notBy);
    }
  }

  /// What it needs.
  ///
  /// @param with particulars that must be there
  /// @param mayHave particulars that may be there
  /// @param texts texts that must be there
  /// @param since the date before which `on` can't lie, or null
  /// @param elsewhere the seats in whose institutions the given one may not sit already
  /// @param identity the article for whose sake the complainant has to say who they are before
  ///     they do it, or null where it is done without a name
  public record Needs(
      Set<Particular> with,
      Set<Particular> mayHave,
      List<String> texts,
      @Nullable String since,
      List<String> elsewhere,
      @Nullable Citation identity) {
    public Needs {
      with = Set.copyOf(with);
      mayHave = Set.copyOf(mayHave);
      texts = List.copyOf(texts);
      elsewhere = List.copyOf(elsewhere);
    }
  }

  /// What follows.
  ///
  /// @param leadsTo the stage that it leads to, or null if the matter stays where it is
  /// @param records the dates that are recorded as the day of the act
  /// @param recordsOn the date that is recorded as `on`, or null
  /// @param ends the clocks that it meets
  /// @param voids the clocks whose ground falls away
  /// @param voidsAll whether that is every clock
  /// @param contests the pause that it contests, and that has to last still, or null
  /// @param recusal what it does about somebody keeping out, or null
  /// @param objection what it does about an objection to somebody's reading, or null
  /// @param marks the marks that it sets, each by the ground that it says why: a ground of the
  ///     rulebook, [#GIVEN] or [#NO_MARK]
  public record Changes(
      @Nullable String leadsTo,
      List<String> records,
      @Nullable String recordsOn,
      Set<String> ends,
      Set<String> voids,
      boolean voidsAll,
      Map<String, SeatChange> seats,
      @Nullable String assigns,
      @Nullable Extension extend,
      @Nullable Stop pause,
      @Nullable Stop resume,
      @Nullable Stop contests,
      @Nullable String decides,
      @Nullable String outcome,
      @Nullable PromiseChange promise,
      @Nullable Word word,
      @Nullable Recusal recusal,
      @Nullable Objection objection,
      Map<String, String> marks) {

    /// The ground of a mark is the one that the act names.
    public static final String GIVEN = "given";

    /// The mark is taken away.
    public static final String NO_MARK = "none";

    public Changes {
      records = List.copyOf(records);
      ends = Set.copyOf(ends);
      voids = Set.copyOf(voids);
      seats = ArrayMap.copyOf(seats);
      marks = ArrayMap.copyOf(marks);
    }

    /// An act that changes nothing but these.
    public static Changes beside(
        List<String> records,
        @Nullable String recordsOn,
        Set<String> ends,
        @Nullable Recusal recusal) {
      return beside(records, recordsOn, ends, recusal, null);
    }

    /// The same, or one about an objection.
    public static Changes beside(
        List<String> records,
        @Nullable String recordsOn,
        Set<String> ends,
        @Nullable Recusal recusal,
        @Nullable Objection objection) {
      return new Changes(
          null, records, recordsOn, ends, Set.of(), false, Map.of(), null, null, null, null, null,
          null, null, null, null, recusal, objection, Map.of());
    }

    /// An act that starts and ends duties beside the matter, and marks it.
    public static Changes besideMarking(
        List<String> records, Set<String> ends, Set<String> voids, Map<String, String> marks) {
      return new Changes(
          null, records, null, ends, voids, false, Map.of(), null, null, null, null, null, null,
          null, null, null, null, null, marks);
    }

    /// Whether whoever does it steps back.
    public boolean recuses() {
      return recusal == Recusal.SELF;
    }

    /// Whether it decides on what somebody asked, that an officer keep out.
    public boolean decidesRecusal() {
      return recusal == Recusal.GRANT || recusal == Recusal.REFUSE;
    }

    Changes meeting(List<String> clocks) {
      Set<String> met = new HashSet<>(ends);
      met.addAll(clocks);
      return new Changes(
          leadsTo, records, recordsOn, met, voids, voidsAll, seats, assigns, extend, pause, resume,
          contests, decides, outcome, promise, word, recusal, objection, marks);
    }
  }

  /// What an act does about an objection of a complainant to what an officer has read: it objects,
  /// or answers.
  public enum Objection {
    ASK,
    ANSWER
  }

  /// What an act does about an officer's keeping out: whoever does it steps back; it asks that the
  /// officer given keep out; it agrees to that, or doesn't.
  public enum Recusal {
    SELF,
    ASK,
    GRANT,
    REFUSE
  }

  /// Who sits down in a seat: the institution that the act names, nobody, the one of another
  /// seat or the one above another seat.
  ///
  /// @param seat the other seat; empty for the first two
  public record SeatChange(How how, String seat) {

    /// Who sits down.
    public enum How {
      GIVEN,
      NONE,
      SAME_AS,
      SUPERIOR_OF
    }
  }

  /// More time for a clock.
  ///
  /// @param upTo the days that all extensions of the clock may reach
  public record Extension(String clock, Length upTo) {}

  /// A clock that stands still, or runs again, and on which ground.
  public record Stop(String clock, String ground) {}

  /// From which states to which a promise is brought.
  public record PromiseChange(Set<PromiseState> from, PromiseState to) {
    public PromiseChange {
      from = Set.copyOf(from);
    }
  }
}
