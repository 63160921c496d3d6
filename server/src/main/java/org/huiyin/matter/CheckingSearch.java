package org.huiyin.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a matter is found by what its journal says: whoever could change its row alone would
/// hide it from every search, or have it found by what nobody wrote.
record CheckingSearch(Searched searched, CheckingBatch batch) {

  private static final String NAME = "matter_words: ";
  private static final String ANEW = " (./huiyin index makes it anew)";

  /// @param rebuild whether its words are made once more, which takes longer than all else
  List<String> differences(
      MatterRecord matter, List<Facts> facts, List<MatterRecord.Stored> stored, boolean rebuild) {
    Optional<SearchRow> row = batch.searched(matter.id());
    if (CheckingErasure.since(facts) > 0) {
      return row.isPresent() ? List.of(NAME + "it was erased, and is still there") : List.of();
    }
    if (row.isEmpty()) {
      return facts.stream().skip(1).anyMatch(Facts::changesState)
          ? List.of(NAME + "its row is missing" + ANEW)
          : List.of();
    }
    List<String> differences = new ArrayList<>();
    if (!row.get().openedOn().equals(matter.identity().openedOn())) {
      differences.add(NAME + "column opened_on: " + row.get().openedOn() + ANEW);
    }
    if (!searched.liesWhere(row.get().marks(), matter)) {
      differences.add(NAME + "column marks: " + row.get().marks() + ANEW);
    }
    if (rebuild && !row.get().words().equals(words(matter, stored))) {
      differences.add(NAME + "column words: others than its entries have" + ANEW);
    }
    return differences;
  }

  /// Altered texts, and a rulebook that isn't there, are named where they are checked.
  private String words(MatterRecord matter, List<MatterRecord.Stored> stored) {
    try {
      return searched.writtenWords(matter, stored, identities(matter));
    } catch (SealBroken | IllegalStateException e) {
      return batch.searched(matter.id()).map(SearchRow::words).orElse("");
    }
  }

  private List<String> identities(MatterRecord matter) {
    List<String> said = new ArrayList<>();
    for (CheckingStore.Piece piece : batch.sealed(matter.id())) {
      Bytes sealed = piece.sealed();
      if (sealed != null && piece.field().startsWith("party/")) {
        said.addAll(searched.opened(matter.identity(), piece.field(), sealed));
      }
    }
    return said;
  }
}
