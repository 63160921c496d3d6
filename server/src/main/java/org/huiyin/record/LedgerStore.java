package org.huiyin.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Salt;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TileSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables of the log. The server's role reads them, and writes by the functions of the
/// migration alone; each of those checks that it's the ledger who asks.
final class LedgerStore implements TileSource {

  /// Whoever holds it gives places.
  private static final long LEADS = 0x6875_6979_696e_0007L;

  private final JdbcClient jdbc;
  private final JdbcTemplate arrays;

  LedgerStore(JdbcClient jdbc, JdbcTemplate arrays) {
    this.jdbc = jdbc;
    this.arrays = arrays;
  }

  /// @param dailyThrough the last day whose anonymous entries have their places
  record Head(String origin, long size, LocalDate dailyThrough) {}

  record Signed(long size, Hash root, String note, Instant signedAt) {}

  record Key(String vkey, int number, Instant since, @Nullable Instant retiredAt) {
    boolean signs() {
      return retiredAt == null;
    }
  }

  /// Whether this transaction leads. Where its process stands still, the database ends it after
  /// four seconds, and another leads.
  boolean leads() {
    jdbc.sql("select set_config('idle_in_transaction_session_timeout', '4s', true)")
        .query(String.class)
        .single();
    return jdbc.sql("select pg_try_advisory_xact_lock(?)")
        .param(LEADS)
        .query(Boolean.class)
        .single();
  }

  /// Waits until this transaction leads.
  void lead() {
    jdbc.sql("select pg_advisory_xact_lock(?)").param(LEADS).query((rs, i) -> "").single();
  }

  Optional<Head> head() {
    return jdbc.sql("select origin, size, daily_through from ledger_log")
        .query(
            (rs, i) -> new Head(rs.getString(1), rs.getLong(2), rs.getObject(3, LocalDate.class)))
        .optional();
  }

  void found(String origin, LocalDate today) {
    call("select ledger_found(?, ?)", origin, today);
  }

  Optional<Signed> lastSigned() {
    return jdbc.sql(
            "select size, root, note, signed_at from ledger_checkpoint order by size desc limit 1")
        .query(LedgerStore::signed)
        .optional();
  }

  /// Of the last checkpoints above one size and up to another, the one with the most cosignatures,
  /// and of these the newest.
  Optional<Signed> mostCosigned(long above, long upTo, int ofTheLast) {
    return jdbc.sql(
            """
            select size, root, note, signed_at
            from (select size, root, note, signed_at from ledger_checkpoint
              where size > ? and size <= ? order by size desc limit ?) c
            order by (select count(*) from ledger_cosignature s where s.size = c.size) desc, size desc
            limit 1
            """)
        .params(above, upTo, ofTheLast)
        .query(LedgerStore::signed)
        .optional();
  }

  private static Signed signed(ResultSet rs, int row) throws SQLException {
    return new Signed(rs.getLong(1), Hash.of(rs.getBytes(2)), rs.getString(3), instant(rs, 4));
  }

  List<String> cosignatures(long size) {
    return jdbc.sql("select line from ledger_cosignature where size = ? order by witness")
        .param(size)
        .query(String.class)
        .list();
  }

  List<Key> keys() {
    return jdbc.sql("select vkey, number, since, retired_at from ledger_key order by number")
        .query(
            (rs, i) ->
                new Key(
                    rs.getString(1),
                    rs.getInt(2),
                    instant(rs, 3),
                    rs.getObject(4) == null ? null : instant(rs, 4)))
        .list();
  }

  void keyMade(String vkey, int number, Instant at) {
    call("select ledger_key_made(?, ?::smallint, ?)", vkey, number, utc(at));
  }

  /// Whether it was; the last key that signs isn't.
  boolean keyRetired(String vkey, Instant at) {
    return jdbc.sql("select ledger_key_retired(?, ?)")
        .params(vkey, utc(at))
        .query(Boolean.class)
        .single();
  }

  /// Whether something waits that isn't left for the end of the day.
  boolean isWaiting() {
    return jdbc.sql("select exists (select from ledger_pending where not daily)")
        .query(Boolean.class)
        .single();
  }

