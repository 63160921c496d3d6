package org.huiyin.matter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;

/// The rows of files. Written by [MatterStore], in the transaction of the entry that brings them.
final class EvidenceStore {

  private static final RowMapper<Row> ROW =
      (rs, i) -> new Row(rs.getObject(1, UUID.class), rs.getInt(2), Bytes.of(rs.getBytes(3)));

  private final DataSource dataSource;

  EvidenceStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// @param key the file's key, sealed under the matter's
  record Row(UUID id, int seq, Bytes key) {}

  Optional<Row> find(Bound by, MatterRecord.Identity matter, UUID id) {
    return Flight.as(by)
        .add(
            "select id, seq, file_key from evidence where authority = ? and matter = ? and id = ?",
            matter.authority(),
            matter.id(),
            id)
        .rows(dataSource, ROW)
        .stream()
        .findFirst();
  }

  List<Row> all(Bound by, MatterRecord.Identity matter) {
    return Flight.as(by)
        .add(
            """
            select id, seq, file_key from evidence where authority = ? and matter = ?
            order by seq, id
            """,
            matter.authority(),
            matter.id())
        .rows(dataSource, ROW);
  }

  /// Those of these files that are part of a matter.
  Set<UUID> recorded(Set<UUID> files) {
    return Set.copyOf(
        Flight.as(Bound.FILES)
            .add("select recorded_files(?)", (Object) files.toArray(UUID[]::new))
            .rows(dataSource, (rs, i) -> rs.getObject(1, UUID.class)));
  }
}
