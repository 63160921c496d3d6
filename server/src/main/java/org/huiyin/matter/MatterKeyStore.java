package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.huiyin.access.Principal.Member;
import org.jspecify.annotations.Nullable;

/// The SQL of the keys that open a matter: those of whoever brought it, and those of the members of
/// its group. Holds their HMACs alone. What is thrown is as in [MatterStore].
final class MatterKeyStore {

  private final DataSource dataSource;

  MatterKeyStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// The stored HMACs of a complainant's keys, and the matter they open.
  ///
  /// @param mac of the key that is valid
  /// @param newMac of a key that was made and not used yet
  /// @param newOfHelper whether that one will be a helper's
  /// @param printed whether an officer printed the valid key
  /// @param lastSeq the last entry of the journal at that moment
  /// @param spareMac of a second key of equal power
  /// @param firstHalfMac of one half of a key that was printed after a recovery
  /// @param secondHalfMac of its other half
  /// @param erasedOn since when the matter is erased here, or null
  /// @param archivedUntil the last day on which an archive keeps it, or null
  record KeyRow(
      UUID matter,
      Bytes mac,
      @Nullable Bytes newMac,
      boolean newOfHelper,
      boolean printed,
      int lastSeq,
      @Nullable Bytes spareMac,
      @Nullable Bytes firstHalfMac,
      @Nullable Bytes secondHalfMac,
      @Nullable LocalDate erasedOn,
      @Nullable LocalDate archivedUntil) {}

  Optional<KeyRow> key(MatterNumber number) {
    return Flight.as(Bound.KEY_CHECK)
        .add(
            """
            select id, key_mac, new_key_mac, new_key_of_helper, key_must_change, last_seq,
              spare_key_mac, printed_first_mac, printed_second_mac, erased_on, archived_until
            from key_and_standing_of(?, ?)
            """,
            number.authority(),
            number.text())
        .rows(dataSource, MatterKeyStore::keyRow)
        .stream()
        .findFirst();
  }

  private static KeyRow keyRow(ResultSet rs, int row) throws SQLException {
    return new KeyRow(
        rs.getObject(1, UUID.class),
        Bytes.of(rs.getBytes(2)),
        MatterStore.bytesOrNull(rs, 3),
        rs.getBoolean(4),
        rs.getBoolean(5),
        rs.getInt(6),
        MatterStore.bytesOrNull(rs, 7),
        MatterStore.bytesOrNull(rs, 8),
        MatterStore.bytesOrNull(rs, 9),
        rs.getObject(10, LocalDate.class),
        rs.getObject(11, LocalDate.class));
  }

  /// Keeps a new key beside the one that is valid, with the entry that says so.
  ///
  /// @param ofHelper whether it will be a helper's
  void addKey(
      Bound by, MatterRecord before, MatterRecord.Sealed entry, Bytes newMac, boolean ofHelper) {
    MatterRecord.Identity m = before.identity();
    Flight flight = MatterStore.acting(by, m);
    MatterStore.addEntry(flight, m, entry);
    flight.add(
        """
        update matter set last_seq = ?, new_key_mac = ?, new_key_of_helper = ?
        where authority = ? and id = ?
        """,
        entry.facts().seq(),
        newMac,
        ofHelper,
        m.authority(),
        m.id());
    flight.run(dataSource);
  }

  /// Keeps a spare key beside the one that is valid, in place of the one before, with the entry
  /// that says so.
  void addSpareKey(Bound by, MatterRecord before, MatterRecord.Sealed entry, Bytes mac) {
    MatterRecord.Identity m = before.identity();
    Flight flight = MatterStore.acting(by, m);
    MatterStore.addEntry(flight, m, entry);
    flight.add(
        "update matter set last_seq = ?, spare_key_mac = ? where authority = ? and id = ?",
        entry.facts().seq(),
        mac,
        m.authority(),
        m.id());
    flight.run(dataSource);
  }

  /// Makes the new key the only one, with the entry that says so: a spare one and one that was
  /// printed end with the old one, and so does looking for a way in without it.
  void changeKey(Bound by, MatterRecord before, MatterRecord.Sealed entry) {
    MatterRecord.Identity m = before.identity();
    Flight flight = MatterStore.acting(by, m);
    MatterStore.addEntry(flight, m, entry);
    flight.add(
        """
        update matter set last_seq = ?, key_mac = new_key_mac, new_key_mac = null,
          key_must_change = false, key_of_helper = new_key_of_helper, spare_key_mac = null,
          printed_first_mac = null, printed_second_mac = null
        where authority = ? and id = ?
        """,
        entry.facts().seq(),
        m.authority(),
        m.id());
    flight.add(
        """
        update key_recovery set ended = 'key-changed'
        where authority = ? and matter = ? and ended is null
        """,
        m.authority(),
        m.id());
    flight.run(dataSource);
  }

  /// One of a group by the HMAC of their key.
  ///
  /// @param isNew whether it is a key that was made and not used yet
  record MemberRow(UUID matter, int number, boolean isNew) {}

  Optional<MemberRow> member(MatterNumber number, Bytes mac) {
    return Flight.as(Bound.KEY_CHECK)
        .add(
            "select id, number, is_new from member_of(?, ?, ?)",
            number.authority(),
            number.text(),
            mac)
        .rows(
            dataSource,
            (rs, i) -> new MemberRow(rs.getObject(1, UUID.class), rs.getInt(2), rs.getBoolean(3)))
        .stream()
        .findFirst();
  }

  /// Keeps a new key of one of a group beside the one that is valid.
  void addMemberKey(Member by, Bytes newMac) {
    Flight.as(Bound.to(by))
        .add(
            "update member set new_key_mac = ? where authority = ? and matter = ? and number = ?",
            newMac,
            by.authority(),
            by.matter(),
            by.member())
        .run(dataSource);
  }

  /// Makes the new key the only one; does nothing if it is already.
  void changeMemberKey(Member by) {
    Flight.as(Bound.to(by))
        .add(
            """
            update member set key_mac = coalesce(new_key_mac, key_mac), new_key_mac = null
            where authority = ? and matter = ? and number = ?
            """,
            by.authority(),
            by.matter(),
            by.member())
        .run(dataSource);
  }
}
