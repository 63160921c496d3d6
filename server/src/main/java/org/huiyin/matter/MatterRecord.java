package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// One row of `matter`: what never changes, and the fold of its journal so far.
record MatterRecord(Identity identity, Position position, State state, Walled walled) {

  /// What was fixed at filing, and the topic, which alone can be set anew.
  record Identity(
      String authority,
      UUID id,
      String number,
      String kind,
      Relation relation,
      Filing.About about,
      boolean anonymous,
      String channel,
      @Nullable String topic,
      @Nullable String place,
      String rulebook,
      Sealing.WrappedKey key,
      LocalDate openedOn) {

    /// The same about what the latest of these entries says that it is about.
    Identity after(List<Sealed> entries) {
      return entries.stream()
          .map(entry -> entry.facts().with().topic())
          .filter(Objects::nonNull)
          .reduce((earlier, later) -> later)
          .map(this::about)
          .orElse(this);
    }

    private Identity about(String newTopic) {
      return new Identity(
          authority, id, number, kind, relation, about, anonymous, channel, newTopic, place,
          rulebook, key, openedOn);
    }
  }

  /// How far the journal goes.
  ///
  /// @param lastSeq the last entry
  /// @param version the last entry that changed the state; readings leave it
  /// @param lastOn the latest legal day of an entry
  /// @param keyOfHelper whether the key is still that of the helper who brought it
  /// @param calendar number of the edition of the calendar by which its clocks were last counted
  record Position(int lastSeq, int version, LocalDate lastOn, boolean keyOfHelper, int calendar) {}

  String authority() {
    return identity.authority();
  }

  UUID id() {
    return identity.id();
  }

  @Nullable UUID seat(String seat) {
    return state.seats().get(seat);
  }

  /// An entry of the journal as stored.
  record Stored(
      int seq, Bytes facts, @Nullable Bytes content, @Nullable Bytes salt, Bytes commitment) {}

  /// An entry that is about to be written, with what it was sealed into.
  record Sealed(
      Facts facts,
      Bytes encoded,
      @Nullable Bytes content,
      Bytes salt,
      Bytes commitment,
      List<AttachedFile> files) {
    Sealed {
      files = List.copyOf(files);
    }
  }

  /// A file that an entry brings.
  ///
  /// @param key its key, sealed under the matter's
  record AttachedFile(UUID id, Bytes key) {}

  /// A running clock as the desk lists it.
  record DutyRow(
      int number,
      String clock,
      int promise,
      boolean window,
      String role,
      @Nullable UUID institution,
      @Nullable UUID unit,
      @Nullable UUID officer,
      LocalDate start,
      LocalDate due,
      boolean provisional) {}

  /// What one act writes: entries, the state after them, and everything that is derived from them.
  ///
  /// @param duties the rows of running clocks that are new or differ from before
  record Change(
      List<Sealed> entries,
      State state,
      Walled walled,
      int version,
      LocalDate lastOn,
      @Nullable LocalDate nextOn,
      int calendar,
      List<DutyRow> duties) {
    Change {
      entries = List.copyOf(entries);
      duties = List.copyOf(duties);
    }

    int lastSeq() {
      return entries.getLast().facts().seq();
    }
  }
}
