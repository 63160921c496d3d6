package org.huiyin.matter;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// The SQL of who a complainant is, as it is read by themselves and corrected.
final class CorrectionStore {

  private final DataSource dataSource;

  CorrectionStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Who brought it, sealed, for the complainant alone.
  Optional<Bytes> own(Bound by, MatterRecord.Identity matter) {
    return Flight.as(by)
        .add(
            "select identity from party where authority = ? and matter = ? and party = 1",
            matter.authority(),
            matter.id())
        .rows(dataSource, (rs, i) -> Bytes.of(rs.getBytes(1)))
        .stream()
        .findFirst();
  }

  /// Puts another in its place, with the entry that says so. What was there before is kept, unless
  /// an older one still is.
  ///
  /// @param more what belongs to it beside
  /// @throws org.springframework.dao.DuplicateKeyException if somebody else wrote an entry since
  ///     the matter was read
  void replace(
      Bound by,
      MatterRecord matter,
      MatterRecord.Sealed entry,
      Bytes party,
      LocalDate until,
      Consumer<Flight> more) {
    Flight flight = Flight.as(by);
    Noting.add(flight, by, matter, entry);
    flight.add(
        """
        insert into party_before (authority, matter, identity, changed_on, until_on)
        select authority, matter, identity, ?, ? from party
        where authority = ? and matter = ? and party = 1
        on conflict (authority, matter) do update set
          changed_on = excluded.changed_on, until_on = excluded.until_on
        """,
        entry.facts().on(),
        until,
        matter.authority(),
        matter.id());
    flight.add(
        """
        insert into party (authority, matter, party, identity) values (?, ?, 1, ?)
        on conflict (authority, matter, party) do update set identity = excluded.identity
        """,
        matter.authority(),
        matter.id(),
        party);
    more.accept(flight);
    flight.run(dataSource);
  }

  /// When it was last corrected, as long as what was there before is kept.
  Optional<LocalDate> correctedOn(String authority, java.util.UUID matter, LocalDate today) {
    return Flight.as(Bound.COMPARISON)
        .add(
            """
            select changed_on from party_before
            where authority = ? and matter = ? and until_on > ?
            """,
            authority,
            matter,
            today)
        .rows(dataSource, (rs, i) -> rs.getObject(1, LocalDate.class))
        .stream()
        .findFirst();
  }

  /// Destroys what was corrected long enough ago.
  int forget(LocalDate today) {
    return Flight.as(Bound.EARLIER_IDENTITIES)
        .add("delete from party_before where until_on <= ?", today)
        .written(dataSource);
  }
}
