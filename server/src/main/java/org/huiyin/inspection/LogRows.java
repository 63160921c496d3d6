package org.huiyin.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.huiyin.database.Transactions;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Salt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of the log, as they are.
final class LogRows {

  private static final String READER = "system:check";

  /// A batch of so many may have left something waiting for the next one.
  private static final int MAY_BE_FULL = 10_000;

  private final Transactions transactions;

  LogRows(Transactions transactions) {
    this.transactions = transactions;
  }

  /// @param dailyThrough the last day whose anonymous entries are in it
  record Head(String origin, long size, LocalDate dailyThrough) {}

  /// @param dailyOf of whose anonymous entries, or null
  record Batch(
      long first, int size, Instant sequencedAt, Instant legalAt, @Nullable LocalDate dailyOf) {}

  /// @param signedAt when the checkpoint at its end was signed, or null where there is none
  record Ended(Batch batch, @Nullable Instant signedAt) {}

  /// Where a commitment is.
  ///
  /// @param waiting whether it waits to be taken in, and if so, as what
  /// @param batch that took it in, where one did
  /// @param before the last batch before that one that had taken everything that waited
  record Place(
      @Nullable Long position,
      @Nullable Waiting waiting,
      @Nullable Batch batch,
      @Nullable Batch before) {}

  /// When the log last took in all that waited.
  ///
  /// @param at by legal time, of what doesn't wait for the end of a day
  /// @param through the last day of which it took in what does
  record TakenAll(@Nullable Instant at, @Nullable LocalDate through) {}

  record Waiting(boolean daily, int kind) {}

  record Padding(LocalDate day, int n, Salt salt) {}

  record SignedRow(long size, Hash root, String note, Instant signedAt) {}

  record Key(String vkey, int number, Instant since, @Nullable Instant retiredAt) {}

  record Cosigned(long size, String witness, String line, @Nullable String note) {}

  private <T> T read(Function<JdbcClient, T> work) {
    return transactions.read(READER, work);
  }

  Optional<Head> head() {
    return read(
        jdbc ->
            jdbc.sql("select origin, size, daily_through from ledger_log")
                .query(
                    (row, n) ->
                        new Head(
                            row.getString(1), row.getLong(2), row.getObject(3, LocalDate.class)))
                .optional());
  }

  /// Where these are; who is nowhere isn't among them.
  Map<Commitment, Place> places(List<Commitment> commitments) {
    byte[][] wanted = commitments.stream().map(each -> each.hash().bytes()).toArray(byte[][]::new);
    return read(
        jdbc ->
            jdbc.sql(
                    """
                    select w.commitment, l.position, p.daily, p.kind,
                      b.first_position, b.size, b.sequenced_at, b.legal_at, b.daily_of,
                      q.first_position, q.size, q.sequenced_at, q.legal_at, q.daily_of
                    from unnest(:wanted::bytea[]) as w (commitment)
                    left join ledger_leaf l on l.commitment = w.commitment
                    left join ledger_pending p on p.commitment = w.commitment
                    left join lateral (
                      select * from ledger_batch
                      where first_position <= l.position order by first_position desc limit 1) b
                      on true
                    left join lateral (
                      (select * from ledger_batch e
                       where b.daily_of is null and e.daily_of is null
                         and e.first_position < b.first_position and e.size < :full
                       order by e.first_position desc limit 1)
                      union all
                      (select * from ledger_batch e
                       where e.daily_of < b.daily_of order by e.daily_of desc limit 1)) q
                      on true
                    where l.commitment is not null or p.commitment is not null
                    """)
                .param("wanted", wanted)
                .param("full", MAY_BE_FULL)
                .query((ResultSetExtractor<Map<Commitment, Place>>) LogRows::places));
  }

  private static Map<Commitment, Place> places(ResultSet row) throws SQLException {
    Map<Commitment, Place> places = new HashMap<>();
    while (row.next()) {
      places.put(
          new Commitment(Hash.of(row.getBytes(1))),
          new Place(row.getObject(2, Long.class), waiting(row), batch(row, 5), batch(row, 10)));
    }
    return places;
  }

  private static @Nullable Waiting waiting(ResultSet row) throws SQLException {
    Boolean daily = row.getObject(3, Boolean.class);
    return daily == null ? null : new Waiting(daily, row.getInt(4));
  }

