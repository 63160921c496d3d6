package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The SQL of recoveries. What is written comes with its entry of the journal, all or none; of two
/// who write at once, one is refused by the journal's primary key.
final class KeyRecoveryStore {

  private final DataSource dataSource;

  KeyRecoveryStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// The last one of a matter, if there was any.
  Optional<KeyRecovery> last(Bound by, String authority, UUID matter) {
    return Flight.as(by)
        .add(
            """
            select number, first_officer, first_institution, first_unit, first_matched,
              second_officer, failed, begun_at, tried_at, announced_at, first_printed,
              second_printed, ended
            from key_recovery where authority = ? and matter = ? order by number desc limit 1
            """,
            authority,
            matter)
        .rows(dataSource, KeyRecoveryStore::recovery)
        .stream()
        .findFirst();
  }

  int begunSince(Bound by, String authority, UUID matter, Instant since) {
    return Flight.as(by)
        .add(
            """
            select count(*) from key_recovery
            where authority = ? and matter = ? and begun_at > ?
            """,
            authority,
            matter,
            utc(since))
        .rows(dataSource, (rs, i) -> rs.getInt(1))
        .getFirst();
  }

  /// What is to be written: an entry, recoveries in the order in which they ended and began, and
  /// what becomes of the key that was printed.
  static final class Written {
    private final Flight flight;
    private final MatterRecord matter;

    Written(Bound by, MatterRecord matter, MatterRecord.Sealed entry) {
      this.matter = matter;
      this.flight = Flight.as(by);
      Noting.add(flight, by, matter, entry);
    }

    Written recovery(KeyRecovery recovery) {
      flight.add(
          """
          insert into key_recovery (authority, matter, number, first_officer, first_institution,
            first_unit, first_matched, second_officer, failed, begun_at, tried_at, announced_at,
            first_printed, second_printed, ended)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          on conflict (authority, matter, number) do update set
            first_officer = excluded.first_officer,
            first_institution = excluded.first_institution, first_unit = excluded.first_unit,
            first_matched = excluded.first_matched, second_officer = excluded.second_officer,
            failed = excluded.failed, tried_at = excluded.tried_at,
            announced_at = excluded.announced_at, first_printed = excluded.first_printed,
            second_printed = excluded.second_printed, ended = excluded.ended
          """,
          values(recovery).toArray());
      return this;
    }

    private List<@Nullable Object> values(KeyRecovery recovery) {
      List<@Nullable Object> values = new ArrayList<>();
      values.add(matter.authority());
      values.add(matter.id());
      values.add(recovery.number());
      values.add(recovery.firstOfficer());
      values.add(recovery.firstInstitution());
      values.add(recovery.firstUnit());
      values.add(recovery.firstMatched());
      values.add(recovery.secondOfficer());
      values.add(recovery.failed());
      values.add(utc(recovery.begunAt()));
      values.add(utc(recovery.triedAt()));
      values.add(recovery.announcedAt() == null ? null : utc(recovery.announcedAt()));
      values.add(recovery.firstPrinted());
      values.add(recovery.secondPrinted());
      values.add(recovery.ended() == null ? null : id(recovery.ended()));
      return values;
    }

    Written half(KeyHalf.Place place, Bytes mac) {
      flight.add(
          switch (place) {
            case FIRST -> "update matter set printed_first_mac = ? where authority = ? and id = ?";
            case SECOND ->
                "update matter set printed_second_mac = ? where authority = ? and id = ?";
          },
          mac,
          matter.authority(),
          matter.id());
      return this;
    }

    /// What was printed opens nothing any more.
    Written withoutPrintedKey() {
      flight.add(
          """
          update matter set printed_first_mac = null, printed_second_mac = null
          where authority = ? and id = ?
          """,
          matter.authority(),
          matter.id());
      return this;
    }
  }

  /// @throws org.springframework.dao.DuplicateKeyException if somebody else wrote an entry since
  ///     the matter was read
  void write(Written written) {
    written.flight.run(dataSource);
  }

  private static KeyRecovery recovery(ResultSet rs, int row) throws SQLException {
    String ended = rs.getString("ended");
    return new KeyRecovery(
        rs.getInt("number"),
        rs.getObject("first_officer", UUID.class),
        rs.getObject("first_institution", UUID.class),
        rs.getObject("first_unit", UUID.class),
        rs.getBoolean("first_matched"),
        rs.getObject("second_officer", UUID.class),
        rs.getInt("failed"),
        rs.getObject("begun_at", OffsetDateTime.class).toInstant(),
        rs.getObject("tried_at", OffsetDateTime.class).toInstant(),
        instantOrNull(rs.getObject("announced_at", OffsetDateTime.class)),
        rs.getBoolean("first_printed"),
        rs.getBoolean("second_printed"),
        ended == null
            ? null
            : KeyRecovery.Ended.valueOf(ended.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  private static String id(KeyRecovery.Ended ended) {
    return ended.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable Instant instantOrNull(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
