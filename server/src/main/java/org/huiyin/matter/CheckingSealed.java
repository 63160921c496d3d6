package org.huiyin.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether what is sealed beside the journal is there as long as nothing erased it, and opens: who
/// brought the matter, who that was before a correction, and what a group asks and agreed to.
/// Nothing of it is looked at or shown.
record CheckingSealed(Sealing sealing, CheckingBatch batch) {

  List<String> differences(MatterRecord matter, List<Facts> facts) {
    List<String> differences = new ArrayList<>();
    int erased = CheckingErasure.since(facts);
    List<CheckingStore.Piece> pieces = batch.sealed(matter.id());
    for (CheckingStore.Piece piece : pieces) {
      if (erased > 0) {
        differences.add(piece.what() + " was erased, and is still there");
      } else if (!opens(matter, piece)) {
        differences.add(piece.what() + " was altered: it can't be opened");
      }
    }
    if (erased == 0) {
      missing(matter, facts, pieces).ifPresent(differences::add);
      days(matter, facts, differences);
    }
    return differences;
  }

  private boolean opens(MatterRecord matter, CheckingStore.Piece piece) {
    MatterRecord.Identity m = matter.identity();
    Bytes sealed = piece.sealed();
    if (sealed == null) {
      return true;
    }
    try {
      return sealing.open(m.key(), m.authority(), m.id(), piece.field(), sealed.array()).length > 0;
    } catch (SealBroken e) {
      return false;
    }
  }

  /// Whoever brought it with others may leave them, and is then gone from it.
  private static Optional<String> missing(
      MatterRecord matter, List<Facts> facts, List<CheckingStore.Piece> pieces) {
    boolean isGone = has(facts, Erasing.IDENTITY_ERASED) || has(facts, Noting.GROUP);
    boolean isKept = pieces.stream().anyMatch(piece -> piece.what().equals("party: row 1"));
    if (has(facts, Noting.GROUP)
        && pieces.stream().noneMatch(piece -> piece.field().equals("group/said"))) {
      return Optional.of("matter_group: its row is missing");
    }
    // Who brought one that had ended elsewhere isn't taken in.
    return matter.identity().anonymous() || isGone || isKept || EndedBefore.is(matter.state())
        ? Optional.empty()
        : Optional.of("party: row 1 is missing, and no entry says that it was erased");
  }

  private void days(MatterRecord matter, List<Facts> facts, List<String> differences) {
    batch
        .correctedOn(matter.id())
        .filter(
            day ->
                facts.stream()
                    .noneMatch(
                        entry -> entry.act().equals(Noting.CORRECTED) && entry.on().equals(day)))
        .ifPresent(
            day ->
                differences.add(
                    "party_before: column changed_on: " + day + ", by the journal another day"));
  }

  private static boolean has(List<Facts> facts, String act) {
    return facts.stream().anyMatch(entry -> entry.act().equals(act));
  }
}
