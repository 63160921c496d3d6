package org.huiyin.access;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.huiyin.database.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Seals what officers prove themselves with again, when the installation's keys have a new epoch.
///
/// An officer who sets up another telephone meanwhile waits a moment. A token of a single sign-on
/// goes with its session, within a day: one that has ended is forgotten here. Thread-safe.
@Component
public final class SealedSecrets {

  private static final String SEALER = "system:keys";

  private final Transactions transactions;
  private final OfficerSecrets secrets;
  private final InstantSource securityTime;

  SealedSecrets(
      Transactions transactions,
      OfficerSecrets secrets,
      @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.secrets = secrets;
    this.securityTime = securityTime;
  }

  /// Seals again whatever isn't of this epoch.
  ///
  /// @return how many
  public int sealAgain(int current) {
    return transactions.as(
        SEALER,
        jdbc -> {
          forgetTokens(jdbc);
          List<UUID> others =
              jdbc.sql("select officer from time_code where key_epoch <> ?")
                  .param(current)
                  .query(UUID.class)
                  .list();
          return others.stream().mapToInt(officer -> sealAgain(jdbc, officer)).sum();
        });
  }

  private int sealAgain(JdbcClient jdbc, UUID officer) {
    return jdbc.sql("select secret from time_code where officer = ? for update")
        .param(officer)
        .query((row, n) -> row.getBytes(1))
        .optional()
        .map(
            before ->
                jdbc.sql("update time_code set secret = ? where officer = ?")
                    .params(secrets.sealAgain(SecondFactor.FIELD, officer, before), officer)
                    .update())
        .orElse(0);
  }

  private void forgetTokens(JdbcClient jdbc) {
    jdbc.sql(
            """
            update session set provider_token = null
            where key_epoch is not null and (ended_at is not null or ends_at < ?)
            """)
        .param(OffsetDateTime.ofInstant(securityTime.instant(), ZoneOffset.UTC))
        .update();
  }
}
