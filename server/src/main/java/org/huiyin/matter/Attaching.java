package org.huiyin.matter;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Makes held files part of a matter, and opens them again.
///
/// The files come first and the rows after: what a row names is on disk. A file whose row never
/// came is swept.
record Attaching(EvidenceFolder folder, EvidenceStore store, Sealing sealing) {

  static final String FIELD = "evidence";

  static List<FieldError> mistakes(List<Evidence> evidence) {
    return evidence.size() > Evidence.MOST_FILES
        ? List.of(FieldError.of(FIELD, "too-many-files"))
        : List.of();
  }

  static FieldError gone() {
    return FieldError.of(FIELD, "gone");
  }

  /// Keeps the files, each for one entry only.
  ///
  /// @return false if one isn't there, or is part of a matter already
  boolean keep(List<Evidence> evidence) {
    if (evidence.isEmpty()) {
      return true;
    }
    Set<UUID> ids = evidence.stream().map(Evidence::id).collect(Collectors.toUnmodifiableSet());
    return ids.size() == evidence.size()
        && store.recorded(ids).isEmpty()
        && evidence.stream().allMatch(file -> folder.keep(file.id()));
  }

  /// Those that can still be sent: here, and part of no matter.
  List<Evidence> left(List<Evidence> evidence) {
    if (evidence.isEmpty()) {
      return evidence;
    }
    Set<UUID> sent =
        store.recorded(evidence.stream().map(Evidence::id).collect(Collectors.toSet()));
    return evidence.stream()
        .filter(file -> folder.has(file.id()) && !sent.contains(file.id()))
        .toList();
  }

  /// The file's key as the matter keeps it.
  static Bytes sealedKey(Sealing sealing, Sealing.WrappedKey key, Facts facts, Evidence file) {
    return Bytes.of(
        sealing.seal(key, facts.authority(), facts.matter(), field(file.id()), file.key().bytes()));
  }

  /// The bytes of a file.
  ///
  /// @throws SealBroken if its key was altered or moved
  InputStream open(MatterRecord.Identity matter, EvidenceStore.Row row) {
    return sealing.openFile(folder.open(row.id()), key(matter, row), row.id());
  }

  /// @throws SealBroken if it was altered or moved
  FileKey key(MatterRecord.Identity matter, EvidenceStore.Row row) {
    return FileKey.of(
        sealing.open(
            matter.key(), matter.authority(), matter.id(), field(row.id()), row.key().array()));
  }

  Optional<EvidenceStore.Row> find(Bound by, MatterRecord.Identity matter, UUID id) {
    return store.find(by, matter, id);
  }

  int sweep(Instant now) {
    return folder.sweep(now, store::recorded);
  }

  private static String field(UUID file) {
    return FIELD + "/" + file;
  }
}
