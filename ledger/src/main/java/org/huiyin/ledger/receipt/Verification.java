package org.huiyin.ledger.receipt;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.VerifierKey;

/// What was verified of a receipt or a promise, and what wasn’t. Texts that somebody wrote are not
/// among it. Immutable.
///
/// @param origin which log the receipt speaks of
/// @param trust on whose word the keys are relied on
/// @param checkpoint what the log said of itself; empty where there is none, or none that is
///     signed
/// @param signedBy who signed the checkpoint or the promise, of those that are relied on
/// @param contradictions between parts of the receipt
public record Verification(
    String origin,
    Trust trust,
    Signed checkpointSigned,
    Optional<Checkpoint> checkpoint,
    Set<VerifierKey> signedBy,
    Witnessed witnessed,
    List<Cosignature> cosignatures,
    Promised promised,
    List<Shown> entries,
    Set<Contradiction> contradictions) {

  public Verification {
    signedBy = Set.copyOf(signedBy);
    cosignatures = List.copyOf(cosignatures);
    entries = List.copyOf(entries);
    contradictions = Set.copyOf(contradictions);
  }

  /// On whose word the log’s keys are relied on.
  public enum Trust {
    /// Whoever verifies named the key.
    PINNED,
    /// The receipt names its own: it shows that nothing was altered since whoever has that key
    /// wrote it, and not who that is.
    NAMED_BY_THE_RECEIPT,
    /// Whoever verifies named keys, and none is this log’s.
    OTHER_LOG,
    /// There is no key.
    NONE
  }

  /// Whether a note is signed.
  public enum Signed {
    RIGHT,
    /// By none of the keys that are relied on.
    BY_NOBODY_KNOWN,
    /// A signature of one of them is wrong, or the note says something else than it should.
    WRONG,
    /// There is no note.
    ABSENT
  }

  /// Whether witnesses cosigned the checkpoint.
  public enum Witnessed {
    ENOUGH,
    TOO_FEW,
    /// A line of one of them is wrong.
    WRONG,
    /// Nobody said whose cosignatures count.
    NOT_ASKED
  }

  /// What can be told of a promise without the log.
  public enum Keeping {
    /// The entry is in the log.
    KEPT,
    /// Enough witnesses had seen it there before the day was over.
    KEPT_IN_TIME,
    /// The entry isn’t shown to be there, and the day isn’t over.
    OPEN,
    /// The day is over, and the entry isn’t shown to be there: a newer receipt has to show it.
    OVERDUE,
    /// There is no promise, or none that is signed.
    NOTHING_PROMISED
  }

  /// The promise.
  ///
  /// @param promise empty where there is none
  public record Promised(Signed signed, Optional<Promise> promise, Keeping keeping) {

    static final Promised NOTHING =
        new Promised(Signed.ABSENT, Optional.empty(), Keeping.NOTHING_PROMISED);
  }

  /// What is known of an entry.
  public enum Standing {
    /// It is in the log whose checkpoint is signed.
    IN_THE_LOG,
    /// It isn’t there yet, and is what was promised.
    PROMISED,
    /// It isn’t there yet, and nothing shows it.
    UNPROVEN,
    /// Its proof leads to the checkpoint, which nobody known signed.
    UNSIGNED,
    /// Its proof leads elsewhere: the entry was altered, or never was there.
    NOT_IN_THE_LOG,
    /// What it says isn’t an entry of a journal.
    MALFORMED
  }

  /// An entry.
  ///
  /// @param isOpen whether the receipt has what it says, and that is what is committed to
  /// @param index where it stands in the log
  /// @param told the facts that anybody may see who sees the receipt; empty if it isn’t open
  public record Shown(
      Commitment commitment,
      boolean isOpen,
      Standing standing,
      Optional<Long> index,
      Optional<Told> told) {}

  /// What an entry says of itself.
  ///
  /// @param number the matter’s; empty but in the first entry
  public record Told(long seq, String act, LocalDate on, Optional<String> number) {}

  /// Parts of a receipt that say different things.
  public enum Contradiction {
    /// The checkpoint or the promise is another log’s.
    ANOTHER_LOG,
    /// Entries of more than one matter.
    SEVERAL_MATTERS,
    /// The same entry, number in the matter, or position in the log, twice.
    TWICE,
    /// The promise is for none of the entries.
    PROMISE_OF_ANOTHER_ENTRY,
    /// The promise and the filing name different numbers.
    ANOTHER_NUMBER
  }

  /// Whether nothing is wrong and something was verified: an entry in the log, or at least a
  /// promise.
  public boolean holds() {
    return !hasWrong() && hasRight();
  }

  private boolean hasWrong() {
    return trust == Trust.OTHER_LOG
        || trust == Trust.NONE
        || isWrong(checkpointSigned)
        || isWrong(promised.signed())
        || witnessed == Witnessed.WRONG
        || witnessed == Witnessed.TOO_FEW
        || !contradictions.isEmpty()
        || entries.stream().anyMatch(Verification::isWrong);
  }

  private static boolean isWrong(Signed signed) {
    return signed == Signed.WRONG || signed == Signed.BY_NOBODY_KNOWN;
  }

  private static boolean isWrong(Shown entry) {
    return switch (entry.standing()) {
      case IN_THE_LOG, PROMISED, UNPROVEN -> false;
      case UNSIGNED, NOT_IN_THE_LOG, MALFORMED -> true;
    };
  }

  private boolean hasRight() {
    return promised.signed() == Signed.RIGHT
        || entries.stream().anyMatch(e -> e.standing() == Standing.IN_THE_LOG);
  }
}
