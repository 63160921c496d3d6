package org.huiyin.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.authority.WaysIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads from passwords, and from what was given, how an officer comes in.
@Component
final class KnownWaysIn implements WaysIn {

  @Override
  public boolean isOwn(JdbcClient jdbc, UUID officer) {
    return jdbc.sql(
            """
            select exists (select 1 from credential where officer = ? and not must_change)
            """)
        .param(officer)
        .query(Boolean.class)
        .single();
  }

  @Override
  public Optional<Instant> lastGiven(JdbcClient jdbc, UUID officer) {
    return jdbc.sql(
            """
            select given_at from way_in_given where officer = ? and given_by like 'officer:%'
            order by given_at desc limit 1
            """)
        .param(officer)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }
}
