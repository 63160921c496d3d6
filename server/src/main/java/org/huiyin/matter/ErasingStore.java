package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The SQL of erasing.
final class ErasingStore {

  private final DataSource dataSource;

  ErasingStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Writes the entry, and what it says is gone, in one transaction.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException if somebody else wrote an entry since
  ///     the matter was read
  ///
  /// @param copy what the archive keeps of it, or null
  void erase(
      Bound by,
      MatterRecord matter,
      MatterRecord.Sealed entry,
      ErasureRegister.What what,
      Archiving.@Nullable Copy copy) {
    MatterRecord.Identity m = matter.identity();
    Flight flight = Flight.as(by);
    MatterStore.addEntry(flight, m, entry);
    flight.add(
        "select erase_matter(?, ?, ?, ?, ?)",
        m.authority(),
        m.id(),
        entry.facts().seq(),
        what.id(),
        entry.facts().on());
    if (copy != null) {
      flight.add(
          """
          insert into archived (authority, matter, archive_key, sealed, until_on)
          values (?, ?, ?, ?, ?)
          """,
          m.authority(),
          m.id(),
          copy.key(),
          copy.sealed(),
          copy.until());
    }
    flight.run(dataSource);
  }

  /// The files of a matter, whose keys go with it.
  List<UUID> files(Bound by, MatterRecord matter) {
    return Flight.as(by)
        .add(
            "select id from evidence where authority = ? and matter = ?",
            matter.authority(),
            matter.id())
        .rows(dataSource, (rs, i) -> rs.getObject(1, UUID.class));
  }

  /// Since when it is erased; empty where it isn't.
  Optional<LocalDate> erasedOn(Bound by, String authority, UUID matter) {
    return Flight.as(by)
        .add(
            """
            select erased_on from matter
            where authority = ? and id = ? and erased_on is not null
            """,
            authority,
            matter)
        .rows(dataSource, (rs, i) -> rs.getObject(1, LocalDate.class))
        .stream()
        .findFirst();
  }

  /// What was erased of one matter.
  List<ErasureRegister.Line> erasures(Bound by, String authority, UUID matter) {
    return lines(
        Flight.as(by)
            .add(
                """
                select authority, matter, what, erased_on from erasure
                where authority = ? and matter = ? order by what
                """,
                authority,
                matter));
  }

  /// All that was erased, each with the last day on which it was: who somebody is can be erased,
  /// given again and erased again.
  List<ErasureRegister.Line> erasures() {
    return lines(
        Flight.as(Bound.RESTORE)
            .add(
                """
                select e.authority, e.matter, e.what, greatest(e.erased_on, (
                  select max((j.facts::jsonb ->> 'on')::date) from journal j
                  where j.authority = e.authority and j.matter = e.matter
                    and j.facts::jsonb ->> 'act' = ?)) as last_on
                from erasure e order by last_on
                """,
                Erasing.IDENTITY_ERASED));
  }

  private List<ErasureRegister.Line> lines(Flight flight) {
    return flight.rows(
        dataSource,
        (rs, i) ->
            new ErasureRegister.Line(
                new ErasureRegister.Subject(
                    rs.getString(1),
                    rs.getObject(2, UUID.class),
                    ErasureRegister.What.of(rs.getString(3))),
                rs.getObject(4, LocalDate.class)));
  }

  /// A matter in which nothing is due, as far as its row tells how long it is kept.
  ///
  /// @param archivedUntil the last day on which the archive's copy is kept; null while it is here
  record Ended(
      MatterStore.Key key,
      String number,
      String kind,
      String stage,
      String rulebook,
      LocalDate on,
      @Nullable LocalDate archivedUntil) {}

  /// Matters in which time changes nothing any more, here and at the archive, by key.
  List<Ended> ended(LocalDate lastBy, MatterStore.Key after, int limit) {
    return Flight.as(Bound.RETENTION)
        .add(
            """
            select authority, id, number, kind, stage, rulebook, last_on, null::date from matter
            where next_on is null and erased_on is null and last_on <= ? and (authority, id) > (?, ?)
            union all
            select m.authority, m.id, m.number, m.kind, m.stage, m.rulebook, m.last_on, a.until_on
            from archived a join matter m on m.authority = a.authority and m.id = a.matter
            where a.until_on <= ? and (a.authority, a.matter) > (?, ?)
            order by 1, 2 limit ?
            """,
            lastBy,
            after.authority(),
            after.matter(),
            lastBy,
            after.authority(),
            after.matter(),
            limit)
        .rows(
            dataSource,
            (rs, i) ->
                new Ended(
                    new MatterStore.Key(rs.getString(1), rs.getObject(2, UUID.class)),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getString(5),
                    rs.getString(6),
                    rs.getObject(7, LocalDate.class),
                    rs.getObject(8, LocalDate.class)));
  }

  /// Until when the archive's copy is kept; empty where there is none.
  Optional<LocalDate> archivedUntil(Bound by, String authority, UUID matter) {
    return Flight.as(by)
        .add("select until_on from archived where authority = ? and matter = ?", authority, matter)
        .rows(dataSource, (rs, i) -> rs.getObject(1, LocalDate.class))
        .stream()
        .findFirst();
  }

  /// The last day on which a hold that two agreed on keeps it; empty where none does.
  Optional<LocalDate> heldUntil(Bound by, String authority, UUID matter, LocalDate today) {
    return Flight.as(by)
        .add(
            """
            select until_on from legal_hold
            where authority = ? and matter = ? and agreed_on is not null and until_on >= ?
            order by until_on desc limit 1
            """,
            authority,
            matter,
            today)
        .rows(dataSource, (rs, i) -> rs.getObject(1, LocalDate.class))
        .stream()
        .findFirst();
  }
}
