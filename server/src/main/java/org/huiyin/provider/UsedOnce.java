package org.huiyin.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.huiyin.database.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// What counts once, on whichever node. Thread-safe.
@Component
class UsedOnce {

  private static final String SYSTEM = "system:single-sign-on";

  private final Transactions transactions;
  private final InstantSource securityTime;

  UsedOnce(Transactions transactions, @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.securityTime = securityTime;
  }

  /// Whether it comes for the first time.
  ///
  /// @param lasts after which nobody takes it anyway
  boolean first(String what, Duration lasts) {
    OffsetDateTime now = OffsetDateTime.ofInstant(securityTime.instant(), ZoneOffset.UTC);
    return transactions.as(
        SYSTEM,
        jdbc -> {
          jdbc.sql("delete from provider_answer where ends_at < ?").param(now).update();
          return jdbc.sql(
                      """
                      insert into provider_answer (digest, ends_at) values (?, ?)
                      on conflict do nothing
                      """)
                  .params(digest(what), now.plus(lasts))
                  .update()
              == 1;
        });
  }

  private static byte[] digest(String what) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(what.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
