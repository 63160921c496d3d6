package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The SQL of groups. Who joins and who leaves goes through functions of the database, which leave
/// no order behind.
record GroupStore(DataSource dataSource) {

  /// A group as one of those sees it who bring the matter, or an officer.
  ///
  /// @param band the lowest figure of the band in which their number lies
  /// @param own whoever asks; null for officers
  /// @param recorded the representatives whom the journal names last
  record Row(
      Bytes said,
      boolean inviting,
      int band,
      boolean company,
      @Nullable Own own,
      List<Integer> candidates,
      List<Integer> representatives,
      List<Integer> recorded) {}

  /// @param stands whether they offer to speak for the group
  /// @param hasChosen whether they have given their voice; to whom is nowhere
  record Own(int number, boolean stands, boolean hasChosen) {}

  /// The code that is valid for the matter of a number, as HMAC.
  ///
  /// @param mac null while nobody can join
  record Code(UUID matter, @Nullable Bytes mac) {}

  /// Each finds no row of `member` but their own.
  ///
  /// @param most how many may speak for it
  Optional<Row> find(Bound by, String authority, UUID matter, int most) {
    return Flight.as(by)
        .add(
            """
            select g.said, g.invitation_mac is not null, group_band(g.authority, g.matter),
              has_company(g.authority, g.matter), m.number, m.stands, m.has_chosen,
              candidates_of(g.authority, g.matter), representatives_of(g.authority, g.matter, ?),
              g.recorded::integer[]
            from matter_group g left join member m on m.authority = g.authority and m.matter = g.matter
            where g.authority = ? and g.matter = ?
            """,
            most,
            authority,
            matter)
        .rows(dataSource, GroupStore::row)
        .stream()
        .findFirst();
  }

  private static Row row(ResultSet rs, int i) throws SQLException {
    int number = rs.getInt(5);
    return new Row(
        Bytes.of(rs.getBytes(1)),
        rs.getBoolean(2),
        rs.getInt(3),
        rs.getBoolean(4),
        number == 0 ? null : new Own(number, rs.getBoolean(6), rs.getBoolean(7)),
        numbers(rs, 8),
        numbers(rs, 9),
        numbers(rs, 10));
  }

  private static List<Integer> numbers(ResultSet rs, int column) throws SQLException {
    return List.of((Integer[]) rs.getArray(column).getArray());
  }

  /// Offers to speak for the group, or doesn't any more.
  void stand(Bound by, String authority, UUID matter, boolean stands) {
    Flight.as(by).add("select stand_for_group(?, ?, ?)", authority, matter, stands).run(dataSource);
  }

  /// Gives a voice; false if it was given already, or nobody of this number stands.
  boolean choose(Bound by, String authority, UUID matter, int number) {
    return Flight.as(by)
        .add("select choose_for_group(?, ?, ?)", authority, matter, number)
        .rows(dataSource, (rs, i) -> rs.getBoolean(1))
        .getFirst();
  }

  /// Writes the entry that names the representatives.
  void record(Bound by, MatterRecord matter, MatterRecord.Sealed entry, List<Integer> numbers) {
    Flight flight = Flight.as(by);
    Noting.add(flight, by, matter, entry);
    flight
        .add(
            "select record_representatives(?, ?, ?)",
            matter.authority(),
            matter.id(),
            numbers.toArray(Integer[]::new))
        .run(dataSource);
  }

  Optional<Code> code(MatterNumber number) {
    return Flight.as(Bound.KEY_CHECK)
        .add(
            "select id, invitation_mac from invitation_of(?, ?)", number.authority(), number.text())
        .rows(
            dataSource,
            (rs, i) -> {
              byte[] mac = rs.getBytes(2);
              return new Code(rs.getObject(1, UUID.class), mac == null ? null : Bytes.of(mac));
            })
        .stream()
        .findFirst();
  }

  /// Opens the group, or invites anew; the code before it ends.
  ///
  /// @param number for whoever brought the matter, if they have none yet
  void invite(
      Bound by,
      MatterRecord matter,
      MatterRecord.Sealed entry,
      Bytes said,
      Bytes code,
      int number) {
    Flight flight = Flight.as(by);
    Noting.add(flight, by, matter, entry);
    flight
        .add(
            """
            insert into matter_group (authority, matter, invitation_mac, said) values (?, ?, ?, ?)
            on conflict (authority, matter) do update
            set invitation_mac = excluded.invitation_mac, said = excluded.said
            """,
            matter.authority(),
            matter.id(),
            code,
            said)
        .add(
            "insert into member (authority, matter, number) values (?, ?, ?) on conflict do nothing",
            matter.authority(),
            matter.id(),
            number)
        .run(dataSource);
  }

  /// Ends the code.
  void close(Bound by, String authority, UUID matter) {
    Flight.as(by)
        .add(
            "update matter_group set invitation_mac = null where authority = ? and matter = ?",
            authority,
            matter)
        .run(dataSource);
  }

  /// What somebody brings who joins.
  ///
  /// @param agreed what they agreed to, sealed
  /// @param who who they are, sealed, or null where they don't say
  record Joining(Bytes code, Bytes key, Bytes agreed, @Nullable Bytes who) {}

  /// Joins, as the member who is bound.
  ///
  /// @param more what belongs to it beside
  /// @throws Hidden if the code is none any more, or the group is full
  /// @throws org.springframework.dao.DuplicateKeyException if the number is somebody else's
  void join(Bound by, String authority, UUID matter, Joining joining, Consumer<Flight> more) {
    Flight flight =
        Flight.as(by)
            .add(
                "select join_group(?, ?, ?, ?, ?, ?)",
                authority,
                matter,
                joining.code(),
                joining.key(),
                joining.agreed(),
                joining.who());
    more.accept(flight);
    flight.run(dataSource);
  }

  /// Leaves.
  ///
  /// @throws Hidden if nobody would be left
  void leave(Bound by, String authority, UUID matter) {
    Flight.as(by).add("select leave_group(?, ?)", authority, matter).run(dataSource);
  }
}
