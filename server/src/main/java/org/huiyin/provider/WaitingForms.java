package org.huiyin.provider;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.database.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/// Forms whose officer has been sent to the provider: sealed before they come here, by a key that
/// this doesn't have, and kept half an hour. A page of another site carries nothing for us, and a
/// cookie is too small. Thread-safe.
@Service
public class WaitingForms {

  private static final Duration LASTS = Duration.ofMinutes(30);
  private static final String SYSTEM = "system:single-sign-on";

  private final Transactions transactions;
  private final InstantSource securityTime;

  WaitingForms(Transactions transactions, @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.securityTime = securityTime;
  }

  public UUID put(String sealedForm) {
    UUID id = UUID.randomUUID();
    OffsetDateTime now = OffsetDateTime.ofInstant(securityTime.instant(), ZoneOffset.UTC);
    transactions.as(
        SYSTEM,
        jdbc -> {
          jdbc.sql("delete from kept_form where ends_at < ?").param(now).update();
          return jdbc.sql("insert into kept_form (id, sealed, ends_at) values (?, ?, ?)")
              .params(id, sealedForm, now.plus(LASTS))
              .update();
        });
    return id;
  }

  public Optional<String> get(UUID id) {
    return transactions.read(
        SYSTEM,
        jdbc ->
            jdbc.sql("select sealed from kept_form where id = ? and ends_at > ?")
                .params(id, OffsetDateTime.ofInstant(securityTime.instant(), ZoneOffset.UTC))
                .query(String.class)
                .optional());
  }
}
