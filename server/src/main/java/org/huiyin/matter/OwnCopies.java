package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.Complainant;
import org.jspecify.annotations.Nullable;

/// Opens all of a matter for its complainant, to be taken along. It is no reading that is
/// journaled, and leaves no trace: an entry would date somebody's visit.
///
/// Holds the entries that the complainant's own view shows, and no other; nothing of another
/// matter. With a helper's key it lacks who the person is. Thread-safe.
public final class OwnCopies {

  private static final HexFormat HEX = HexFormat.of();

  private final Parts parts;
  private final Viewing viewing;
  private final Corrections corrections;
  private final Ratings ratings;

  OwnCopies(Parts parts, Viewing viewing, Corrections corrections, Ratings ratings) {
    this.ratings = ratings;
    this.parts = parts;
    this.viewing = viewing;
    this.corrections = corrections;
  }

  /// Empty if there is no such matter any more.
  public Optional<OwnCopy> of(Complainant reader, Locale locale) {
    return parts
        .store()
        .find(Bound.to(reader), reader.authority(), reader.matter())
        .map(matter -> copy(matter, reader, locale));
  }

  private OwnCopy copy(MatterRecord matter, Complainant reader, Locale locale) {
    MatterView view = viewing.of(matter, reader, locale);
    Set<Integer> shown =
        view.happened().stream().map(MatterView.EntryView::seq).collect(Collectors.toSet());
    Hearing hearing = new Hearing(reader);
    List<OwnCopy.Entry> entries = new ArrayList<>();
    List<OwnCopy.File> files = new ArrayList<>();
    for (MatterRecord.Stored stored :
        parts.store().journal(Bound.to(reader), matter.authority(), matter.id())) {
      Facts facts = Facts.decode(stored.facts().array());
      boolean reading = Viewing.isMereReading(facts.act());
      if (stored.seq() <= matter.position().lastSeq()
          && (reading || shown.contains(stored.seq()))) {
        if (hearing.hears(facts)) {
          Map<String, String> texts = parts.journal().texts(matter.identity(), stored);
          entries.add(entry(stored, texts, stored.salt()));
          files.addAll(files(facts, texts));
        } else {
          // What another of the group said is theirs, and with its salt it could be guessed.
          entries.add(entry(stored, Map.of(), null));
        }
      }
    }
    boolean helper = matter.position().keyOfHelper();
    Map<String, String> identity = corrections.given(reader, matter);
    return new OwnCopy(
        Taking.dayOf(parts.rulebookOf(matter.identity()), parts.legalTime().now()),
        brought(matter.identity()),
        helper ? Map.of() : identity,
        helper && !identity.isEmpty(),
        view,
        entries,
        files,
        ratings.of(reader).map(Ratings.Own::steps).orElse(List.of()));
  }

  private static OwnCopy.Entry entry(
      MatterRecord.Stored stored, Map<String, String> texts, @Nullable Bytes salt) {
    return new OwnCopy.Entry(
        stored.seq(),
        new String(stored.facts().array(), StandardCharsets.UTF_8),
        texts,
        salt == null ? null : HEX.formatHex(salt.array()),
        HEX.formatHex(stored.commitment().array()));
  }

  private static List<OwnCopy.File> files(Facts facts, Map<String, String> texts) {
    List<OwnCopy.File> files = new ArrayList<>();
    for (Facts.File file : facts.evidence()) {
      files.add(
          new OwnCopy.File(
              file.id(),
              facts.seq(),
              texts.getOrDefault(Said.name(files.size()), ""),
              file.type(),
              file.bytes(),
              file.sha256()));
    }
    return files;
  }

  private static OwnCopy.Brought brought(MatterRecord.Identity m) {
    return new OwnCopy.Brought(
        m.authority(),
        m.id(),
        m.channel(),
        m.anonymous(),
        m.topic(),
        m.place(),
        m.about().institution(),
        m.about().unit(),
        m.about().officer(),
        m.openedOn(),
        m.rulebook());
  }
}
