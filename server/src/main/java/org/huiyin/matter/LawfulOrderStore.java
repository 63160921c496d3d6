package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The SQL of lawful orders. What is written comes with its entry of the journal, all or none; of
/// two who write at once, one is refused by the journal's primary key.
final class LawfulOrderStore {

  private final DataSource dataSource;

  LawfulOrderStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Those of a matter, the last one first.
  List<LawfulOrder> of(Bound by, String authority, UUID matter) {
    return Flight.as(by)
        .add(
            """
            select number, asked_seq, instrument, scope, forbidden_until, asked_on, asked_by,
              institution, asked_unit, first_by, first_institution, first_unit, second_by, ended
            from lawful_order where authority = ? and matter = ? order by number desc
            """,
            authority,
            matter)
        .rows(dataSource, LawfulOrderStore::order);
  }

  /// The numbers of the matters in which one waits for somebody to agree, as far as this officer
  /// sees them; there are few at a time.
  List<String> waiting(Bound by) {
    return Flight.as(by)
        .add(
            """
            select m.number from lawful_order o
            join matter m on m.authority = o.authority and m.id = o.matter
            where o.ended is null and o.second_by is null
            order by o.asked_on, o.authority, o.matter
            """)
        .rows(dataSource, (rs, i) -> rs.getString(1));
  }

  /// @throws org.springframework.dao.DuplicateKeyException if somebody else wrote an entry since
  ///     the matter was read, or asked for another
  void asked(Bound by, MatterRecord matter, MatterRecord.Sealed entry, LawfulOrder order) {
    Flight flight = Flight.as(by);
    Noting.add(flight, by, matter, entry);
    flight
        .add(
            """
            insert into lawful_order (authority, matter, number, asked_seq, instrument, scope,
              forbidden_until, asked_on, asked_by, institution, asked_unit, told)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            matter.authority(),
            matter.id(),
            order.number(),
            order.askedSeq(),
            order.instrument().id(),
            order.scopeText(),
            order.forbiddenUntil(),
            order.askedOn(),
            order.asked().officer(),
            order.asked().institution(),
            order.asked().unit(),
            order.forbiddenUntil() == null)
        .run(dataSource);
  }

  void agreed(Bound by, MatterRecord matter, MatterRecord.Sealed entry, LawfulOrder order) {
    LawfulOrder.Person first = Objects.requireNonNull(order.first());
    Flight flight = Flight.as(by);
    Noting.add(flight, by, matter, entry);
    flight
        .add(
            """
            update lawful_order
            set first_by = ?, first_institution = ?, first_unit = ?, second_by = ?
            where authority = ? and matter = ? and number = ? and ended is null
            """,
            first.officer(),
            first.institution(),
            first.unit(),
            order.second(),
            matter.authority(),
            matter.id(),
            order.number())
        .run(dataSource);
  }

  void refused(Bound by, MatterRecord matter, MatterRecord.Sealed entry, LawfulOrder order) {
    Flight flight = Flight.as(by);
    Noting.add(flight, by, matter, entry);
    ended(flight, matter, order, LawfulOrder.Ended.REFUSED, null);
    flight.run(dataSource);
  }

  /// Ends it, and reads who it is, sealed, where that is asked for and kept.
  Optional<Bytes> handed(
      Bound by, MatterRecord matter, MatterRecord.Sealed entry, LawfulOrder order) {
    Flight flight = Flight.as(by);
    Noting.add(flight, by, matter, entry);
    ended(flight, matter, order, LawfulOrder.Ended.HANDED, entry.facts().on());
    if (!order.asksWhoItIs()) {
      flight.run(dataSource);
      return Optional.empty();
    }
    return flight
        .add(
            "select disclosed_by_order(?, ?, ?, ?)",
            matter.authority(),
            matter.id(),
            order.number(),
            entry.facts().seq())
        .rowsInTransaction(dataSource, (rs, i) -> Optional.ofNullable(rs.getBytes(1)))
        .getFirst()
        .map(Bytes::of);
  }

  private static void ended(
      Flight flight,
      MatterRecord matter,
      LawfulOrder order,
      LawfulOrder.Ended how,
      @Nullable LocalDate handedOn) {
    flight.add(
        """
        update lawful_order set ended = ?, handed_on = ?
        where authority = ? and matter = ? and number = ? and ended is null
        """,
        how.id(),
        handedOn,
        matter.authority(),
        matter.id(),
        order.number());
  }

  /// Of whose matter the complainant may be told on this day, and hasn't been yet.
  record Due(String authority, UUID matter, int number, LocalDate until) {
    static final Due FIRST = new Due("", new UUID(0, 0), 0, LocalDate.MIN);
  }

  /// In order of their keys, so that every one is reached even if some can't be treated. Of a
  /// matter that was erased nobody is told: its row is hidden, and its key opens nothing.
  List<Due> toBeTold(LocalDate today, Due after, int limit) {
    return Flight.as(Bound.DEADLINES)
        .add(
            """
            select authority, matter, number, forbidden_until from lawful_order
            where not told and forbidden_until <= ? and (authority, matter, number) > (?, ?, ?)
              and exists (
                select from matter m
                where m.authority = lawful_order.authority and m.id = lawful_order.matter)
            order by authority, matter, number limit ?
            """,
            today,
            after.authority(),
            after.matter(),
            after.number(),
            limit)
        .rows(
            dataSource,
            (rs, i) ->
                new Due(
                    rs.getString(1),
                    rs.getObject(2, UUID.class),
                    rs.getInt(3),
                    rs.getObject(4, LocalDate.class)));
  }

  void told(MatterRecord matter, MatterRecord.Sealed entry, int number) {
    Flight flight = Flight.as(Bound.DEADLINES);
    Noting.add(flight, Bound.DEADLINES, matter, entry);
    flight
        .add(
            "update lawful_order set told = true where authority = ? and matter = ? and number = ?",
            matter.authority(),
            matter.id(),
            number)
        .run(dataSource);
  }

  /// One that was handed over, of no matter in particular.
  record Handed(LawfulOrder.Instrument instrument, UUID institution, int year) {}

  List<Handed> handed(LocalDate since, LocalDate before) {
    return Flight.as(Bound.PUBLICATION)
        .add("select instrument, institution, handed_on from handed_by_order(?, ?)", since, before)
        .rows(
            dataSource,
            (rs, i) ->
                new Handed(
                    LawfulOrder.Instrument.of(rs.getString(1)).orElseThrow(),
                    rs.getObject(2, UUID.class),
                    rs.getObject(3, LocalDate.class).getYear()));
  }

  private static LawfulOrder order(ResultSet rs, int row) throws SQLException {
    UUID first = rs.getObject("first_by", UUID.class);
    String ended = rs.getString("ended");
    return new LawfulOrder(
        rs.getInt("number"),
        rs.getInt("asked_seq"),
        LawfulOrder.Instrument.of(rs.getString("instrument")).orElseThrow(),
        LawfulOrder.scope(rs.getString("scope")),
        rs.getObject("forbidden_until", LocalDate.class),
        rs.getObject("asked_on", LocalDate.class),
        new LawfulOrder.Person(
            rs.getObject("asked_by", UUID.class),
            rs.getObject("institution", UUID.class),
            rs.getObject("asked_unit", UUID.class)),
        first == null
            ? null
            : new LawfulOrder.Person(
                first,
                rs.getObject("first_institution", UUID.class),
                rs.getObject("first_unit", UUID.class)),
        rs.getObject("second_by", UUID.class),
        ended == null ? null : LawfulOrder.Ended.valueOf(ended.toUpperCase(Locale.ROOT)));
  }
}
