package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/// The rows of matters, as [Checking] compares them: of many matters at once, one statement a
/// table, since sixteen round trips a matter were most of what a check cost.
final class CheckingStore {

  private final DataSource dataSource;

  CheckingStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Some matters of one authority.
  record Some(String authority, List<UUID> matters) {
    Some {
      matters = List.copyOf(matters);
    }
  }

  /// What a statement that selects the matter first finds, by matter and in the order in which it
  /// comes.
  private <T> Map<UUID, List<T>> each(Some some, String sql, RowMapper<T> mapper) {
    Map<UUID, List<T>> found = new HashMap<>();
    List<UUID> _ =
        Flight.as(Bound.CHECK)
            .add(sql, some.authority(), some.matters().toArray(UUID[]::new))
            .rows(
                dataSource,
                (rs, i) -> {
                  UUID matter = rs.getObject(1, UUID.class);
                  found
                      .computeIfAbsent(matter, _ -> new ArrayList<>())
                      .add(Objects.requireNonNull(mapper.mapRow(rs, i)));
                  return matter;
                });
    return found;
  }

  /// How many matters there are.
  long matters() {
    return Flight.as(Bound.CHECK)
        .add("select count(*) from matter")
        .rows(dataSource, (rs, i) -> rs.getLong(1))
        .getFirst();
  }

  /// An entry, and the columns beside its facts.
  record Line(MatterRecord.Stored entry, Writer writer) {}

  record Writer(int seq, String principal, int encoding) {}

  Map<UUID, List<Line>> journals(Some some) {
    return each(
        some,
        """
        select matter, seq, facts, content_ciphertext, salt, commitment, principal, encoding_version
        from journal where authority = ? and matter = any (?) order by matter, seq
        """,
        (rs, i) ->
            new Line(
                new MatterRecord.Stored(
                    rs.getInt(2),
                    Bytes.of(rs.getString(3).getBytes(StandardCharsets.UTF_8)),
                    MatterStore.bytesOrNull(rs, 4),
                    MatterStore.bytesOrNull(rs, 5),
                    Bytes.of(rs.getBytes(6))),
                new Writer(rs.getInt(2), rs.getString(7), rs.getInt(8))));
  }

  record Notice(
      int seq,
      int n,
      String audience,
      Optional<UUID> institution,
      int raised,
      String notice,
      LocalDate on) {}

  /// A matter's row beside what [MatterStore] reads of it.
  ///
  /// @param columns those of [CheckingColumns], as text, `none` where null
  /// @param fold by which version of the fold its state was made
  record Row(Map<String, String> columns, Optional<LocalDate> erasedOn, int fold, String state) {
    Row {
      columns = Map.copyOf(columns);
    }
  }

  Map<UUID, List<Row>> rows(Some some) {
    return each(
        some,
        """
        select id, erased_on, fold_version, state,
          kind, relation, about_institution::text, about_unit::text, about_officer::text,
          (select string_agg(id::text, ',' order by id::text collate "C") from unnest(walled) id)
            as walled,
          (select string_agg(id::text, ',' order by id::text collate "C")
            from unnest(walled_officers) id) as walled_officers,
          anonymous::text, key_of_helper::text, channel, topic, place, rulebook, opened_on::text, last_on::text,
          next_on::text, stage, registering::text, responsible::text, reviewing::text,
          re_reviewing::text,
          (select string_agg(id::text, ',' order by id::text collate "C") from unnest(recused) id)
            as recused
        from matter where authority = ? and id = any (?)
        """,
        (rs, i) ->
            new Row(
                texts(rs, 5),
                Optional.ofNullable(rs.getObject(2, LocalDate.class)),
                rs.getInt(3),
                rs.getString(4)));
  }

  private static Map<String, String> texts(ResultSet rs, int first) throws SQLException {
    Map<String, String> texts = new HashMap<>();
    ResultSetMetaData columns = rs.getMetaData();
    for (int i = first; i <= columns.getColumnCount(); i++) {
      texts.put(columns.getColumnLabel(i), Objects.requireNonNullElse(rs.getString(i), "none"));
    }
    return texts;
  }

  /// Duties whose columns for filtering aren't those of their matter.
  Map<UUID, List<Integer>> misfiled(Some some) {
    return each(
        some,
        """
        select d.matter, d.number from duty d
        join matter m on m.authority = d.authority and m.id = d.matter
        where d.authority = ? and d.matter = any (?) and (d.stage <> m.stage
          or d.topic is distinct from m.topic or d.place is distinct from m.place)
        order by d.matter, d.number
        """,
        (rs, i) -> rs.getInt(2));
  }

  Map<UUID, List<MatterRecord.DutyRow>> duties(Some some) {
    return each(
        some,
        """
        select matter, number, clock, promise, is_window, role, institution, unit, officer, start, due,
          provisional from duty where authority = ? and matter = any (?) order by matter, number
        """,
        (rs, i) ->
            new MatterRecord.DutyRow(
                rs.getInt(2),
                rs.getString(3),
                rs.getInt(4),
                rs.getBoolean(5),
                rs.getString(6),
                rs.getObject(7, UUID.class),
                rs.getObject(8, UUID.class),
                rs.getObject(9, UUID.class),
                rs.getObject(10, LocalDate.class),
                rs.getObject(11, LocalDate.class),
                rs.getBoolean(12)));
  }

  Map<UUID, List<Notice>> notices(Some some) {
    return each(
        some,
        """
        select matter, seq, n, audience, institution, raised, notice, told_on from outbox
        where authority = ? and matter = any (?) order by matter, seq, n
        """,
        (rs, i) ->
            new Notice(
                rs.getInt(2),
                rs.getInt(3),
                rs.getString(4),
                Optional.ofNullable(rs.getObject(5, UUID.class)),
                rs.getInt(6),
                rs.getString(7),
                rs.getObject(8, LocalDate.class)));
  }

