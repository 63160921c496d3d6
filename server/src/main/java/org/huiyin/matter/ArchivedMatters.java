package org.huiyin.matter;

import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// What lies here for the archive, sealed; only the archive's own key opens it.
public final class ArchivedMatters {

  private final DataSource dataSource;

  ArchivedMatters(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// One matter.
  public record Sealed(String authority, UUID matter, String key, Bytes content) {
    @Override
    public String toString() {
      return "Sealed[" + key + "]";
    }

    /// What [ArchiveSeal#seal] made.
    public byte[] bytes() {
      return content.array();
    }
  }

  /// The matter of this number; empty where the archive has none.
  ///
  /// @param number as people write it
  public Optional<Sealed> find(String number) {
    return MatterNumber.parse(number).flatMap(this::find);
  }

  private Optional<Sealed> find(MatterNumber number) {
    return Flight.as(Bound.CHECK)
        .add(
            """
            select a.authority, a.matter, a.archive_key, a.sealed
            from archived a join matter m on m.authority = a.authority and m.id = a.matter
            where m.authority = ? and m.number = ?
            """,
            number.authority(),
            number.text())
        .rows(
            dataSource,
            (rs, i) ->
                new Sealed(
                    rs.getString(1),
                    rs.getObject(2, UUID.class),
                    rs.getString(3),
                    Bytes.of(rs.getBytes(4))))
        .stream()
        .findFirst();
  }
}
