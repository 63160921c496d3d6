package org.huiyin.matter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.Participant;

/// Opens single files of a matter, for those who may read it.
final class EvidenceReading {

  private final Parts parts;
  private final Attaching attaching;
  private final ReadingMatters reading;

  EvidenceReading(Parts parts, Attaching attaching, ReadingMatters reading) {
    this.parts = parts;
    this.attaching = attaching;
    this.reading = reading;
  }

  List<Evidence> left(List<Evidence> files) {
    return attaching.left(files);
  }

  Optional<EvidenceFile> read(Participant reader, UUID id) {
    return parts
        .store()
        .find(Bound.to(reader), reader.authority(), reader.matter())
        .flatMap(
            matter -> file(Bound.to(reader), matter.identity(), id, new Hearing(reader)::hears));
  }

  Optional<EvidenceFile> open(OfficerPrincipal reader, MatterNumber number, UUID id) {
    Bound by = parts.bound(reader);
    return reading
        .journaled(reader, number, id, matter -> isFor(reader, matter, id))
        .flatMap(matter -> file(by, matter.identity(), id, _ -> true));
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
      Bound by, MatterRecord.Identity matter, UUID id, Predicate<Facts> heard) {
    return attaching.find(by, matter, id).flatMap(row -> file(by, matter, row, heard));
  }

  private Optional<EvidenceFile> file(
      Bound by, MatterRecord.Identity matter, EvidenceStore.Row row, Predicate<Facts> heard) {
    for (MatterRecord.Stored entry : parts.store().journal(by, matter.authority(), matter.id())) {
      Facts facts = Facts.decode(entry.facts().array());
      List<Facts.File> files = heard.test(facts) ? facts.evidence() : List.of();
      for (int i = 0; i < files.size(); i++) {
        Facts.File file = files.get(i);
        if (entry.seq() == row.seq() && file.id().equals(row.id())) {
          Map<String, String> texts = parts.journal().texts(matter, entry);
          return Optional.of(
              new EvidenceFile(
                  texts.getOrDefault(Said.name(i), ""),
                  file.type(),
                  file.bytes(),
                  attaching.open(matter, row)));
        }
      }
    }
    return Optional.empty();
  }
}
