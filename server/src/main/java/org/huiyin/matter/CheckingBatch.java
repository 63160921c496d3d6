package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// All that the database holds of some matters, read at once. Immutable.
record CheckingBatch(
    Map<UUID, MatterRecord> matters,
    Map<UUID, List<CheckingStore.Line>> lines,
    Map<UUID, List<CheckingStore.Row>> rows,
    Map<UUID, List<MatterRecord.DutyRow>> allDuties,
    Map<UUID, List<Integer>> allMisfiled,
    Map<UUID, List<CheckingStore.Notice>> allNotices,
    Map<UUID, List<EvidenceStore.Row>> allFiles,
    Map<UUID, List<CheckingStore.Piece>> allSealed,
    Map<UUID, List<LocalDate>> corrections,
    Map<UUID, List<LocalDate>> archive,
    Map<UUID, List<ErasureRegister.Line>> allErasures,
    Map<UUID, List<CheckingStore.HoldRow>> allHolds,
    Map<UUID, List<CheckingStore.OrderRow>> allOrders,
    Map<UUID, List<SearchRow>> allSearched) {

  /// Reads it.
  ///
  /// @throws RuntimeException where a row of any of them can't be read, as for one alone
  static CheckingBatch of(CheckingStore.Some some, MatterStore matters, CheckingStore store) {
    return new CheckingBatch(
        matters.all(Bound.CHECK, some.authority(), some.matters()),
        store.journals(some),
        store.rows(some),
        store.duties(some),
        store.misfiled(some),
        store.notices(some),
        store.files(some),
        store.sealed(some),
        store.correctedOn(some),
        store.archived(some),
        store.erasures(some),
        store.holds(some),
        store.orders(some),
        store.searched(some));
  }

  Optional<MatterRecord> matter(UUID matter) {
    return Optional.ofNullable(matters.get(matter));
  }

  List<MatterRecord.Stored> journal(UUID matter) {
    return of(lines, matter).stream().map(CheckingStore.Line::entry).toList();
  }

  List<CheckingStore.Writer> writers(UUID matter) {
    return of(lines, matter).stream().map(CheckingStore.Line::writer).toList();
  }

  CheckingStore.Row row(UUID matter) {
    return of(rows, matter).getFirst();
  }

  List<MatterRecord.DutyRow> duties(UUID matter) {
    return of(allDuties, matter);
  }

  List<Integer> misfiled(UUID matter) {
    return of(allMisfiled, matter);
  }

  List<CheckingStore.Notice> notices(UUID matter) {
    return of(allNotices, matter);
  }

  List<EvidenceStore.Row> files(UUID matter) {
    return of(allFiles, matter);
  }

  List<CheckingStore.Piece> sealed(UUID matter) {
    return of(allSealed, matter);
  }

  Optional<LocalDate> correctedOn(UUID matter) {
    return of(corrections, matter).stream().findFirst();
  }

  boolean isArchived(UUID matter) {
    return archive.containsKey(matter);
  }

  List<ErasureRegister.Line> erasures(UUID matter) {
    return of(allErasures, matter);
  }

  List<CheckingStore.HoldRow> holds(UUID matter) {
    return of(allHolds, matter);
  }

  List<CheckingStore.OrderRow> orders(UUID matter) {
    return of(allOrders, matter);
  }

  Optional<SearchRow> searched(UUID matter) {
    return of(allSearched, matter).stream().findFirst();
  }

  private static <T> List<T> of(Map<UUID, List<T>> all, UUID matter) {
    return all.getOrDefault(matter, List.of());
  }
}
