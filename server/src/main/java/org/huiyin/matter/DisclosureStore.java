package org.huiyin.matter;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The SQL of disclosures. The entry and the reading are one transaction, and the database gives an
/// identity out for nothing but an entry of that transaction.
final class DisclosureStore {

  private final DataSource dataSource;

  DisclosureStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Writes the entry and reads who it is, sealed; empty where nothing is kept.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException if somebody else wrote an entry since
  ///     the matter was read
  /// @throws Hidden if the officer doesn't see the matter any more, or it isn't theirs to be told
  Optional<Bytes> disclosed(Bound by, MatterRecord matter, MatterRecord.Sealed entry) {
    Flight flight = Flight.as(by);
    Noting.add(flight, by, matter, entry);
    List<Optional<Bytes>> rows =
        flight
            .add("select disclosed(?, ?, ?)", matter.authority(), matter.id(), entry.facts().seq())
            .rowsInTransaction(dataSource, (rs, i) -> bytes(rs.getBytes(1)));
    return rows.getFirst();
  }

  private static Optional<Bytes> bytes(byte @Nullable [] read) {
    return read == null ? Optional.empty() : Optional.of(Bytes.of(read));
  }
}
