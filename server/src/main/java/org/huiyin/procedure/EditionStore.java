package org.huiyin.procedure;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.database.Transactions;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL of uploaded documents.
final class EditionStore {

  private static final String SYSTEM = "system:procedures";
  private static final String COLUMNS = "select digest, document, uploaded_on, uploaded_by ";

  private final JdbcClient jdbc;
  private final Transactions transactions;

  EditionStore(JdbcClient jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /// Keeps it, if nothing with this digest is there, nor an uploaded one of the same edition.
  void keep(String principal, Rulebook rulebook, LocalDate today, @Nullable UUID by) {
    transactions.as(
        principal,
        in ->
            in.sql(
                    """
                    insert into edition (digest, id, edition, document, uploaded_on, uploaded_by)
                    values (:digest, :id, :edition, :document, :on, :by)
                    on conflict do nothing
                    """)
                .param("digest", rulebook.digest())
                .param("id", rulebook.id())
                .param("edition", rulebook.edition())
                .param("document", rulebook.yaml())
                .param("on", today)
                .param("by", by, Types.OTHER)
                .update());
  }

  void keepShipped(Rulebook rulebook, LocalDate today) {
    keep(SYSTEM, rulebook, today, null);
  }

  Optional<Edition> find(String digest) {
    return jdbc.sql(COLUMNS + "from edition where digest = ?")
        .param(digest)
        .query((row, n) -> edition(row))
        .optional();
  }

  List<String> digests() {
    return jdbc.sql(
            "select digest from edition order by id, edition desc, uploaded_on desc, digest")
        .query(String.class)
        .list();
  }

  List<String> digests(String id, String edition) {
    return jdbc.sql(
            """
            select digest from edition where id = ? and edition = ?
            order by uploaded_on desc, digest
            """)
        .params(id, edition)
        .query(String.class)
        .list();
  }

  /// Whether it was there and nothing kept it: a day from which it is in force does.
  boolean withdraw(String principal, String digest) {
    return transactions.as(
            principal,
            in ->
                in.sql(
                        """
                        delete from edition
                        where digest = ? and uploaded_by is not null
                          and not exists (select 1 from edition_start s where s.digest = edition.digest)
                        """)
                    .param(digest)
                    .update())
        > 0;
  }

  private static Edition edition(ResultSet row) throws SQLException {
    String digest = row.getString("digest");
    byte[] document = row.getString("document").getBytes(StandardCharsets.UTF_8);
    if (Rulebook.read(digest, document) instanceof Reading.Read(Rulebook rulebook)
        && rulebook.digest().equals(digest)) {
      return new Edition(
          rulebook,
          row.getObject("uploaded_on", LocalDate.class),
          row.getObject("uploaded_by", UUID.class));
    }
    throw new IllegalStateException(
        "edition: the document kept under " + digest + " was altered or can't be read any more");
  }
}
