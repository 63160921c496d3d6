package org.huiyin.matter;

import java.util.List;
import java.util.stream.Stream;

/// The rows of a matter that [Checking] doesn't fold from its journal, each compared with what the
/// journal says of it.
record CheckingRows(
    CheckingState state,
    CheckingSealed sealed,
    CheckingWriters writers,
    CheckingHolds holds,
    CheckingOrders orders,
    CheckingSearch search) {

  static CheckingRows of(Parts parts, CheckingBatch batch, StateCodec states, Searched searched) {
    return new CheckingRows(
        new CheckingState(states, batch),
        new CheckingSealed(parts.sealing(), batch),
        new CheckingWriters(batch),
        new CheckingHolds(parts.journal(), batch),
        new CheckingOrders(parts.journal(), batch),
        new CheckingSearch(searched, batch));
  }

  /// @param rebuild whether what takes long is made once more
  List<String> differences(
      MatterRecord matter, List<Facts> facts, List<MatterRecord.Stored> stored, boolean rebuild) {
    return Stream.of(
            state.differences(matter),
            sealed.differences(matter, facts),
            writers.differences(matter, facts),
            holds.differences(matter, facts, stored),
            orders.differences(matter, facts, stored),
            search.differences(matter, facts, stored, rebuild))
        .flatMap(List::stream)
        .toList();
  }
}
