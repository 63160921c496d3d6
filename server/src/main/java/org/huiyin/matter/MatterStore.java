package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.Word;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/// The SQL of matters, written as SQL.
///
/// A filing or an act is one round trip: all its statements are sent together on a connection
/// in autocommit mode, which PostgreSQL runs as one transaction, and the first of them binds
/// the principal. All or none. Acts on one matter are serialised by the journal's primary key:
/// of two that want the same place, one fails with a unique violation.
final class MatterStore {

  private static final String MATTER_COLUMNS =
      """
      authority, id, number, kind, relation, about_institution, about_unit, about_officer, walled,
      walled_officers, anonymous, channel, topic, place, rulebook, wrapped_key, opened_on,
      last_seq, version, last_on, key_of_helper, calendar_edition, state\
      """;

  private static final String IF_IT_RAN_BEFORE =
      """
       on conflict (authority, matter, number) do update set institution = excluded.institution,
        unit = excluded.unit, officer = excluded.officer, due = excluded.due,
        provisional = excluded.provisional, stage = excluded.stage
      """;

  private static final RowMapper<Key> KEY =
      (rs, i) -> new Key(rs.getString(1), rs.getObject(2, UUID.class));

  private final DataSource dataSource;
  private final StateCodec states;
  private final Table<MatterTables.Beginning> beginnings;

  MatterStore(DataSource dataSource, StateCodec states) {
    this.dataSource = dataSource;
    this.states = states;
    this.beginnings = MatterTables.matter(states);
  }

  /// What a filing adds to the entry that every act writes.
  ///
  /// @param editionVersion by which state of the plans its rulebook was chosen
  record New(NewMatter matter, @Nullable Remembered remembered, long editionVersion) {
    MatterRecord.Identity identity() {
      return matter.identity();
    }
  }

  /// The answer to an idempotent filing.
  record Remembered(Bytes id, Bytes bodyMac, Bytes answer, Instant expiresAt) {}

  void insert(Bound by, New filed, MatterRecord.Change change) {
    MatterRecord.Identity m = filed.identity();
    Flight flight = filing(by, m).add("select require_edition_version(?)", filed.editionVersion());
    Remembered remembered = filed.remembered();
    if (remembered != null) {
      flight.add(
          "insert into idempotency (id, body_mac, answer, expires_at) values (?, ?, ?, ?)",
          remembered.id(),
          remembered.bodyMac(),
          remembered.answer(),
          timestamp(remembered.expiresAt()));
    }
    beginnings.add(flight, new MatterTables.Beginning(filed.matter(), change));
    if (filed.matter().party() != null) {
      flight.add(
          "insert into party (authority, matter, party, identity) values (?, ?, 1, ?)",
          m.authority(),
          m.id(),
          filed.matter().party());
    }
    addEntries(flight, m, change, List.of());
    flight.run(dataSource);
  }

  /// An officer may not see what they file, and what they act in may be out of their sight once
  /// that is done. So the database looks once, before, and then lets the rest through.
  static Flight acting(Bound by, MatterRecord.Identity m) {
    return acting(Flight.as(by), by, m);
  }

  /// The same for a flight that acts in several, each after the other.
  static Flight acting(Flight flight, Bound by, MatterRecord.Identity m) {
    return by.isOfficer() ? flight.add("select act_in(?, ?)", m.authority(), m.id()) : flight;
  }

  private static Flight filing(Bound by, MatterRecord.Identity m) {
    Flight flight = Flight.as(by);
    return by.isOfficer() ? flight.add("select file_in(?, ?)", m.authority(), m.id()) : flight;
  }

  /// Writes what an act changed.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException if somebody else wrote an entry since
  ///     `before` was read
  ///
  /// @param more what belongs to the act beside it
  void append(Bound by, MatterRecord before, MatterRecord.Change change, Consumer<Flight> more) {
    Flight flight = Flight.as(by);
    add(flight, by, new Written(before, change, more));
    flight.run(dataSource);
  }

