package org.huiyin.matter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The SQL of ratings as their complainant gives and reads them. The database shows them to
/// nobody else.
record RatingStore(DataSource dataSource) {

  /// @param sealed null once it has left
  private record Row(String step, @Nullable Bytes sealed) {}

  /// By step; without a value where it has left.
  Map<RatedStep, Optional<Bytes>> own(Bound by, String authority, UUID matter) {
    List<Row> rows =
        Flight.as(by)
            .add(
                "select step, sealed from rating where authority = ? and matter = ?",
                authority,
                matter)
            .rows(
                dataSource,
                (rs, i) -> {
                  byte[] sealed = rs.getBytes(2);
                  return new Row(rs.getString(1), sealed == null ? null : Bytes.of(sealed));
                });
    Map<RatedStep, Optional<Bytes>> own = new HashMap<>();
    rows.forEach(
        row -> own.put(RatedStep.of(row.step()).orElseThrow(), Optional.ofNullable(row.sealed())));
    return own;
  }

  /// Keeps a rating, in place of the one before.
  ///
  /// @return whether it is kept; false once one has left
  boolean keep(
      Bound by, String authority, UUID matter, RatedStep step, UUID institution, Bytes sealed) {
    return Flight.as(by)
            .add(
                """
                insert into rating (authority, matter, step, institution, sealed)
                values (?, ?, ?, ?, ?)
                on conflict (authority, matter, step) do update set
                  institution = excluded.institution, sealed = excluded.sealed
                where rating.institution is not null
                """,
                authority,
                matter,
                step.id(),
                institution,
                sealed)
            .written(dataSource)
        == 1;
  }

  /// Takes one back that waits.
  ///
  /// @return whether one was still there
  boolean takeBack(Bound by, String authority, UUID matter, RatedStep step) {
    return Flight.as(by)
            .add(
                """
                delete from rating
                where authority = ? and matter = ? and step = ? and institution is not null
                """,
                authority,
                matter,
                step.id())
            .written(dataSource)
        == 1;
  }
}
