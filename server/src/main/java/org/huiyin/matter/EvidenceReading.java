package org.huiyin.matter;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.Participant;
import org.huiyin.matter.FileScan.Verdict;

/// Opens single files of a matter, for those who may read it: what is shown of them, or, for
/// whoever sent them, what was sent.
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

  /// A file where it stands in the journal.
  ///
  /// @param index among those of its entry
  record Found(MatterRecord.Stored entry, int index, Facts.File file) {}

  List<Evidence> left(List<Evidence> files) {
    return attaching.left(files);
  }

  Optional<EvidenceFile> read(Participant reader, UUID id) {
    Bound by = Bound.to(reader);
    return of(reader)
        .flatMap(
            matter ->
                find(by, matter, id, new Hearing(reader)::hears)
                    .flatMap(found -> shown(by, matter, found, FileScan.NONE)));
  }

  Optional<EvidenceFile> readOriginal(Complainant reader, UUID id) {
    Bound by = Bound.to(reader);
    return of(reader)
        .flatMap(
            matter ->
                find(by, matter, id, new Hearing(reader)::hears)
                    .flatMap(found -> sent(by, matter, found, FileScan.NONE)));
  }

  private Optional<MatterRecord.Identity> of(Participant reader) {
    return parts
        .store()
        .find(Bound.to(reader), reader.authority(), reader.matter())
        .map(MatterRecord::identity);
  }

  Optional<EvidenceFile> open(OfficerPrincipal reader, MatterNumber number, UUID id) {
    Bound by = parts.bound(reader);
    return reading
        .journaled(reader, number, id, matter -> readable(reader, matter, id).isPresent())
        .flatMap(
            matter ->
                find(by, matter.identity(), id)
                    .flatMap(found -> shown(by, matter.identity(), found, scan)));
  }

  /// The file, where this officer may know yet what came with its entry.
  Optional<Found> readable(OfficerPrincipal reader, MatterRecord matter, UUID id) {
    Bound by = parts.bound(reader);
    List<Facts> journal = Journal.facts(parts.store().journal(by, matter.authority(), matter.id()));
    BelowReview below = BelowReview.of(parts, matter, journal, reader.institution());
    return find(by, matter.identity(), id)
        .filter(found -> !below.withholds(found.entry().seq()))
        .filter(found -> attaching.find(by, matter.identity(), id).isPresent());
  }

  private Optional<Found> find(Bound by, MatterRecord.Identity matter, UUID id) {
    return find(by, matter, id, _ -> true);
  }

  /// @param heard which entries are for whoever reads
  private Optional<Found> find(
      Bound by, MatterRecord.Identity matter, UUID id, Predicate<Facts> heard) {
    for (MatterRecord.Stored entry : parts.store().journal(by, matter.authority(), matter.id())) {
      Facts facts = Facts.decode(entry.facts().array());
      List<Facts.File> files = heard.test(facts) ? facts.evidence() : List.of();
      for (int i = 0; i < files.size(); i++) {
        if (files.get(i).id().equals(id)) {
          return Optional.of(new Found(entry, i, files.get(i)));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<EvidenceFile> shown(
      Bound by, MatterRecord.Identity matter, Found found, FileScan scanner) {
    return opened(by, matter, found, found.file().shown(), scanner);
  }

  /// What was sent, with all that it says besides what it shows; looked at by the scanner.
  Optional<EvidenceFile> sent(Bound by, MatterRecord.Identity matter, Found found) {
    return sent(by, matter, found, scan);
  }

  private Optional<EvidenceFile> sent(
      Bound by, MatterRecord.Identity matter, Found found, FileScan scanner) {
    Facts.File file = found.file();
    return opened(by, matter, found, new Facts.Shown(file.id(), file.bytes()), scanner);
  }

  /// As its sender called it; empty where that was erased.
  String name(MatterRecord.Identity matter, Found found) {
    return parts.journal().texts(matter, found.entry()).getOrDefault(Said.name(found.index()), "");
  }

  private Optional<EvidenceFile> opened(
      Bound by, MatterRecord.Identity matter, Found found, Facts.Shown which, FileScan scanner) {
    return attaching
        .find(by, matter, which.id())
        .filter(row -> row.seq() == found.entry().seq())
        .map(
            row ->
                new EvidenceFile(
                    name(matter, found),
                    found.file().type(),
                    which.bytes(),
                    attaching.open(matter, row),
                    verdict(matter, row, scanner)));
  }

  /// What was altered isn't clean, and ends the reading of it anyway.
  private Verdict verdict(MatterRecord.Identity matter, EvidenceStore.Row row, FileScan scanner) {
    if (!scanner.isThere()) {
      return Verdict.NOBODY;
    }
    try (InputStream file = attaching.open(matter, row)) {
      return scanner.look(file);
    } catch (IOException altered) {
      return Verdict.UNKNOWN;
    }
  }
}