  /// What an act changes in a matter, and what belongs to it beside that.
  record Written(MatterRecord before, MatterRecord.Change change, Consumer<Flight> more) {}

  /// Writes what acts changed in several matters, all or none. Callers name them in one order, lest
  /// two wait for each other.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException as above, for any of them
  void append(Bound by, List<Written> all) {
    Flight flight = Flight.as(by);
    all.forEach(each -> add(flight, by, each));
    flight.runInTransaction(dataSource);
  }

  private void add(Flight flight, Bound by, Written written) {
    MatterRecord before = written.before();
    MatterRecord.Change change = written.change();
    MatterRecord.Identity m = before.identity();
    acting(flight, by, m);
    addEntries(flight, m, change, running(before.state()));
    State state = change.state();
    flight.add(
        """
        update matter set last_seq = ?, version = ?, last_on = ?, next_on = ?,
          calendar_edition = ?, stage = ?, registering = ?, responsible = ?, reviewing = ?, re_reviewing = ?, recused = ?,
          walled = ?, walled_officers = ?, state = ?
        where authority = ? and id = ?
        """,
        change.lastSeq(),
        change.version(),
        change.lastOn(),
        change.nextOn(),
        change.calendar(),
        state.stage(),
        state.seats().get("registering"),
        state.seats().get("responsible"),
        state.seats().get("reviewing"),
        state.seats().get("re-reviewing"),
        state.recused().toArray(UUID[]::new),
        change.walled().institutions().toArray(UUID[]::new),
        change.walled().officers().toArray(UUID[]::new),
        states.encode(state),
        m.authority(),
        m.id());
    setTopic(flight, m, m.after(change.entries()).topic());
    written.more().accept(flight);
    removeDrafts(flight, before, change);
  }

  private static void setTopic(Flight flight, MatterRecord.Identity m, @Nullable String topic) {
    if (!Objects.equals(topic, m.topic())) {
      flight
          .add(
              "update matter set topic = ? where authority = ? and id = ?",
              topic,
              m.authority(),
              m.id())
          .add(
              "update duty set topic = ? where authority = ? and matter = ?",
              topic,
              m.authority(),
              m.id());
    }
  }

  /// Remembers that the clocks were counted by an edition of the calendar, and nothing changed but
  /// maybe the next day on which something is due. Does nothing if somebody acted since.
  void counted(Bound by, MatterRecord before, int calendar, @Nullable LocalDate nextOn) {
    MatterRecord.Identity m = before.identity();
    acting(by, m)
        .add(
            """
            update matter set calendar_edition = ?, next_on = ?
            where authority = ? and id = ? and version = ? and calendar_edition < ?
            """,
            calendar,
            nextOn,
            m.authority(),
            m.id(),
            before.position().version(),
            calendar)
        .run(dataSource);
  }

  /// What is done needs no draft any more, and whoever steps back leaves none behind. After the
  /// matter's row, which a draft that is being kept meanwhile holds.
  private static void removeDrafts(Flight flight, MatterRecord before, MatterRecord.Change change) {
    MatterRecord.Identity m = before.identity();
    for (MatterRecord.Sealed entry : change.entries()) {
      UUID officer = entry.facts().by().officer();
      if (officer != null) {
        flight.add(
            "delete from draft where authority = ? and matter = ? and officer = ? and act = ?",
            m.authority(),
            m.id(),
            officer,
            entry.facts().act());
        flight.add(
            "delete from held_act where authority = ? and matter = ? and officer = ? and act = ?",
            m.authority(),
            m.id(),
            officer,
            entry.facts().act());
      }
    }
    Set<UUID> recused = change.state().recused();
    if (!recused.equals(before.state().recused())) {
      flight.add(
          "delete from draft where authority = ? and matter = ? and officer = any (?)",
          m.authority(),
          m.id(),
          recused.toArray(UUID[]::new));
      flight.add(
          "delete from held_act where authority = ? and matter = ? and officer = any (?)",
          m.authority(),
          m.id(),
          recused.toArray(UUID[]::new));
      flight.add(
          "delete from handed_in where authority = ? and matter = ? and officer = any (?)",
          m.authority(),
          m.id(),
          recused.toArray(UUID[]::new));
    }
  }

