package org.huiyin.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.SystemPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The sessions of officers who sign in with a browser: 256 random bits each, of which only the
/// SHA-256 is kept.
///
/// Guarantees that a session allows what its officer's roles allow at the moment of use, and
/// nothing once it has ended: by its officer, with a new password, when it lay idle (half an hour
/// unless set otherwise), or after its longest time (twelve hours), however busy it was. Who is no
/// longer active has none. Doesn't bind a session to a machine. The database keeps a session for
/// two days after its longest time. Methods throw Spring's `DataAccessException`s when the database
/// can't be used. Thread-safe.
@Service
public class Sessions {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final String SIGN_IN = new SystemPrincipal("sign-in").binding();

  /// So a busy page writes little; a session may lie idle for so much less.
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private static final Duration REMEMBERED = Duration.ofHours(24);
  private static final Duration KEPT = Duration.ofDays(2);

  private record Kept(
      UUID officer, boolean mustChange, Instant lastSeen, Instant ends, @Nullable Instant ended) {

    Instant over(Duration idle) {
      Instant over = earlier(ends, lastSeen.plus(idle));
      return ended == null ? over : earlier(over, ended);
    }

    private static Instant earlier(Instant a, Instant b) {
      return a.isBefore(b) ? a : b;
    }
  }

  private final Transactions transactions;
  private final Directory directory;
  private final InstantSource securityTime;
  private final Duration idle;
  private final Duration longest;

  Sessions(
      Transactions transactions,
      Directory directory,
      @Qualifier("securityTime") InstantSource securityTime,
      @Value("${huiyin.session.idle}") Duration idle,
      @Value("${huiyin.session.longest}") Duration longest) {
    this.transactions = transactions;
    this.directory = directory;
    this.securityTime = securityTime;
    this.idle = idle;
    this.longest = longest;
  }

  /// Begins a session for an officer who has just proven their password.
  public Session.Begun begin(SignIn.Accepted proven) {
    String secret = RandomSecret.fresh();
    Instant now = securityTime.instant();
    OfficerPrincipal officer = proven.officer();
    transactions.as(
        officer.binding(),
        jdbc -> {
          jdbc.sql("delete from session where ends_at < ?").param(utc(now.minus(KEPT))).update();
          return insert(jdbc, secret, proven, now);
        });
    return new Session.Begun(session(officer, proven.mustChange()), secret);
  }

  /// The session that this secret opens, which has now been seen; empty for anything that opens
  /// none.
  public Optional<Session> current(String secret) {
    Instant now = securityTime.instant();
    Optional<Kept> open = kept(secret).filter(kept -> kept.over(idle).isAfter(now));
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Optional<Officer> officer = directory.officer(open.get().officer()).filter(Officer::active);
    if (officer.isEmpty()) {
      end(secret);
      return Optional.empty();
    }
    if (!open.get().lastSeen().plus(SEEN_EVERY).isAfter(now)) {
      seen(secret, open.get(), now);
    }
    return officer.map(who -> session(principal(who), open.get().mustChange()));
  }

  /// Whose session it was, if it has ended within the last 24 hours: good for knowing whose words
  /// were typed, and for nothing that is done.
  public Optional<UUID> lately(String secret) {
    Instant now = securityTime.instant();
    return kept(secret)
        .filter(kept -> kept.over(idle).plus(REMEMBERED).isAfter(now))
        .map(Kept::officer);
  }

  /// Ends a session; nothing happens where there is none.
  public void end(String secret) {
    if (!FORM.matcher(secret).matches()) {
      return;
    }
    transactions.as(
        SIGN_IN,
        jdbc ->
            jdbc.sql("update session set ended_at = ? where digest = ? and ended_at is null")
                .params(utc(securityTime.instant()), RandomSecret.digest(secret))
                .update());
  }

  static int endAll(JdbcClient jdbc, UUID officer, Instant now) {
    return jdbc.sql("update session set ended_at = ? where officer = ? and ended_at is null")
        .params(utc(now), officer)
        .update();
  }

  private int insert(JdbcClient jdbc, String secret, SignIn.Accepted proven, Instant now) {
    return jdbc.sql(
            """
            insert into session (digest, officer, must_change, began_at, last_seen_at, ends_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            RandomSecret.digest(secret),
            proven.officer().officer(),
            proven.mustChange(),
            utc(now),
            utc(now),
            utc(now.plus(longest)))
        .update();
  }

  private void seen(String secret, Kept session, Instant now) {
    transactions.as(
        "officer:" + session.officer(),
        jdbc ->
            jdbc.sql("update session set last_seen_at = ? where digest = ? and last_seen_at < ?")
                .params(utc(now), RandomSecret.digest(secret), utc(now))
                .update());
  }

  private Optional<Kept> kept(String secret) {
    if (!FORM.matcher(secret).matches()) {
      return Optional.empty();
    }
    return transactions.read(
        SIGN_IN,
        jdbc ->
            jdbc.sql(
                    """
                    select officer, must_change, last_seen_at, ends_at, ended_at from session
                    where digest = ?
                    """)
                .param(RandomSecret.digest(secret))
                .query((row, n) -> kept(row))
                .optional());
  }

  private static Kept kept(ResultSet row) throws SQLException {
    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
    return new Kept(
        row.getObject("officer", UUID.class),
        row.getBoolean("must_change"),
        row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant());
  }

  private static Session session(OfficerPrincipal officer, boolean mustChange) {
    Set<Scope> scopes = mustChange ? Set.of() : Scope.allowedTo(officer.roles());
    return new Session(
        new OfficerPrincipal(
            officer.officer(), officer.institution(), officer.unit(), officer.roles(), scopes),
        mustChange);
  }

  private static OfficerPrincipal principal(Officer officer) {
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
