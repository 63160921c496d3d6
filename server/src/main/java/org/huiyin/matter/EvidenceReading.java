package org.huiyin.matter;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.FileScan.Verdict;

/// Opens single files of a matter, for those who may read it.
final class EvidenceReading {

  private final Parts parts;
  private final Attaching attaching;
  private final ReadingMatters reading;
  private final FileScan scan;

  EvidenceReading(Parts parts, Attaching attaching, ReadingMatters reading, FileScan scan) {
    this.parts = parts;
    this.attaching = attaching;
    this.reading = reading;
    this.scan = scan;
  }

  List<Evidence> left(List<Evidence> files) {
    return attaching.left(files);
  }

  Optional<EvidenceFile> read(Complainant reader, UUID id) {
    return parts
        .store()
        .find(Bound.to(reader), reader.authority(), reader.matter())
        .flatMap(matter -> file(Bound.to(reader), matter.identity(), id, FileScan.NONE));
  }

  Optional<EvidenceFile> open(OfficerPrincipal reader, MatterNumber number, UUID id) {
    Bound by = parts.bound(reader);
    return reading
        .journaled(reader, number, id, matter -> isFor(reader, matter, id))
        .flatMap(matter -> file(by, matter.identity(), id, scan));
  }

  private boolean isFor(OfficerPrincipal reader, MatterRecord matter, UUID id) {
    Bound by = parts.bound(reader);
    List<Facts> journal =
        parts.store().journal(by, matter.authority(), matter.id()).stream()
            .map(entry -> Facts.decode(entry.facts().array()))
            .toList();
    BelowReview below = BelowReview.of(parts, matter, journal, reader.institution());
    return attaching
        .find(by, matter.identity(), id)
        .filter(row -> !below.withholds(row.seq()))
        .isPresent();
  }

  private Optional<EvidenceFile> file(
      Bound by, MatterRecord.Identity matter, UUID id, FileScan scan) {
    return attaching.find(by, matter, id).flatMap(row -> file(by, matter, row, scan));
  }

  private Optional<EvidenceFile> file(
      Bound by, MatterRecord.Identity matter, EvidenceStore.Row row, FileScan scan) {
    for (MatterRecord.Stored entry : parts.store().journal(by, matter.authority(), matter.id())) {
      List<Facts.File> files = Facts.decode(entry.facts().array()).evidence();
      for (int i = 0; i < files.size(); i++) {
        Facts.File file = files.get(i);
        if (entry.seq() == row.seq() && file.id().equals(row.id())) {
          Map<String, String> texts = parts.journal().texts(matter, entry);
          Verdict verdict = verdict(matter, row, scan);
          return Optional.of(
              new EvidenceFile(
                  texts.getOrDefault(Said.name(i), ""),
                  file.type(),
                  file.bytes(),
                  attaching.open(matter, row),
                  verdict));
        }
      }
    }
    return Optional.empty();
  }

  /// What was altered isn't clean, and ends the reading of it anyway.
  private Verdict verdict(MatterRecord.Identity matter, EvidenceStore.Row row, FileScan scan) {
    if (!scan.isThere()) {
      return Verdict.NOBODY;
    }
    try (InputStream file = attaching.open(matter, row)) {
      return scan.look(file);
    } catch (IOException altered) {
      return Verdict.UNKNOWN;
    }
  }
}
