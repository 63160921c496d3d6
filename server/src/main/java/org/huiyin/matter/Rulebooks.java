package org.huiyin.matter;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.huiyin.authority.Directory;
import org.huiyin.procedure.Editions;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.lint.WorstCase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The documents that govern matters, by digest, and the one under which a new matter is opened
/// at each institution.
///
/// A matter is governed to its end by the document under which it was opened, so each document
/// that ever opened one is kept in the database: also the one that an institution's own house
/// dates make of a rulebook. Thread-safe.
final class Rulebooks {

  private static final Logger log = LoggerFactory.getLogger(Rulebooks.class);

  private final Map<String, Rulebook> byDigest = new ConcurrentHashMap<>();
  private final Map<Promised, Rulebook> promised = new ConcurrentHashMap<>();
  private final RulebookStore store;
  private final Directory directory;
  private final LegalTime legalTime;
  private final Editions editions;

  /// A rulebook, by its digest, and what is promised instead of its own house dates.
  private record Promised(String base, Map<String, String> lengths) {}

  Rulebooks(RulebookStore store, Directory directory, LegalTime legalTime, Editions editions) {
    this.store = store;
    this.directory = directory;
    this.legalTime = legalTime;
    this.editions = editions;
  }

  /// The edition that is in force at an institution, without what the institution promises.
  Optional<Rulebook> inForce(UUID institution) {
    return editions.inForce(institution);
  }

  /// The document under which a matter is opened now at an institution: the edition that governs
  /// it, and in it the dates that the institution promises.
  ///
  /// @param id the procedure
  /// @param received when it came in, or null for now
  Optional<Rulebook> current(UUID institution, String id, @Nullable LocalDate received) {
    return editions
        .governing(institution, id, received)
        .map(base -> promising(base, directory.houseDates(institution).lengths()));
  }

  /// The longest that a matter of this kind can take under this document; empty as long as that
  /// is being reckoned.
  Optional<WorstCase> worstCase(Rulebook rulebook, String kind) {
    return editions.worstCases(rulebook).map(all -> all.get(kind));
  }

  private Rulebook promising(Rulebook base, Map<String, String> lengths) {
    return lengths.isEmpty()
        ? byDigest.containsKey(base.digest()) ? base : kept(base)
        : promised.computeIfAbsent(
            new Promised(base.digest(), lengths), key -> kept(read(base, lengths)));
  }

  /// A date that was promised under another edition and fits this one no more isn't promised:
  /// the others are, and filing goes on.
  private static Rulebook read(Rulebook base, Map<String, String> lengths) {
    Map<String, String> fitting = new HashMap<>();
    lengths.forEach(
        (clock, length) -> {
          if (base.withHouseDates(Map.of(clock, length)) instanceof Reading.Read) {
            fitting.put(clock, length);
          } else {
            log.warn("The house date {} doesn't fit {} any more and isn't used", clock, base);
          }
        });
    return base.withHouseDates(fitting) instanceof Reading.Read read && !fitting.isEmpty()
        ? read.rulebook()
        : base;
  }

  private Rulebook kept(Rulebook rulebook) {
    LocalDate today = legalTime.now().atOffset(ZoneOffset.UTC).toLocalDate();
    store.keep(rulebook, today);
    byDigest.put(rulebook.digest(), rulebook);
    return rulebook;
  }

  /// Those of which the database holds something else than was kept, by their digests.
  List<String> altered() {
    return store.altered();
  }

  /// The document with this digest.
  ///
  /// @throws IllegalStateException if it isn't kept, or can't be read any more
  Rulebook of(String digest) {
    return byDigest.computeIfAbsent(digest, store::read);
  }
}
