package org.huiyin.matter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Whether the files of a matter are what its journal says they were when they came. Reads each to
/// its end.
record CheckingEvidence(Attaching attaching) {

  List<String> differences(MatterRecord.Identity matter, List<Facts> journal) {
    int erased = CheckingErasure.since(journal);
    boolean archived = CheckingErasure.isArchived(journal);
    Map<UUID, EvidenceStore.Row> rows = new HashMap<>();
    attaching.store().all(Bound.CHECK, matter).forEach(row -> rows.put(row.id(), row));
    List<String> differences = new ArrayList<>();
    for (Facts entry : journal) {
      for (Facts.File file : entry.evidence()) {
        if (entry.seq() < erased) {
          EvidenceStore.Row left = rows.remove(file.id());
          if (attaching.folder().isKept(file.id()) != archived || (left != null) != archived) {
            differences.add(
                "evidence "
                    + file.id()
                    + (archived
                        ? " of the archive is missing"
                        : " was erased, and is still there"));
          }
          continue;
        }
        EvidenceStore.Row row = rows.remove(file.id());
        String wrong =
            row == null || row.seq() != entry.seq()
                ? "has lost its key"
                : difference(matter, row, file);
        if (!wrong.isEmpty()) {
          differences.add("evidence " + file.id() + " of entry " + entry.seq() + " " + wrong);
        }
      }
    }
    rows.keySet().stream()
        .sorted()
        .forEach(id -> differences.add("evidence " + id + " isn't in the journal"));
    return differences;
  }

  private String difference(MatterRecord.Identity matter, EvidenceStore.Row row, Facts.File file) {
    if (!attaching.folder().isKept(file.id())) {
      return "is missing";
    }
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(attaching.open(matter, row), digest)) {
      long bytes = in.transferTo(OutputStream.nullOutputStream());
      boolean same = HexFormat.of().formatHex(digest.digest()).equals(file.sha256());
      return same && bytes == file.bytes() ? "" : "was altered";
    } catch (IOException | UncheckedIOException | SealBroken e) {
      return "was altered, or can't be read";
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
