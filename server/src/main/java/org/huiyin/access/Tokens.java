package org.huiyin.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.SystemPrincipal;
import org.huiyin.access.TokenMaking.Field;
import org.huiyin.access.TokenMaking.Finding;
import org.huiyin.access.TokenMaking.Reason;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The bearer tokens that officers make for themselves: `hyt_` and 256 random bits, of which only
/// the SHA-256 is kept (so much entropy needs no slow hash).
///
/// Guarantees that a token allows at most what its officer's roles allow at the moment of use,
/// and nothing once it is revoked, expired, or the officer no longer active. Doesn't bind a
/// token to a machine. Methods throw Spring's `DataAccessException`s when the database can't be
/// used. Thread-safe.
@Service
public class Tokens {

  public static final int USUAL_DAYS = 30;
  public static final int MOST_DAYS = 90;

  private static final int LONGEST_LABEL = 100;
  private static final String PREFIX = "hyt_";
  private static final Pattern FORM = Pattern.compile("hyt_[A-Za-z0-9_-]{43}");
  private static final String SIGN_IN = new SystemPrincipal("sign-in").binding();

  private record Bearer(UUID officer, Set<Scope> scopes, @Nullable LocalDate lastUsed) {}

  private final Transactions transactions;
  private final Directory directory;
  private final InstantSource securityTime;

  Tokens(
      Transactions transactions,
      Directory directory,
      @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.directory = directory;
    this.securityTime = securityTime;
  }

  /// Makes a token for the officer who asks.
  ///
  /// @param days how long it lasts, 1 to [#MOST_DAYS]
  public TokenMaking make(OfficerPrincipal officer, String label, Set<Scope> scopes, int days) {
    List<Finding> findings = findings(officer, label, scopes, days);
    if (!findings.isEmpty()) {
      return new TokenMaking.Refused(findings);
    }
    // The database keeps microseconds; so does what is shown.
    Instant now = securityTime.instant().truncatedTo(ChronoUnit.MICROS);
    Token token =
        new Token(
            UUID.randomUUID(),
            label.strip(),
            scopes,
            now,
            now.plus(Duration.ofDays(days)),
            null,
            null);
    String secret = PREFIX + RandomSecret.fresh();
    transactions.as(officer.binding(), jdbc -> insert(jdbc, officer.officer(), token, secret));
    return new TokenMaking.Made(token, secret);
  }

  /// The officer's own tokens, newest first, also those that are over.
  public List<Token> of(OfficerPrincipal officer) {
    return transactions.read(
        officer.binding(),
        jdbc ->
            jdbc.sql(
                    """
                    select id, label, scopes, created_at, expires_at, revoked_at, last_used_on
                    from token
                    where officer = ? order by created_at desc, id
                    """)
                .param(officer.officer())
                .query((row, n) -> token(row))
                .list());
  }

  /// Ends one of the officer's own tokens at once.
  ///
  /// @return false if the officer has no such token; true also where it was revoked before
  public boolean revoke(OfficerPrincipal officer, UUID token) {
    return transactions.as(
        officer.binding(),
        jdbc ->
            jdbc.sql(
                        """
                        update token set revoked_at = coalesce(revoked_at, ?)
                        where id = ? and officer = ?
                        """)
                    .params(utc(securityTime.instant()), token, officer.officer())
                    .update()
                == 1);
  }

  /// The officer behind a bearer token, with what it allows now; empty for anything that isn't a
  /// valid token.
  public Optional<OfficerPrincipal> authenticate(String secret) {
    if (!FORM.matcher(secret).matches()) {
      return Optional.empty();
    }
    return bearer(secret)
        .flatMap(
            bearer ->
                directory
                    .officer(bearer.officer())
                    .filter(Officer::active)
                    .map(
                        officer -> {
                          used(secret, bearer);
                          return principal(officer, bearer.scopes());
                        }));
  }

  /// One write a day, however often it is used.
  private void used(String secret, Bearer bearer) {
    LocalDate today = LocalDate.ofInstant(securityTime.instant(), ZoneOffset.UTC);
    if (!today.equals(bearer.lastUsed())) {
      transactions.as(
          "officer:" + bearer.officer(),
          jdbc ->
              jdbc.sql("update token set last_used_on = ? where digest = ?")
                  .params(today, RandomSecret.digest(secret))
                  .update());
    }
  }

  static int revokeAll(JdbcClient jdbc, UUID officer, Instant now) {
    return jdbc.sql("update token set revoked_at = ? where officer = ? and revoked_at is null")
        .params(utc(now), officer)
        .update();
  }

  private List<Finding> findings(
      OfficerPrincipal officer, String label, Set<Scope> scopes, int days) {
    List<Finding> findings = new ArrayList<>();
    if (label.isBlank()) {
      findings.add(new Finding(Field.LABEL, Reason.REQUIRED));
    }
    if (label.length() > LONGEST_LABEL) {
      findings.add(new Finding(Field.LABEL, Reason.TOO_LONG));
    }
    if (scopes.isEmpty()) {
      findings.add(new Finding(Field.SCOPES, Reason.REQUIRED));
    }
    if (!Scope.allowedTo(officer.roles()).containsAll(scopes)) {
      findings.add(new Finding(Field.SCOPES, Reason.NOT_ALLOWED_BY_ROLES));
    }
    if (days < 1 || days > MOST_DAYS) {
      findings.add(new Finding(Field.DAYS, Reason.OUT_OF_RANGE));
    }
    return findings;
  }

  private static int insert(JdbcClient jdbc, UUID officer, Token token, String secret) {
    return jdbc.sql(
            """
            insert into token (id, officer, digest, label, scopes, created_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            token.id(),
            officer,
            RandomSecret.digest(secret),
            token.label(),
            token.scopes().stream().map(Scope::id).sorted().toArray(String[]::new),
            utc(token.created()),
            utc(token.expires()))
        .update();
  }

  private Optional<Bearer> bearer(String secret) {
    return transactions.ask(
        SIGN_IN,
        """
        select officer, scopes, last_used_on from token
        where digest = ? and revoked_at is null and expires_at > ?
        """,
        (row, n) ->
            new Bearer(
                row.getObject("officer", UUID.class),
                scopes(row),
                row.getObject("last_used_on", LocalDate.class)),
        RandomSecret.digest(secret),
        utc(securityTime.instant()));
  }

  private static OfficerPrincipal principal(Officer officer, Set<Scope> given) {
    EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
    scopes.addAll(given);
    scopes.retainAll(Scope.allowedTo(officer.roles()));
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), scopes);
  }

  private static Token token(ResultSet row) throws SQLException {
    OffsetDateTime revoked = row.getObject("revoked_at", OffsetDateTime.class);
    return new Token(
        row.getObject("id", UUID.class),
        row.getString("label"),
        scopes(row),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        revoked == null ? null : revoked.toInstant(),
        row.getObject("last_used_on", LocalDate.class));
  }

  private static Set<Scope> scopes(ResultSet row) throws SQLException {
    String[] ids = (String[]) row.getArray("scopes").getArray();
    return Arrays.stream(ids)
        .map(id -> Scope.of(id).orElseThrow())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
