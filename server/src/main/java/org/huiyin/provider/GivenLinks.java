package org.huiyin.provider;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.access.Credentials;
import org.huiyin.access.Sessions;
import org.huiyin.authority.WayIn;
import org.huiyin.authority.WaysGiven;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes which account at the provider is which officer's, within a transaction of the caller's.
/// Thread-safe.
@Component
final class GivenLinks implements WaysGiven {

  private final ProviderSettings settings;
  private final InstantSource securityTime;

  GivenLinks(ProviderSettings settings, @Qualifier("securityTime") InstantSource securityTime) {
    this.settings = settings;
    this.securityTime = securityTime;
  }

  /// In place of the one before; what was begun with that ends.
  void link(JdbcClient jdbc, UUID officer, String subject, @Nullable UUID proposedBy) {
    cutLoose(jdbc, officer);
    add(jdbc, officer, subject, proposedBy);
  }

  int cutLoose(JdbcClient jdbc, UUID officer) {
    Sessions.endOfProvider(jdbc, officer, securityTime.instant());
    return jdbc.sql("delete from provider_link where officer = ?").param(officer).update();
  }

  int add(JdbcClient jdbc, UUID officer, String subject, @Nullable UUID proposedBy) {
    Instant now = securityTime.instant();
    int made =
        jdbc.sql(
                "insert into provider_link (officer, issuer, subject, made_at) values (?, ?, ?, ?)")
            .params(
                officer, settings.issuer(), subject, OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
            .update();
    Credentials.givenAtProvider(jdbc, officer, now, proposedBy);
    return made;
  }

  @Override
  public boolean give(WayIn.Form form) {
    return form == WayIn.Form.PROVIDER_LINKED;
  }

  @Override
  public boolean possible(JdbcClient jdbc, WayIn wayIn) {
    return jdbc.sql(
            """
            select not exists (select 1 from provider_link
              where issuer = ? and subject = ? and officer <> ?)
            """)
        .params(settings.issuer(), Objects.requireNonNull(wayIn.account()), wayIn.whose().id())
        .query(Boolean.class)
        .single();
  }

  @Override
  public void inForce(JdbcClient jdbc, WayIn wayIn, @Nullable UUID proposedBy) {
    link(jdbc, wayIn.whose().id(), Objects.requireNonNull(wayIn.account()), proposedBy);
  }

  @Override
  public void forget(JdbcClient jdbc, WayIn wayIn) {
    // Nothing is kept of it but the proposal.
  }
}