  /// Appends an entry that changes no state, such as a reading.
  void appendReading(Bound by, MatterRecord before, MatterRecord.Sealed entry) {
    MatterRecord.Identity m = before.identity();
    Flight flight = acting(by, m);
    addEntry(flight, m, entry);
    flight.add(
        "update matter set last_seq = ? where authority = ? and id = ?",
        entry.facts().seq(),
        m.authority(),
        m.id());
    flight.run(dataSource);
  }

  private static final Map<String, String> SEAT_COLUMNS =
      Map.of(
          "registering",
          "registering",
          "responsible",
          "responsible",
          "reviewing",
          "reviewing",
          "re-reviewing",
          "re_reviewing");

  private static List<Integer> running(State state) {
    return state.clocks().stream()
        .filter(RunningClock::isRunning)
        .map(RunningClock::number)
        .toList();
  }

  private void addEntries(
      Flight flight, MatterRecord.Identity m, MatterRecord.Change change, List<Integer> before) {
    change.entries().forEach(entry -> addEntry(flight, m, entry));
    List<Integer> running = running(change.state());
    Integer[] ended = before.stream().filter(n -> !running.contains(n)).toArray(Integer[]::new);
    if (ended.length > 0) {
      flight.add(
          "delete from duty where authority = ? and matter = ? and number = any (?)",
          m.authority(),
          m.id(),
          ended);
    }
    String stage = change.state().stage();
    for (MatterRecord.DutyRow duty : change.duties()) {
      MatterTables.DUTY.add(flight, new MatterTables.Duty(m, stage, duty), IF_IT_RAN_BEFORE);
    }
  }

  static void addEntry(Flight flight, MatterRecord.Identity m, MatterRecord.Sealed entry) {
    Facts facts = entry.facts();
    MatterTables.JOURNAL.add(flight, new MatterTables.Entry(m, entry));
    for (MatterRecord.AttachedFile file : entry.files()) {
      flight.add(
          "insert into evidence (authority, matter, id, seq, file_key) values (?, ?, ?, ?, ?)",
          m.authority(),
          m.id(),
          file.id(),
          facts.seq(),
          file.key());
    }
    MatterTables.Notice.of(m, facts).forEach(told -> MatterTables.OUTBOX.add(flight, told));
  }

  Optional<MatterRecord> find(Bound by, String authority, UUID id) {
    return first(
        by,
        by.isOwn()
            ? "select " + MATTER_COLUMNS + " from own_matter(?, ?)"
            : "select " + MATTER_COLUMNS + " from matter where authority = ? and id = ?",
        matter,
        authority,
        id);
  }

  /// Several of one authority, by id; one that isn't there is left out.
  Map<UUID, MatterRecord> all(Bound by, String authority, List<UUID> ids) {
    Map<UUID, MatterRecord> found = new HashMap<>();
    all(
            by,
            "select " + MATTER_COLUMNS + " from matter where authority = ? and id = any (?)",
            matter,
            authority,
            ids.toArray(UUID[]::new))
        .forEach(each -> found.put(each.id(), each));
    return found;
  }

  Optional<MatterRecord> find(Bound by, MatterNumber number) {
    return first(
        by,
        "select " + MATTER_COLUMNS + " from matter where authority = ? and number = ?",
        matter,
        number.authority(),
        number.text());
  }

  private <T> List<T> all(Bound by, String sql, RowMapper<T> mapper, Object... values) {
    return Flight.as(by).add(sql, values).rows(dataSource, mapper);
  }

