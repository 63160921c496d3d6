package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The derived rows, as [Checking] compares them.
final class CheckingStore {

  private final DataSource dataSource;

  CheckingStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  record Notice(
      int seq,
      int n,
      String audience,
      Optional<UUID> institution,
      int raised,
      String notice,
      LocalDate on) {}

  /// The columns of [CheckingColumns], as text, `none` where null.
  Map<String, String> columns(String authority, UUID matter) {
    return Flight.as(Bound.CHECK)
        .add(
            """
            select kind, relation, about_institution::text, about_unit::text, about_officer::text,
              (select string_agg(id::text, ',' order by id::text collate "C") from unnest(walled) id)
                as walled,
              (select string_agg(id::text, ',' order by id::text collate "C")
                from unnest(walled_officers) id) as walled_officers,
              anonymous::text, key_of_helper::text, channel, topic, place, rulebook, opened_on::text, last_on::text,
              next_on::text, stage, registering::text, responsible::text, reviewing::text,
              re_reviewing::text,
              (select string_agg(id::text, ',' order by id::text collate "C") from unnest(recused) id)
                as recused
            from matter where authority = ? and id = ?
            """,
            authority,
            matter)
        .rows(dataSource, (rs, i) -> texts(rs))
        .getFirst();
  }

  private static Map<String, String> texts(ResultSet rs) throws SQLException {
    Map<String, String> texts = new HashMap<>();
    ResultSetMetaData columns = rs.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      texts.put(columns.getColumnLabel(i), Objects.requireNonNullElse(rs.getString(i), "none"));
    }
    return texts;
  }

  /// Duties whose columns for filtering aren't those of their matter.
  List<Integer> misfiled(String authority, UUID matter) {
    return Flight.as(Bound.CHECK)
        .add(
            """
            select d.number from duty d join matter m on m.authority = d.authority and m.id = d.matter
            where d.authority = ? and d.matter = ? and (d.stage <> m.stage
              or d.topic is distinct from m.topic or d.place is distinct from m.place)
            order by d.number
            """,
            authority,
            matter)
        .rows(dataSource, (rs, i) -> rs.getInt(1));
  }

  List<MatterRecord.DutyRow> duties(String authority, UUID matter) {
    return Flight.as(Bound.CHECK)
        .add(
            """
            select number, clock, promise, is_window, role, institution, unit, officer, start, due,
              provisional from duty where authority = ? and matter = ? order by number
            """,
            authority,
            matter)
        .rows(
            dataSource,
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
                    rs.getBoolean(11)));
  }

  List<Notice> notices(String authority, UUID matter) {
    return Flight.as(Bound.CHECK)
        .add(
            """
            select seq, n, audience, institution, raised, notice, told_on from outbox
            where authority = ? and matter = ? order by seq, n
            """,
            authority,
            matter)
        .rows(
            dataSource,
            (rs, i) ->
                new Notice(
                    rs.getInt(1),
                    rs.getInt(2),
                    rs.getString(3),
                    Optional.ofNullable(rs.getObject(4, UUID.class)),
                    rs.getInt(5),
                    rs.getString(6),
                    rs.getObject(7, LocalDate.class)));
  }

  /// Journals whose matter is gone.
  List<String> strays() {
    return Flight.as(Bound.CHECK)
        .add(
            """
            select distinct j.authority || '/' || j.matter from journal j
            where not exists (
              select from matter m where m.authority = j.authority and m.id = j.matter)
            """)
        .rows(dataSource, (rs, i) -> rs.getString(1));
  }
}
