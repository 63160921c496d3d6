package org.huiyin.access;

import java.time.Instant;
import java.time.InstantSource;
import org.huiyin.authority.Officer;
import org.huiyin.authority.StandingChanges;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Ends the sessions of an officer whose roles change, so that nobody goes on with what a page
/// showed them in another role; and sessions and tokens of one who is no longer active, so that
/// neither revives with them.
@Component
final class EndedStanding implements StandingChanges {

  private final InstantSource securityTime;

  EndedStanding(@Qualifier("securityTime") InstantSource securityTime) {
    this.securityTime = securityTime;
  }

  @Override
  public void changed(JdbcClient jdbc, Officer before, Officer after) {
    Instant now = securityTime.instant();
    Sessions.endAll(jdbc, after.id(), now);
    if (!after.active()) {
      Tokens.revokeAll(jdbc, after.id(), now);
    }
  }
}