  private <T> Optional<T> first(Bound by, String sql, RowMapper<T> mapper, Object... values) {
    return all(by, sql, mapper, values).stream().findFirst();
  }

  /// Who brought it, sealed.
  Optional<Bytes> party(String authority, UUID matter) {
    return first(
        Bound.COMPARISON,
        "select identity from party where authority = ? and matter = ? and party = 1",
        (rs, i) -> Bytes.of(rs.getBytes(1)),
        authority,
        matter);
  }

  /// Who brought it before a correction, sealed, as long as that is kept.
  Optional<Bytes> partyBefore(String authority, UUID matter, LocalDate today) {
    return first(
        Bound.COMPARISON,
        """
        select identity from party_before
        where authority = ? and matter = ? and until_on > ?
        """,
        (rs, i) -> Bytes.of(rs.getBytes(1)),
        authority,
        matter,
        today);
  }

  /// Whether others bring the matter together with whoever asks.
  boolean hasCompany(Bound by, String authority, UUID matter) {
    return first(by, "select has_company(?, ?)", (rs, i) -> rs.getBoolean(1), authority, matter)
        .orElse(false);
  }

  /// Whether all others who bring it are among these.
  boolean allOthersAre(Bound by, MatterRecord matter, Set<Integer> members, boolean whoBroughtIt) {
    return first(
            by,
            "select all_others_are(?, ?, ?, ?)",
            (rs, i) -> rs.getBoolean(1),
            matter.authority(),
            matter.id(),
            members.toArray(Integer[]::new),
            whoBroughtIt)
        .orElse(false);
  }

  List<MatterRecord.Stored> journal(Bound by, String authority, UUID matter) {
    return all(
        by,
        by.isMember()
            ? """
            select seq, facts, content_ciphertext, salt, commitment
            from journal_of_member(?, ?) order by seq
            """
            : by.isOwn()
                ? """
                select seq, facts, content_ciphertext, salt, commitment
                from own_journal(?, ?) order by seq
                """
                : """
                select seq, facts, content_ciphertext, salt, commitment from journal
                where authority = ? and matter = ? order by seq
                """,
        (rs, i) -> stored(rs),
        authority,
        matter);
  }

  /// An entry, from its columns in the order of [#journal].
  static MatterRecord.Stored stored(ResultSet rs) throws SQLException {
    return new MatterRecord.Stored(
        rs.getInt(1),
        Bytes.of(rs.getString(2).getBytes(StandardCharsets.UTF_8)),
        bytesOrNull(rs, 3),
        bytesOrNull(rs, 4),
        Bytes.of(rs.getBytes(5)));
  }

  /// Matters in which time alone has something to change by `today`, by key, so that every one
  /// is reached even if some can't be treated.
  List<Key> dueBy(LocalDate today, Key after, int limit) {
    return all(
        Bound.DEADLINES,
        """
        select authority, id from matter
        where next_on <= ? and (authority, id) > (?, ?)
        order by authority, id limit ?
        """,
        KEY,
        today,
        after.authority(),
        after.matter(),
        limit);
  }

  /// All matters, in order of key.
  List<Key> after(Key after, int limit) {
    return all(
        Bound.CHECK,
        """
        select authority, id from matter where (authority, id) > (?, ?)
        order by authority, id limit ?
        """,
        KEY,
        after.authority(),
        after.matter(),
        limit);
  }

  record Key(String authority, UUID matter) {
    static final Key FIRST = new Key("", new UUID(0, 0));
  }

  Optional<Remembered> remembered(Bytes id) {
    return first(
        Bound.sender(id),
        "select body_mac, answer, expires_at from idempotency where id = ?",
        (rs, i) ->
            new Remembered(
                id,
                Bytes.of(rs.getBytes(1)),
                Bytes.of(rs.getBytes(2)),
                rs.getObject(3, OffsetDateTime.class).toInstant()),
        id);
  }

