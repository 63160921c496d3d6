package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The derived rows, as [Checking] compares them.
final class CheckingStore {

  private final JdbcClient jdbc;

  CheckingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Notice(
      int seq, int n, String audience, Optional<UUID> institution, int raised, String notice) {}

  String stage(String authority, UUID matter) {
    return jdbc.sql("select stage from matter where authority = ? and id = ?")
        .params(authority, matter)
        .query(String.class)
        .single();
  }

  List<MatterRecord.DutyRow> duties(String authority, UUID matter) {
    return jdbc.sql(
            """
            select number, clock, promise, is_window, role, institution, unit, officer, start, due,
              provisional from duty where authority = ? and matter = ? order by number
            """)
        .params(authority, matter)
        .query(
            (rs, i) ->
                new MatterRecord.DutyRow(
                    rs.getInt(1),
                    rs.getString(2),
                    rs.getInt(3),
                    rs.getBoolean(4),
                    rs.getString(5),
                    rs.getObject(6, UUID.class),
                    rs.getObject(7, UUID.class),
                    rs.getObject(8, UUID.class),
                    rs.getObject(9, LocalDate.class),
                    rs.getObject(10, LocalDate.class),
                    rs.getBoolean(11)))
        .list();
  }

  List<Notice> notices(String authority, UUID matter) {
    return jdbc.sql(
            """
            select seq, n, audience, institution, raised, notice from outbox
            where authority = ? and matter = ? order by seq, n
            """)
        .params(authority, matter)
        .query(
            (rs, i) ->
                new Notice(
                    rs.getInt(1),
                    rs.getInt(2),
                    rs.getString(3),
                    Optional.ofNullable(rs.getObject(4, UUID.class)),
                    rs.getInt(5),
                    rs.getString(6)))
        .list();
  }

  /// Journals whose matter is gone.
  List<String> strays() {
    return jdbc.sql(
            """
            select distinct j.authority || '/' || j.matter from journal j
            where not exists (
              select from matter m where m.authority = j.authority and m.id = j.matter)
            """)
        .query(String.class)
        .list();
  }
}
