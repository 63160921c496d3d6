package org.huiyin.matter;

import java.util.List;
import org.huiyin.rulebook.State;

/// Whether the stored snapshot of a state is written as it would be now: a word in it that nobody
/// reads would come back with the next program. One of an older fold is left to the fold.
record CheckingState(StateCodec states, CheckingBatch batch) {

  List<String> differences(MatterRecord matter) {
    CheckingStore.Row stored = batch.row(matter.id());
    if (stored.fold() < 1 || stored.fold() > State.FOLD_VERSION) {
      return List.of("column fold_version: " + stored.fold() + ", there is none");
    }
    return stored.fold() == State.FOLD_VERSION && !states.says(stored.state(), matter.state())
        ? List.of("state: it holds something that isn't read")
        : List.of();
  }
}