  int forget(Instant expiredBy) {
    return Flight.as(Bound.ANSWERS)
        .add("delete from idempotency where expires_at <= ?", timestamp(expiredBy))
        .written(dataSource);
  }

  static @Nullable Bytes bytesOrNull(ResultSet rs, int column) throws SQLException {
    byte[] bytes = rs.getBytes(column);
    return bytes == null ? null : Bytes.of(bytes);
  }

  private static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private final RowMapper<MatterRecord> matter = this::matter;

  private MatterRecord matter(ResultSet rs, int row) throws SQLException {
    MatterRecord.Identity identity =
        new MatterRecord.Identity(
            rs.getString("authority"),
            rs.getObject("id", UUID.class),
            rs.getString("number"),
            rs.getString("kind"),
            Relation.valueOf(rs.getString("relation").toUpperCase(java.util.Locale.ROOT)),
            new Filing.About(
                rs.getObject("about_institution", UUID.class),
                rs.getObject("about_unit", UUID.class),
                rs.getObject("about_officer", UUID.class),
                false),
            rs.getBoolean("anonymous"),
            rs.getString("channel"),
            rs.getString("topic"),
            rs.getString("place"),
            rs.getString("rulebook"),
            Sealing.WrappedKey.of(rs.getBytes("wrapped_key")),
            rs.getObject("opened_on", LocalDate.class));
    MatterRecord.Position position =
        new MatterRecord.Position(
            rs.getInt("last_seq"),
            rs.getInt("version"),
            rs.getObject("last_on", LocalDate.class),
            rs.getBoolean("key_of_helper"),
            rs.getInt("calendar_edition"));
    return new MatterRecord(identity, position, states.decode(rs.getString("state")), walled(rs));
  }

  static Walled walled(ResultSet rs) throws SQLException {
    return new Walled(ids(rs, "walled"), ids(rs, "walled_officers"));
  }

  /// Nearly always none. To make an array of what it sent, the driver looks its type up and builds
  /// it anew; the text of one without elements is told at once.
  private static Set<UUID> ids(ResultSet rs, String column) throws SQLException {
    return "{}".equals(rs.getString(column))
        ? Set.of()
        : Set.of((UUID[]) rs.getArray(column).getArray());
  }

  /// What the wall looks at, from columns of the names that they have in `matter`.
  static Wall.Subject subject(ResultSet rs, StateCodec states) throws SQLException {
    return subject(rs, states.decode(rs.getString("state")));
  }

  private static Wall.Subject subject(ResultSet rs, State state) throws SQLException {
    return new Wall.Subject(
        Relation.valueOf(rs.getString("relation").toUpperCase(Locale.ROOT)),
        new Filing.About(
            rs.getObject("about_institution", UUID.class),
            rs.getObject("about_unit", UUID.class),
            rs.getObject("about_officer", UUID.class),
            false),
        walled(rs),
        state);
  }

  /// The same from the columns that say of the state what the policies ask of it, and so with
  /// nothing else of it: for many rows that are looked at and not shown.
  static Wall.Subject subjectOfColumns(ResultSet rs, StateCodec states) throws SQLException {
    Map<String, UUID> seats = new HashMap<>();
    for (Map.Entry<String, String> seat : SEAT_COLUMNS.entrySet()) {
      UUID institution = rs.getObject(seat.getValue(), UUID.class);
      if (institution != null) {
        seats.put(seat.getKey(), institution);
      }
    }
    String others = rs.getString("other_seats");
    if (others != null) {
      seats.putAll(states.seats(others));
    }
    State state =
        new State(
            "",
            "",
            Map.of(),
            seats,
            states.assignments(rs.getString("assigned")),
            List.of(),
            List.of(),
            List.of(),
            Word.SILENT,
            ids(rs, "recused"),
            Map.of());
    return subject(rs, state);
  }
}