  /// How many wait, other than for the end of the day, and no more than that.
  int waiting(int most) {
    return jdbc.sql(
            "select count(*) from (select from ledger_pending where not daily limit ?) waiting")
        .param(most)
        .query(Integer.class)
        .single();
  }

  List<Commitment> waitingForTheDay() {
    return jdbc.sql("select commitment from ledger_pending where daily")
        .query((rs, i) -> new Commitment(Hash.of(rs.getBytes(1))))
        .list();
  }

  /// @param salts of one padding each, in the order of the commitments
  void pad(LocalDate day, List<Salt> salts, List<Commitment> commitments) {
    write(
        "select ledger_pad(?, ?, ?)",
        day,
        bytes(salts.stream().map(Salt::bytes).toList()),
        bytes(commitments.stream().map(c -> c.hash().bytes()).toList()));
  }

  /// Gives places to at most so many of those that wait for nothing.
  List<Commitment> take(int most, Instant at, Instant legalAt) {
    return taken(
        "select commitment from ledger_take(null, null, ?, ?, ?)", most, utc(at), utc(legalAt));
  }

  /// Gives places to these, which have waited for the end of the day.
  List<Commitment> take(LocalDate day, List<Commitment> these, Instant at, Instant legalAt) {
    return taken(
        "select commitment from ledger_take(?, ?, null, ?, ?)",
        day,
        bytes(these.stream().map(c -> c.hash().bytes()).toList()),
        utc(at),
        utc(legalAt));
  }

  private List<Commitment> taken(String sql, Object... values) {
    return arrays.query(
        sql + " order by position",
        statement -> set(statement, values),
        (rs, i) -> new Commitment(Hash.of(rs.getBytes(1))));
  }

  void lay(List<Tile> tiles) {
    write(
        "select ledger_lay(?, ?, ?)",
        tiles.stream().map(tile -> (short) tile.path().level()).toArray(Short[]::new),
        tiles.stream().map(tile -> tile.path().number()).toArray(Long[]::new),
        bytes(tiles.stream().map(Tile::bytes).toList()));
  }

  void sign(long size, Hash root, String note, Instant at) {
    call("select ledger_sign(?, ?, ?, ?)", size, root.bytes(), note, utc(at));
  }

  @Override
  public byte[] tile(int level, long number, int width) {
    return find(level, number, width)
        .orElseThrow(
            () ->
                new Refused("tile " + number + " of level " + level, Refused.Defect.TILE_MISSING));
  }

  /// The first hashes of a tile that has so many.
  Optional<byte[]> find(int level, long number, int width) {
    return jdbc.sql(
            """
            select substring(hashes for :bytes) from ledger_tile
            where level = :level and number = :number and octet_length(hashes) >= :bytes
            """)
        .param("bytes", width * Hash.LENGTH)
        .param("level", level)
        .param("number", number)
        .query((rs, i) -> rs.getBytes(1))
        .optional();
  }

  /// The commitments from this place on, at most so many.
  List<Commitment> leaves(long from, int most) {
    return jdbc.sql(
            "select commitment from ledger_leaf where position >= ? and position < ? order by position")
        .params(from, from + most)
        .query((rs, i) -> new Commitment(Hash.of(rs.getBytes(1))))
        .list();
  }

  OptionalLong position(Commitment commitment) {
    return jdbc.sql("select position from ledger_leaf where commitment = ?")
        .param(commitment.hash().bytes())
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  private void call(String sql, Object... values) {
    jdbc.sql(sql).params(values).query((rs, i) -> "").single();
  }

  private void write(String sql, Object... values) {
    arrays.query(sql, statement -> set(statement, values), (rs, i) -> "");
  }

  /// Arrays of bytes go as one value, in binary.
  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case byte[][] many ->
            statement.setArray(i + 1, statement.getConnection().createArrayOf("bytea", many));
        case Short[] many ->
            statement.setArray(i + 1, statement.getConnection().createArrayOf("int2", many));
        case Long[] many ->
            statement.setArray(i + 1, statement.getConnection().createArrayOf("int8", many));
        default -> statement.setObject(i + 1, values[i]);
      }
    }
  }

  private static byte[][] bytes(List<byte[]> all) {
    return all.toArray(byte[][]::new);
  }

  private static Instant instant(ResultSet rs, int column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
