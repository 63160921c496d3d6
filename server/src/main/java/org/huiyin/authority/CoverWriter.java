package org.huiyin.authority;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes covers, as whoever is bound to the transaction.
final class CoverWriter {

  private final JdbcClient jdbc;

  CoverWriter(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Cover cover, UUID institution, Instant at) {
    jdbc.sql(
            """
            insert into cover (id, institution, officer, substitute, from_on, until_on, set_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            cover.id(),
            institution,
            cover.officer(),
            cover.substitute(),
            cover.from(),
            cover.until(),
            utc(at))
        .update();
  }

  void end(Cover cover, String principal, Instant at) {
    jdbc.sql("update cover set ended_at = ?, ended_by = ? where id = ? and ended_at is null")
        .params(utc(at), principal, cover.id())
        .update();
  }

  /// Other nodes see that their copy is old.
  void count() {
    new DirectoryWriter(jdbc).count();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
