package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;

/// The SQL of holds.
final class LegalHoldStore {

  private static final String COLUMNS = "number, ground, until_on, asked_on, agreed_on, asked_by";

  private final DataSource dataSource;

  LegalHoldStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  record Row(int number, LegalHolds.Hold hold, UUID askedBy) {}

  private static Row row(ResultSet rs, int i) throws SQLException {
    return new Row(
        rs.getInt(1),
        new LegalHolds.Hold(
            LegalHolds.Ground.of(rs.getString(2)).orElseThrow(),
            rs.getObject(3, LocalDate.class),
            rs.getObject(4, LocalDate.class),
            rs.getObject(5, LocalDate.class) != null),
        rs.getObject(6, UUID.class));
  }

  void ask(
      Bound by,
      MatterRecord matter,
      MatterRecord.Sealed entry,
      LegalHolds.Hold hold,
      OfficerPrincipal officer) {
    Flight flight = Flight.as(by);
    Noting.add(flight, by, matter, entry);
    flight
        .add(
            """
            insert into legal_hold (authority, matter, number, ground, until_on, asked_by, asked_on)
            select ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? from legal_hold
            where authority = ? and matter = ?
            """,
            matter.authority(),
            matter.id(),
            hold.ground().id(),
            hold.until(),
            officer.officer(),
            hold.askedOn(),
            matter.authority(),
            matter.id())
        .run(dataSource);
  }

  void agree(
      Bound by,
      MatterRecord matter,
      MatterRecord.Sealed entry,
      int number,
      OfficerPrincipal officer) {
    Flight flight = Flight.as(by);
    Noting.add(flight, by, matter, entry);
    flight
        .add(
            """
            update legal_hold set agreed_by = ?, agreed_on = ?
            where authority = ? and matter = ? and number = ? and agreed_by is null
            """,
            officer.officer(),
            entry.facts().on(),
            matter.authority(),
            matter.id(),
            number)
        .run(dataSource);
  }

  /// The one that was asked for last, if nobody has agreed yet.
  Optional<Row> waiting(Bound by, MatterRecord matter) {
    return Flight.as(by)
        .add(
            "select "
                + COLUMNS
                + " from legal_hold where authority = ? and matter = ? order by number desc limit 1",
            matter.authority(),
            matter.id())
        .rows(dataSource, LegalHoldStore::row)
        .stream()
        .filter(row -> !row.hold().agreed())
        .findFirst();
  }

  /// The one that lasts longest of those that last today.
  Optional<LegalHolds.Hold> holding(Bound by, MatterRecord matter, LocalDate today) {
    return Flight.as(by)
        .add(
            "select "
                + COLUMNS
                + " from legal_hold where authority = ? and matter = ? and agreed_on is not null"
                + " and until_on >= ? order by until_on desc limit 1",
            matter.authority(),
            matter.id(),
            today)
        .rows(dataSource, LegalHoldStore::row)
        .stream()
        .map(Row::hold)
        .findFirst();
  }
}
