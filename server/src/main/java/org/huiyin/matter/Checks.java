package org.huiyin.matter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// When the database was checked last ([Checking]), and how many differences there were.
// Thread-safe.
public final class Checks {

  private final JdbcClient jdbc;

  Checks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The last check.
  public record Last(Instant at, long differences) {}

  /// Keeps what a check found, in place of the one before.
  public void keep(Checking.Report report, Instant at) {
    jdbc.sql(
            """
            insert into last_check (one, checked_at, differences) values (true, ?, ?)
            on conflict (one) do update
              set checked_at = excluded.checked_at, differences = excluded.differences
            """)
        .params(at.atOffset(ZoneOffset.UTC), report.differences().size())
        .update();
  }

  /// The last check; empty where there was none.
  public Optional<Last> last() {
    return jdbc.sql("select checked_at, differences from last_check")
        .query(
            (rs, i) -> new Last(rs.getObject(1, OffsetDateTime.class).toInstant(), rs.getLong(2)))
        .optional();
  }
}
