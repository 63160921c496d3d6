package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.WorkingCalendar;

/// The rulebooks of this installation, by digest, and the one under which new matters are opened.
///
/// A matter is governed to its end by the document under which it was opened, so each document
/// that ever opened one is kept in the database. Thread-safe.
final class Rulebooks {

  private final Map<String, Rulebook> byDigest = new ConcurrentHashMap<>();
  private final Map<String, Rulebook> current = new ConcurrentHashMap<>();
  private final RulebookStore store;
  private final WorkingCalendar calendar;

  Rulebooks(RulebookStore store, WorkingCalendar calendar) {
    this.store = store;
    this.calendar = calendar;
  }

  /// Takes a rulebook into use for new matters, from its edition's first day on.
  void use(Rulebook rulebook, LocalDate today) {
    store.keep(rulebook, today);
    byDigest.put(rulebook.digest(), rulebook);
    current.put(rulebook.id(), rulebook);
  }

  Optional<Rulebook> current(String id) {
    return Optional.ofNullable(current.get(id));
  }

  /// Those under which new matters are opened.
  List<Rulebook> inForce() {
    return List.copyOf(current.values());
  }

  /// The document with this digest.
  ///
  /// @throws IllegalStateException if it isn't kept, or can't be read any more
  Rulebook of(String digest) {
    return byDigest.computeIfAbsent(digest, store::read);
  }

  WorkingCalendar calendar() {
    return calendar;
  }
}
