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
import org.jspecify.annotations.Nullable;

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

  /// A sealed column, by the field under which it opens.
  ///
  /// @param sealed null of who brought a matter that others have joined
  record Piece(String what, String field, @Nullable Bytes sealed) {}

  /// Everything that is sealed beside the journal.
  List<Piece> sealed(String authority, UUID matter) {
    return Flight.as(Bound.CHECK)
        .add(
            """
            select 'party: row ' || party, 'party/' || party, identity from party
            where authority = ? and matter = ?
            union all
            select 'party_before', 'party/1', identity from party_before
            where authority = ? and matter = ?
            union all
            select 'matter_group', 'group/said', said from matter_group
            where authority = ? and matter = ?
            union all
            select 'member: row ' || number, 'member/' || number, consent from member
            where authority = ? and matter = ?
            """,
            authority,
            matter,
            authority,
            matter,
            authority,
            matter,
            authority,
            matter)
        .rows(
            dataSource,
            (rs, i) -> {
              byte[] sealed = rs.getBytes(3);
              return new Piece(
                  rs.getString(1), rs.getString(2), sealed == null ? null : Bytes.of(sealed));
            });
  }

  Optional<LocalDate> correctedOn(String authority, UUID matter) {
    return Flight.as(Bound.CHECK)
        .add(
            "select changed_on from party_before where authority = ? and matter = ?",
            authority,
            matter)
        .rows(dataSource, (rs, i) -> rs.getObject(1, LocalDate.class))
        .stream()
        .findFirst();
  }

  /// @param fold by which version of the fold it was made
  record Snapshot(int fold, String state) {}

  Snapshot snapshot(String authority, UUID matter) {
    return Flight.as(Bound.CHECK)
        .add(
            "select fold_version, state from matter where authority = ? and id = ?",
            authority,
            matter)
        .rows(dataSource, (rs, i) -> new Snapshot(rs.getInt(1), rs.getString(2)))
        .getFirst();
  }

  record Writer(int seq, String principal, int encoding) {}

  List<Writer> writers(String authority, UUID matter) {
    return Flight.as(Bound.CHECK)
        .add(
            """
            select seq, principal, encoding_version from journal where authority = ? and matter = ?
            """,
            authority,
            matter)
        .rows(dataSource, (rs, i) -> new Writer(rs.getInt(1), rs.getString(2), rs.getInt(3)));
  }

  record HoldRow(
      int number,
      String ground,
      LocalDate until,
      UUID askedBy,
      LocalDate askedOn,
      @Nullable UUID agreedBy,
      @Nullable LocalDate agreedOn) {}

  List<HoldRow> holds(String authority, UUID matter) {
    return Flight.as(Bound.CHECK)
        .add(
            """
            select number, ground, until_on, asked_by, asked_on, agreed_by, agreed_on
            from legal_hold where authority = ? and matter = ? order by number
            """,
            authority,
            matter)
        .rows(
            dataSource,
            (rs, i) ->
                new HoldRow(
                    rs.getInt(1),
                    rs.getString(2),
                    rs.getObject(3, LocalDate.class),
                    rs.getObject(4, UUID.class),
                    rs.getObject(5, LocalDate.class),
                    rs.getObject(6, UUID.class),
                    rs.getObject(7, LocalDate.class)));
  }

  record OrderRow(
      int number,
      int askedSeq,
      String instrument,
      String scope,
      @Nullable LocalDate forbiddenUntil,
      LocalDate askedOn,
      UUID askedBy,
      UUID institution,
      @Nullable UUID firstBy,
      @Nullable UUID firstInstitution,
      @Nullable UUID secondBy,
      @Nullable LocalDate handedOn,
      boolean told,
      @Nullable String ended) {}

  List<OrderRow> orders(String authority, UUID matter) {
    return Flight.as(Bound.CHECK)
        .add(
            """
            select number, asked_seq, instrument, scope, forbidden_until, asked_on, asked_by,
              institution, first_by, first_institution, second_by, handed_on, told, ended
            from lawful_order where authority = ? and matter = ? order by number
            """,
            authority,
            matter)
        .rows(
            dataSource,
            (rs, i) ->
                new OrderRow(
                    rs.getInt(1),
                    rs.getInt(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getObject(5, LocalDate.class),
                    rs.getObject(6, LocalDate.class),
                    rs.getObject(7, UUID.class),
                    rs.getObject(8, UUID.class),
                    rs.getObject(9, UUID.class),
                    rs.getObject(10, UUID.class),
                    rs.getObject(11, UUID.class),
                    rs.getObject(12, LocalDate.class),
                    rs.getBoolean(13),
                    rs.getString(14)));
  }

  /// By their digests, the rulebooks that govern matters and are gone.
  List<String> rulebooksGone() {
    return Flight.as(Bound.CHECK)
        .add(
            """
            select distinct m.rulebook from matter m
            where not exists (select from rulebook r where r.digest = m.rulebook)
            """)
        .rows(dataSource, (rs, i) -> rs.getString(1));
  }

  /// Rows whose matter is gone.
  List<String> strays() {
    return Flight.as(Bound.CHECK)
        .add(
            """
            select distinct j.authority || '/' || j.matter from (
              select authority, matter from journal
              union all select authority, matter from party
              union all select authority, matter from party_before
              union all select authority, matter from matter_group
              union all select authority, matter from member
              union all select authority, matter from legal_hold
              union all select authority, matter from lawful_order
              union all select authority, matter from archived
              union all select authority, matter from evidence
              union all select authority, matter from duty
              union all select authority, matter from outbox) j
            where not exists (
              select from matter m where m.authority = j.authority and m.id = j.matter)
            """)
        .rows(dataSource, (rs, i) -> rs.getString(1));
  }
}
