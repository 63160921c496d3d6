package org.huiyin.matter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.huiyin.rulebook.Rulebook;

/// The documents by which matters are treated, for anyone to read: configuration is public.
///
/// Throws Spring's `DataAccessException`s when the database can't be used. Thread-safe.
public final class PublishedRulebooks {

  /// Where a document is, under its digest.
  public static final String PATH = "/published/rulebooks/";

  /// A document as it was taken into use, to the letter.
  ///
  /// @param digest names exactly this text, see [Rulebook#digest]
  public record Document(String digest, String id, String edition, String yaml) {}

  private final Rulebooks rulebooks;
  private final RulebookStore store;

  PublishedRulebooks(Rulebooks rulebooks, RulebookStore store) {
    this.rulebooks = rulebooks;
    this.store = store;
  }

  /// Those under which matters are opened now, sorted by id.
  public List<Rulebook> inForce() {
    return rulebooks.inForce().stream()
        .sorted(Comparator.comparing(Rulebook::id).thenComparing(Rulebook::digest))
        .toList();
  }

  /// The document with this digest, also one that governs older matters only.
  public Optional<Document> of(String digest) {
    return store.document(digest);
  }
}
