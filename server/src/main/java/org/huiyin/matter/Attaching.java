package org.huiyin.matter;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Makes held files part of a matter, and opens them again.
///
/// The files come first and the rows after: what a row names is on disk. A file whose row never
/// came is swept.
record Attaching(EvidenceFolder folder, EvidenceStore store, Sealing sealing) {

  static final String FIELD = "evidence";

  private static final int ASKED_AT_ONCE = 1_000;

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
    List<UUID> files = ids(evidence);
    Set<UUID> ids = Set.copyOf(files);
    return ids.size() == files.size()
        && store.recorded(ids).isEmpty()
        && files.stream().allMatch(folder::keep);
  }

  /// Those that can still be sent: here, and part of no matter.
  List<Evidence> left(List<Evidence> evidence) {
    if (evidence.isEmpty()) {
      return evidence;
    }
    Set<UUID> sent = store.recorded(Set.copyOf(ids(evidence)));
    return evidence.stream()
        .filter(file -> file.ids().stream().allMatch(id -> folder.has(id) && !sent.contains(id)))
        .toList();
  }

  private static List<UUID> ids(List<Evidence> evidence) {
    return evidence.stream().flatMap(file -> file.ids().stream()).toList();
  }

  /// A file's key as the matter keeps it.
  private static MatterRecord.AttachedFile attached(
      Sealing sealing, Sealing.WrappedKey key, Facts facts, UUID file, FileKey own) {
    return new MatterRecord.AttachedFile(
        file,
        Bytes.of(sealing.seal(key, facts.authority(), facts.matter(), field(file), own.bytes())));
  }

  /// What the matter keeps of files, each original and each copy.
  static List<MatterRecord.AttachedFile> attached(
      Sealing sealing, Sealing.WrappedKey key, Facts facts, List<Evidence> evidence) {
    List<MatterRecord.AttachedFile> attached = new ArrayList<>();
    for (Evidence file : evidence) {
      attached.add(attached(sealing, key, facts, file.id(), file.key()));
      Evidence.Copy copy = file.copy();
      if (copy != null) {
        attached.add(attached(sealing, key, facts, copy.id(), copy.key()));
      }
    }
    return attached;
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

  /// Kept files that are part of no matter, though a sweep should have deleted them: what a
  /// deletion that failed has left, or what came from elsewhere.
  List<UUID> astray(Instant now) {
    List<UUID> kept = folder.keptLongAgo(now).stream().sorted().toList();
    List<UUID> astray = new ArrayList<>();
    for (int from = 0; from < kept.size(); from += ASKED_AT_ONCE) {
      List<UUID> some = kept.subList(from, Math.min(kept.size(), from + ASKED_AT_ONCE));
      Set<UUID> recorded = store.recorded(Set.copyOf(some));
      some.stream().filter(file -> !recorded.contains(file)).forEach(astray::add);
    }
    return astray;
  }

  int sweep(Instant now) {
    return folder.sweep(now, store::recorded);
  }

  private static String field(UUID file) {
    return FIELD + "/" + file;
  }
}