  private static @Nullable Batch batch(ResultSet row, int from) throws SQLException {
    Long first = row.getObject(from, Long.class);
    return first == null
        ? null
        : new Batch(
            first,
            row.getInt(from + 1),
            instant(row, from + 2),
            instant(row, from + 3),
            row.getObject(from + 4, LocalDate.class));
  }

  TakenAll takenAll() {
    return read(
        jdbc ->
            jdbc.sql(
                    """
                    select
                      (select max(legal_at) from ledger_batch
                       where daily_of is null and size < :full),
                      (select max(daily_of) from ledger_batch)
                    """)
                .param("full", MAY_BE_FULL)
                .query(
                    (row, n) ->
                        new TakenAll(
                            row.getObject(1) == null ? null : instant(row, 1),
                            row.getObject(2, LocalDate.class)))
                .single());
  }

  /// How many wait.
  long waiting() {
    return read(jdbc -> jdbc.sql("select count(*) from ledger_pending").query(Long.class).single());
  }

  long leaves() {
    return read(jdbc -> jdbc.sql("select count(*) from ledger_leaf").query(Long.class).single());
  }

  /// The leaves from `from` on, at most so many, by their positions.
  List<Map.Entry<Long, Commitment>> leaves(long from, int most) {
    return read(
        jdbc ->
            jdbc.sql(
                    """
                    select position, commitment from ledger_leaf
                    where position >= :from and position < :end order by position
                    """)
                .param("from", from)
                .param("end", from + most)
                .query(
                    (row, n) -> Map.entry(row.getLong(1), new Commitment(Hash.of(row.getBytes(2)))))
                .list());
  }

  long tiles() {
    return read(jdbc -> jdbc.sql("select count(*) from ledger_tile").query(Long.class).single());
  }

  Optional<byte[]> tile(int level, long number) {
    return read(
        jdbc ->
            jdbc.sql("select hashes from ledger_tile where level = ? and number = ?")
                .params(level, number)
                .query((row, n) -> row.getBytes(1))
                .optional());
  }

  List<Ended> batches(long from, int most) {
    return page(
        """
        select b.first_position, b.size, b.sequenced_at, b.legal_at, b.daily_of, c.signed_at
        from ledger_batch b left join ledger_checkpoint c on c.size = b.first_position + b.size
        where b.first_position >= :from order by b.first_position limit :most
        """,
        from,
        most,
        (row, n) ->
            new Ended(
                new Batch(
                    row.getLong(1),
                    row.getInt(2),
                    instant(row, 3),
                    instant(row, 4),
                    row.getObject(5, LocalDate.class)),
                row.getObject(6) == null ? null : instant(row, 6)));
  }

  List<SignedRow> checkpoints(long from, int most) {
    return page(
        """
        select size, root, note, signed_at from ledger_checkpoint
        where size >= :from order by size limit :most
        """,
        from,
        most,
        (row, n) ->
            new SignedRow(
                row.getLong(1), Hash.of(row.getBytes(2)), row.getString(3), instant(row, 4)));
  }

  List<Cosigned> cosignatures(long from, int most) {
    return page(
        """
        select s.size, s.witness, s.line, c.note
        from ledger_cosignature s left join ledger_checkpoint c on c.size = s.size
        where s.size >= :from order by s.size, s.witness limit :most
        """,
        from,
        most,
        (row, n) ->
            new Cosigned(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
  }

  private <T> List<T> page(String sql, long from, int most, RowMapper<T> mapper) {
    return read(jdbc -> jdbc.sql(sql).param("from", from).param("most", most).query(mapper).list());
  }

  List<Key> keys() {
    return read(
        jdbc ->
            jdbc.sql("select vkey, number, since, retired_at from ledger_key order by number")
                .query(
                    (row, n) ->
                        new Key(
                            row.getString(1),
                            row.getInt(2),
                            instant(row, 3),
                            row.getObject(4) == null ? null : instant(row, 4)))
                .list());
  }

  List<Padding> paddings(LocalDate afterDay, int afterN, int most) {
    return read(
        jdbc ->
            jdbc.sql(
                    """
                    select day, n, salt from ledger_padding
                    where (day, n) > (:day, :n) order by day, n limit :most
                    """)
                .param("day", afterDay)
                .param("n", afterN)
                .param("most", most)
                .query(
                    (row, n) ->
                        new Padding(
                            row.getObject(1, LocalDate.class),
                            row.getInt(2),
                            Salt.of(row.getBytes(3))))
                .list());
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
