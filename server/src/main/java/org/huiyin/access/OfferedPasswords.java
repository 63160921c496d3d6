package org.huiyin.access;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.huiyin.authority.Proposals;
import org.huiyin.authority.WayIn;
import org.huiyin.authority.WaysGiven;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Start passwords that wait until a second administrator agrees. They are kept apart from those
/// that sign somebody in. Thread-safe.
@Component
final class OfferedPasswords implements WaysGiven {

  private final InstantSource securityTime;

  OfferedPasswords(@Qualifier("securityTime") InstantSource securityTime) {
    this.securityTime = securityTime;
  }

  /// Keeps it, and forgets those that nobody can agree to any more.
  void keep(JdbcClient jdbc, UUID id, UUID officer, String hash) {
    Instant now = securityTime.instant();
    jdbc.sql("delete from offered_password where offered_at < ?")
        .param(utc(now.minus(Proposals.OPEN)))
        .update();
    jdbc.sql(
            """
            insert into offered_password (id, officer, password_hash, offered_at)
            values (?, ?, ?, ?)
            """)
        .params(id, officer, hash, utc(now))
        .update();
  }

  @Override
  public boolean give(WayIn.Form form) {
    return form != WayIn.Form.PROVIDER_LINKED;
  }

  @Override
  public boolean possible(JdbcClient jdbc, WayIn wayIn) {
    return jdbc.sql("select exists (select 1 from offered_password where id = ? and officer = ?)")
        .params(wayIn.offered(), wayIn.whose().id())
        .query(Boolean.class)
        .single();
  }

  @Override
  public void inForce(JdbcClient jdbc, WayIn wayIn, @Nullable UUID proposedBy) {
    UUID officer = wayIn.whose().id();
    Instant now = securityTime.instant();
    String hash =
        jdbc.sql("select password_hash from offered_password where id = ? and officer = ?")
            .params(wayIn.offered(), officer)
            .query(String.class)
            .single();
    boolean takeOff = wayIn.form() == WayIn.Form.SECOND_FACTOR_OFF;
    Credentials.storeStart(jdbc, officer, hash, now);
    if (takeOff) {
      SecondFactor.takeOff(jdbc, officer);
    }
    Credentials.noteGiven(jdbc, officer, now, takeOff, "password", proposedBy);
    Credentials.endAll(jdbc, officer, now);
    forget(jdbc, wayIn);
  }

  @Override
  public void forget(JdbcClient jdbc, WayIn wayIn) {
    jdbc.sql("delete from offered_password where id = ?").param(wayIn.offered()).update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
