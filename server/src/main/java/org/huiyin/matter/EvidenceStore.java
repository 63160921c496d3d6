package org.huiyin.matter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of files. Written by [MatterStore], in the transaction of the entry that brings them.
final class EvidenceStore {

  private final JdbcClient jdbc;

  EvidenceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param key the file's key, sealed under the matter's
  record Row(UUID id, int seq, Bytes key) {}

  Optional<Row> find(MatterRecord.Identity matter, UUID id) {
    return jdbc.sql(
            "select id, seq, file_key from evidence where authority = ? and matter = ? and id = ?")
        .params(matter.authority(), matter.id(), id)
        .query(
            (rs, i) -> new Row(rs.getObject(1, UUID.class), rs.getInt(2), Bytes.of(rs.getBytes(3))))
        .optional();
  }

  List<Row> all(MatterRecord.Identity matter) {
    return jdbc.sql(
            """
            select id, seq, file_key from evidence where authority = ? and matter = ?
            order by seq, id
            """)
        .params(matter.authority(), matter.id())
        .query(
            (rs, i) -> new Row(rs.getObject(1, UUID.class), rs.getInt(2), Bytes.of(rs.getBytes(3))))
        .list();
  }

  /// Those of these files that are part of a matter.
  Set<UUID> recorded(Set<UUID> files) {
    return jdbc.sql("select id from evidence where id = any (?)")
        .param(files.toArray(UUID[]::new))
        .query(UUID.class)
        .set();
  }
}
