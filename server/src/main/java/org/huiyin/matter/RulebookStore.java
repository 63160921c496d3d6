package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the documents of rulebooks, by digest, for ever.
final class RulebookStore {

  private final JdbcClient jdbc;

  RulebookStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(Rulebook rulebook, LocalDate today) {
    jdbc.sql(
            """
            insert into rulebook (digest, id, edition, document, loaded_on) values (?, ?, ?, ?, ?)
            on conflict (digest) do nothing
            """)
        .params(rulebook.digest(), rulebook.id(), rulebook.edition(), rulebook.yaml(), today)
        .update();
  }

  Optional<PublishedRulebooks.Document> document(String digest) {
    return jdbc.sql("select id, edition, document from rulebook where digest = ?")
        .param(digest)
        .query(
            (row, n) ->
                new PublishedRulebooks.Document(
                    digest, row.getString(1), row.getString(2), row.getString(3)))
        .optional();
  }

  /// The documents that aren't what they were when they were kept, by their digests.
  List<String> altered() {
    List<String> altered = new ArrayList<>();
    jdbc.sql("select digest, id, edition, document from rulebook order by digest")
        .query(
            row -> {
              String digest = row.getString(1);
              byte[] document = row.getString(4).getBytes(StandardCharsets.UTF_8);
              boolean same =
                  Rulebook.read(digest, document) instanceof Reading.Read(Rulebook rulebook)
                      && rulebook.digest().equals(digest)
                      && rulebook.id().equals(row.getString(2))
                      && rulebook.edition().equals(row.getString(3));
              if (!same) {
                altered.add(digest);
              }
            });
    return altered;
  }

  Rulebook read(String digest) {
    String document =
        jdbc.sql("select document from rulebook where digest = ?")
            .param(digest)
            .query(String.class)
            .optional()
            .orElseThrow(() -> new IllegalStateException("rulebook: none with digest " + digest));
    return switch (Rulebook.read(digest, document.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read read when read.rulebook().digest().equals(digest) -> read.rulebook();
      case Reading.Read _ ->
          throw new IllegalStateException(
              "rulebook: the document kept under " + digest + " was altered: its digest differs");
      case Reading.Unreadable unreadable ->
          throw new IllegalStateException(
              "rulebook: " + digest + " can't be read any more: " + unreadable.findings());
    };
  }
}