  Map<UUID, List<EvidenceStore.Row>> files(Some some) {
    return each(
        some,
        """
        select matter, id, seq, file_key from evidence where authority = ? and matter = any (?)
        order by matter, seq, id
        """,
        (rs, i) ->
            new EvidenceStore.Row(
                rs.getObject(2, UUID.class), rs.getInt(3), Bytes.of(rs.getBytes(4))));
  }

  /// Matters of which the archive has a copy, each with the last day on which that is kept.
  Map<UUID, List<LocalDate>> archived(Some some) {
    return each(
        some,
        "select matter, until_on from archived where authority = ? and matter = any (?)",
        (rs, i) -> rs.getObject(2, LocalDate.class));
  }

  /// What was erased.
  Map<UUID, List<ErasureRegister.Line>> erasures(Some some) {
    return each(
        some,
        """
        select matter, what, erased_on from erasure where authority = ? and matter = any (?)
        order by matter, what
        """,
        (rs, i) ->
            new ErasureRegister.Line(
                new ErasureRegister.Subject(
                    some.authority(),
                    rs.getObject(1, UUID.class),
                    ErasureRegister.What.of(rs.getString(2))),
                rs.getObject(3, LocalDate.class)));
  }

  /// A sealed column, by the field under which it opens.
  ///
  /// @param sealed null of who brought a matter that others have joined
  record Piece(String what, String field, @Nullable Bytes sealed) {}

  /// Everything that is sealed beside the journal, but files.
  Map<UUID, List<Piece>> sealed(Some some) {
    Map<UUID, List<Piece>> pieces = new HashMap<>();
    for (String sql :
        List.of(
            """
            select matter, 'party: row ' || party, 'party/' || party, identity from party
            where authority = ? and matter = any (?) order by matter, party
            """,
            """
            select matter, 'party_before', 'party/1', identity from party_before
            where authority = ? and matter = any (?)
            """,
            """
            select matter, 'matter_group', 'group/said', said from matter_group
            where authority = ? and matter = any (?)
            """,
            """
            select matter, 'member: row ' || number, 'member/' || number, consent from member
            where authority = ? and matter = any (?) order by matter, number
            """)) {
      each(some, sql, CheckingStore::piece)
          .forEach((matter, found) -> pieces.merge(matter, found, CheckingStore::both));
    }
    return pieces;
  }

  private static Piece piece(ResultSet rs, int row) throws SQLException {
    return new Piece(rs.getString(2), rs.getString(3), MatterStore.bytesOrNull(rs, 4));
  }

  private static List<Piece> both(List<Piece> some, List<Piece> more) {
    List<Piece> both = new ArrayList<>(some);
    both.addAll(more);
    return both;
  }

  /// By what matters are found; titles of topics left out, since they change without an entry.
  Map<UUID, List<SearchRow>> searched(Some some) {
    return each(
        some,
        """
        select matter, opened_on, ts_filter(words, '{a,c}')::text, marks from matter_words
        where authority = ? and matter = any (?)
        """,
        (rs, i) -> SearchedStore.row(rs, 2));
  }

  /// Those that were erased.
  List<UUID> erased(Some some) {
    return Flight.as(Bound.CHECK)
        .add(
            "select id from matter where authority = ? and id = any (?) and erased_on is not null",
            some.authority(),
            some.matters().toArray(UUID[]::new))
        .rows(dataSource, (rs, i) -> rs.getObject(1, UUID.class));
  }

  Map<UUID, List<LocalDate>> correctedOn(Some some) {
    return each(
        some,
        "select matter, changed_on from party_before where authority = ? and matter = any (?)",
        (rs, i) -> rs.getObject(2, LocalDate.class));
  }

  record HoldRow(
      int number,
      String ground,
      LocalDate until,
      UUID askedBy,
      LocalDate askedOn,
      @Nullable UUID agreedBy,
      @Nullable LocalDate agreedOn) {}

  Map<UUID, List<HoldRow>> holds(Some some) {
    return each(
        some,
        """
        select matter, number, ground, until_on, asked_by, asked_on, agreed_by, agreed_on
        from legal_hold where authority = ? and matter = any (?) order by matter, number
        """,
        (rs, i) ->
            new HoldRow(
                rs.getInt(2),
                rs.getString(3),
                rs.getObject(4, LocalDate.class),
                rs.getObject(5, UUID.class),
                rs.getObject(6, LocalDate.class),
                rs.getObject(7, UUID.class),
                rs.getObject(8, LocalDate.class)));
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

  Map<UUID, List<OrderRow>> orders(Some some) {
    return each(
        some,
        """
        select matter, number, asked_seq, instrument, scope, forbidden_until, asked_on, asked_by,
          institution, first_by, first_institution, second_by, handed_on, told, ended
        from lawful_order where authority = ? and matter = any (?) order by matter, number
        """,
        (rs, i) ->
            new OrderRow(
                rs.getInt(2),
                rs.getInt(3),
                rs.getString(4),
                rs.getString(5),
                rs.getObject(6, LocalDate.class),
                rs.getObject(7, LocalDate.class),
                rs.getObject(8, UUID.class),
                rs.getObject(9, UUID.class),
                rs.getObject(10, UUID.class),
                rs.getObject(11, UUID.class),
                rs.getObject(12, UUID.class),
                rs.getObject(13, LocalDate.class),
                rs.getBoolean(14),
                rs.getString(15)));
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
