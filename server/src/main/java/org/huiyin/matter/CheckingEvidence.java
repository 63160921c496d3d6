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
record CheckingEvidence(Attaching attaching, CheckingBatch batch) {

  List<String> differences(MatterRecord.Identity matter, List<Facts> journal) {
    int erased = CheckingErasure.since(journal);
    boolean archived = CheckingErasure.isArchived(journal);
    Map<UUID, EvidenceStore.Row> rows = new HashMap<>();
    batch.files(matter.id()).forEach(row -> rows.put(row.id(), row));
    List<String> differences = new ArrayList<>();
    for (Facts entry : journal) {
      for (Facts.File file : entry.evidence()) {
        for (Facts.Copy one : originalAndCopy(file)) {
          if (entry.seq() < erased) {
            EvidenceStore.Row left = rows.remove(one.id());
            if (attaching.folder().isKept(one.id()) != archived || (left != null) != archived) {
              differences.add(
                  "evidence "
                      + one.id()
                      + (archived
                          ? " of the archive is missing"
                          : " was erased, and is still there"));
            }
            continue;
          }
          EvidenceStore.Row row = rows.remove(one.id());
          String wrong =
              row == null || row.seq() != entry.seq()
                  ? "has lost its key"
                  : difference(matter, row, one);
          if (!wrong.isEmpty()) {
            differences.add("evidence " + one.id() + " of entry " + entry.seq() + " " + wrong);
          }
        }
      }
    }
    rows.keySet().stream()
        .sorted()
        .forEach(id -> differences.add("evidence " + id + " isn't in the journal"));
    return differences;
  }

  private static List<Facts.Copy> originalAndCopy(Facts.File file) {
    Facts.Copy original = new Facts.Copy(file.id(), file.bytes(), file.sha256());
    Facts.Copy copy = file.copy();
    return copy == null ? List.of(original) : List.of(original, copy);
  }

  private String difference(MatterRecord.Identity matter, EvidenceStore.Row row, Facts.Copy file) {
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
