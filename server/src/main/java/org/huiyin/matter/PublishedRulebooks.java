package org.huiyin.matter;

import java.util.List;
import java.util.Optional;
import org.huiyin.procedure.Edition;
import org.huiyin.procedure.Editions;
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

  private final Editions editions;
  private final RulebookStore store;

  PublishedRulebooks(Editions editions, RulebookStore store) {
    this.editions = editions;
    this.store = store;
  }

  /// Those under which matters are opened now, sorted by id.
  public List<Rulebook> inForce() {
    return editions.inForce();
  }

  /// The document with this digest, also one that governs older matters only, or none
  /// yet; not a draft.
  public Optional<Document> of(String digest) {
    return store
        .document(digest)
        .or(
            () ->
                editions.find(digest).filter(editions::isPublic).map(PublishedRulebooks::document));
  }

  private static Document document(Edition edition) {
    Rulebook book = edition.rulebook();
    return new Document(book.digest(), book.id(), book.edition(), book.yaml());
  }
}
