package org.huiyin.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/// How often somebody may try to prove something for one name: a few tries at once, then one in a
/// while. The buckets are in the database, so that they hold on all nodes and over a restart.
///
/// Never locks a name for good, and treats names that don't exist alike, so that it tells nothing
/// of who exists. Names are kept as HMAC-SHA-256 under a secret that isn't in the database: what
/// is typed as a name may be a password. Buckets that have filled up again are deleted, by the
/// system clock, as others are used. A crash of the database forgets all of them. Throws Spring's
/// `DataAccessException`s when the database can't be used; not to be called within a transaction,
/// since it takes a connection of its own. Thread-safe.
// KNOWN LIMIT: whoever keeps guessing a password keeps the officer's password out too, as long as
// they go on; passkeys, sessions and tokens go on working.
@Component
final class Attempts {

  /// What is tried.
  enum Purpose {
    /// A password for a sign-in name.
    SIGN_IN(5, Duration.ofMinutes(1)),
    /// A code of a telephone or from paper, by somebody who knows the password: each right guess
    /// would be one in a few hundred thousand.
    CODE(5, Duration.ofMinutes(10)),
    /// A wrong key for a matter's number. It isn't what keeps keys safe, 20 random digits are: a
    /// right key passes at any time, so that nobody keeps a complainant out by guessing.
    KEY(30, Duration.ofMinutes(2)),
    /// A wrong invitation to the group of a matter. A right one passes at any time.
    INVITATION(30, Duration.ofMinutes(2));

    private final int atOnce;
    private final Duration oneMore;

    Purpose(int atOnce, Duration oneMore) {
      this.atOnce = atOnce;
      this.oneMore = oneMore;
    }

    private BucketConfiguration bucket() {
      return BucketConfiguration.builder()
          .addLimit(limit -> limit.capacity(atOnce).refillGreedy(1, oneMore))
          .build();
    }

    int atOnce() {
      return atOnce;
    }

    Duration oneMore() {
      return oneMore;
    }
  }

  private static final String MAC = "attempts";
  private static final int SWEEP_EACH = 64;
  private static final int SWEEP_MOST = 256;
  private static final Duration LONGEST_KEPT = Duration.ofHours(2);

  private final ProxyManager<String> buckets;
  private final io.github.bucket4j.distributed.proxy.ExpiredEntriesCleaner cleaner;
  private final OfficerSecrets secrets;
  private final AtomicInteger taken = new AtomicInteger();

  Attempts(
      DataSource dataSource,
      OfficerSecrets secrets,
      @Qualifier("securityTime") InstantSource securityTime) {
    var manager =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("attempt_bucket")
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(LONGEST_KEPT))
            .clientClock(new SecurityTime(securityTime))
            .build();
    this.buckets = manager;
    this.cleaner = manager;
    this.secrets = secrets;
  }

  /// Takes one try; zero if there was one, and otherwise how long it takes until there is.
  Duration take(Purpose purpose, String name) {
    return translated(
        () -> {
          ConsumptionProbe probe = bucket(purpose, name).tryConsumeAndReturnRemaining(1);
          if (taken.incrementAndGet() % SWEEP_EACH == 0) {
            cleaner.removeExpired(SWEEP_MOST);
          }
          return probe.isConsumed()
              ? Duration.ZERO
              : Duration.ofNanos(probe.getNanosToWaitForRefill());
        });
  }

  /// Forgets what was tried, since somebody has proven what was asked for.
  void forgive(Purpose purpose, String name) {
    translated(
        () -> {
          buckets.removeProxy(id(purpose, name));
          return Duration.ZERO;
        });
  }

  private BucketProxy bucket(Purpose purpose, String name) {
    return buckets.getProxy(id(purpose, name), purpose::bucket);
  }

  private String id(Purpose purpose, String name) {
    String folded = purpose + ":" + name.strip().toLowerCase(Locale.ROOT);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(secrets.mac(MAC, folded.getBytes(UTF_8)));
  }

  private static Duration translated(Supplier<Duration> work) {
    try {
      return work.get();
    } catch (BucketExecutionException e) {
      throw translated(e);
    }
  }

  private static RuntimeException translated(BucketExecutionException e) {
    if (!(e.getCause() instanceof SQLException cause)) {
      return e;
    }
    // Of a connection that is lost no more is told than that it can't be rolled back.
    RuntimeException known =
        cause.getSQLState() == null
            ? new DataAccessResourceFailureException(
                "attempts", new SQLTransientConnectionException(cause))
            : new SQLErrorCodeSQLExceptionTranslator("PostgreSQL")
                .translate("attempts", null, cause);
    return known == null ? e : known;
  }
}
