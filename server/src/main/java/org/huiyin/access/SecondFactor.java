package org.huiyin.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.database.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// What an officer proves beside their password: a code of their telephone that changes each half
/// minute, or one of ten codes on paper, each good for once.
///
/// Guarantees that no code counts twice, that guessing waits ([Attempts]), and that neither
/// secrets nor codes can be read from the database alone. Says nothing of passkeys but how many
/// there are. Methods throw Spring's `DataAccessException`s when the database can't be used.
/// Thread-safe.
@Service
public class SecondFactor {

  public static final int RECOVERY_CODES = 10;

  static final String FIELD = "time-code";
  private static final String PURPOSE = "recovery-code";

  /// What an officer has.
  ///
  /// @param codes whether a telephone makes codes
  /// @param recovery how many codes on paper are left
  public record Having(boolean codes, int passkeys, int recovery) {
    public boolean any() {
      return codes || passkeys > 0;
    }
  }

  private final Transactions transactions;
  private final OfficerSecrets secrets;
  private final SecondFactorPolicy policy;
  private final InstantSource securityTime;
  private final Attempts attempts;

  SecondFactor(
      Transactions transactions,
      OfficerSecrets secrets,
      SecondFactorPolicy policy,
      Attempts attempts,
      @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.secrets = secrets;
    this.policy = policy;
    this.attempts = attempts;
    this.securityTime = securityTime;
  }

  /// Whether the officer can't do without, by their roles.
  public boolean requiredOf(OfficerPrincipal officer) {
    return policy.requires(officer.roles());
  }

  public Having of(OfficerPrincipal officer) {
    return transactions.read(
        officer.binding(),
        jdbc ->
            jdbc.sql(
                    """
                    select exists (select 1 from time_code where officer = :o) as codes,
                      (select count(*) from passkey where officer = :o) as passkeys,
                      (select count(*) from recovery_code where officer = :o and used_at is null)
                        as recovery
                    """)
                .param("o", officer.officer())
                .query(
                    (row, n) ->
                        new Having(
                            row.getBoolean("codes"),
                            row.getInt("passkeys"),
                            row.getInt("recovery")))
                .single());
  }

  /// A secret for a telephone that isn't set up yet; nothing is kept before [#setUp].
  public String freshSecret() {
    return TimeCodes.freshSecret();
  }

  /// Puts a telephone in force, in place of the one before, once it has shown a right code.
  ///
  /// @param secret from [#freshSecret]
  /// @return new recovery codes, to be shown once; empty if the code is wrong
  public Optional<List<String>> setUp(OfficerPrincipal officer, String secret, String code) {
    byte[] key = TimeCodes.bytes(secret);
    OptionalLong step = TimeCodes.stepOf(key, digits(code), securityTime.instant());
    if (step.isEmpty()) {
      return Optional.empty();
    }
    byte[] closed = secrets.seal(FIELD, officer.officer(), key);
    return Optional.of(
        transactions.as(
            officer.binding(),
            jdbc -> {
              put(jdbc, officer.officer(), closed, step.getAsLong());
              return freshCodes(jdbc, officer.officer());
            }));
  }

  /// Ten new recovery codes, to be shown once; those before are void.
  public List<String> newRecoveryCodes(OfficerPrincipal officer) {
    return transactions.as(officer.binding(), jdbc -> freshCodes(jdbc, officer.officer()));
  }

  /// Takes the telephone off; passkeys stay, and so do the recovery codes as long as there is one.
  public void takeOffTelephone(OfficerPrincipal officer) {
    transactions.as(
        officer.binding(),
        jdbc -> {
          jdbc.sql("delete from time_code where officer = ?").param(officer.officer()).update();
          return jdbc.sql(
                  """
                  delete from recovery_code where officer = :o
                    and not exists (select 1 from passkey where officer = :o)
                  """)
              .param("o", officer.officer())
              .update();
        });
  }

  /// Checks a code of the officer's telephone, or one of their recovery codes.
  public CodeCheck check(OfficerPrincipal officer, String typed) {
    Instant now = securityTime.instant();
    String name = officer.officer().toString();
    Duration wait = attempts.take(Attempts.Purpose.CODE, name);
    if (wait.isPositive()) {
      return new CodeCheck.Wait(wait);
    }
    String code = digits(typed);
    boolean right =
        code.matches("\\d{6}") ? spend(officer, code, now) : spendRecovery(officer, code, now);
    if (!right) {
      return new CodeCheck.Wrong();
    }
    attempts.forgive(Attempts.Purpose.CODE, name);
    return new CodeCheck.Right();
  }

  /// Takes everything off, for whoever has lost it all.
  static void takeOff(JdbcClient jdbc, UUID officer) {
    for (String table : List.of("time_code", "recovery_code", "passkey")) {
      jdbc.sql("delete from " + table + " where officer = ?").param(officer).update();
    }
  }

  private boolean spend(OfficerPrincipal officer, String code, Instant now) {
    UUID id = officer.officer();
    Optional<byte[]> secret =
        transactions.read(
            officer.binding(),
            jdbc ->
                jdbc.sql("select secret from time_code where officer = ?")
                    .param(id)
                    .query((row, n) -> row.getBytes(1))
                    .optional());
    OptionalLong step =
        secret
            .map(closed -> TimeCodes.stepOf(secrets.open(FIELD, id, closed), code, now))
            .orElseGet(OptionalLong::empty);
    // Two at once: the row lets one of them raise the step.
    return step.isPresent()
        && transactions.as(
            officer.binding(),
            jdbc ->
                jdbc.sql(
                            "update time_code set last_step = :s where officer = :o and last_step <"
                                + " :s")
                        .param("s", step.getAsLong())
                        .param("o", id)
                        .update()
                    == 1);
  }

  private boolean spendRecovery(OfficerPrincipal officer, String code, Instant now) {
    return transactions.as(
        officer.binding(),
        jdbc ->
            jdbc.sql(
                        """
                        update recovery_code set used_at = ?
                        where officer = ? and digest = ? and used_at is null
                        """)
                    .params(utc(now), officer.officer(), digest(officer.officer(), code))
                    .update()
                == 1);
  }

  private void put(JdbcClient jdbc, UUID officer, byte[] closed, long step) {
    jdbc.sql(
            """
            insert into time_code (officer, secret, set_at, last_step) values (?, ?, ?, ?)
            on conflict (officer) do update set secret = excluded.secret,
              set_at = excluded.set_at, last_step = excluded.last_step
            """)
        .params(officer, closed, utc(securityTime.instant()), step)
        .update();
  }

  private List<String> freshCodes(JdbcClient jdbc, UUID officer) {
    jdbc.sql("delete from recovery_code where officer = ?").param(officer).update();
    List<String> codes =
        Stream.generate(Password::recoveryCode).distinct().limit(RECOVERY_CODES).toList();
    for (String code : codes) {
      jdbc.sql("insert into recovery_code (officer, digest) values (?, ?)")
          .params(officer, digest(officer, digits(code)))
          .update();
    }
    return codes;
  }

  private byte[] digest(UUID officer, String code) {
    return secrets.mac(PURPOSE, (officer + ":" + code).getBytes(UTF_8));
  }

  /// As typed, without the spaces and hyphens by which people read.
  private static String digits(String typed) {
    return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
