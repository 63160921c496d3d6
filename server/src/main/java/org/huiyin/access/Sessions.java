package org.huiyin.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
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
/// nothing once it has ended: by its officer, with a new password, with other roles, when it lay
/// idle (half an hour unless set otherwise), or after its longest time (twelve hours), however busy
/// it was. Who is no longer active has none. One that was begun with a password alone allows
/// nothing where the officer has a second factor, or has to have one. Doesn't bind a session to a
/// machine. The database keeps a session for two days after its longest time. Methods throw
/// Spring's `DataAccessException`s when the database can't be used. Thread-safe.
@Service
public class Sessions {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final String SIGN_IN = new SystemPrincipal("sign-in").binding();

  /// So a busy page writes little; a session may lie idle for so much less.
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private static final Duration REMEMBERED = Duration.ofHours(24);
  private static final Duration KEPT = Duration.ofDays(2);

  /// So long one may do what is grave without proving once more who one is.
  private static final Duration LATELY = Duration.ofMinutes(5);

  /// So long one may take for what comes beside the password.
  private static final Duration HALFWAY = Duration.ofMinutes(10);

  private record Kept(
      UUID officer,
      boolean mustChange,
      boolean hasSecond,
      Session.By by,
      Instant proven,
      Instant lastSeen,
      Instant ends,
      @Nullable Instant ended) {

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
  private final SecondFactor secondFactor;
  private final InstantSource securityTime;
  private final Duration idle;
  private final Duration longest;

  Sessions(
      Transactions transactions,
      Directory directory,
      SecondFactor secondFactor,
      @Qualifier("securityTime") InstantSource securityTime,
      @Value("${huiyin.session.idle}") Duration idle,
      @Value("${huiyin.session.longest}") Duration longest) {
    this.transactions = transactions;
    this.directory = directory;
    this.secondFactor = secondFactor;
    this.securityTime = securityTime;
    this.idle = idle;
    this.longest = longest;
  }

  /// Begins a session for an officer who has just proven who they are.
  public Session.Begun begin(SignIn.Accepted proven, Session.By by, Device device) {
    String secret = RandomSecret.fresh();
    Instant now = securityTime.instant();
    OfficerPrincipal officer = proven.officer();
    Session.Need need = need(officer, by, proven.mustChange(), secondFactor.of(officer).any());
    Instant ends = now.plus(need == Session.Need.SECOND_FACTOR ? HALFWAY : longest);
    transactions.as(
        officer.binding(),
        jdbc -> {
          jdbc.sql("delete from session where ends_at < ?").param(utc(now.minus(KEPT))).update();
          return insert(jdbc, secret, proven, by, device, now, ends);
        });
    return new Session.Begun(session(officer, need, by, true), secret);
  }

  /// Notes that the officer of this session has just proven once more who they are.
  public void provenAgain(OfficerPrincipal officer, String secret) {
    Instant now = securityTime.instant();
    transactions.as(
        officer.binding(),
        jdbc ->
            jdbc.sql(
                    """
                    update session set proven_at = ? where digest = ? and officer = ?
                      and ended_at is null
                    """)
                .params(utc(now), RandomSecret.digest(secret), officer.officer())
                .update());
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
    return officer.map(who -> session(principal(who), open.get(), now));
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

  /// One of an officer's sessions that is open now.
  ///
  /// @param here whether it is the one of whoever asks
  /// @param since how long ago it began
  /// @param idle how long ago it was last seen
  public record Open(
      UUID id, boolean here, Session.By by, Device device, Duration since, Duration idle) {}

  /// The sessions of this officer that are open now, the newest first.
  ///
  /// @param secret of the session that asks
  public List<Open> open(OfficerPrincipal officer, String secret) {
    Instant now = securityTime.instant();
    byte[] digest = RandomSecret.digest(secret);
    return transactions.read(
        officer.binding(),
        jdbc ->
            jdbc.sql(
                    """
                    select id, digest = ? as here, proven_by, device, began_at, last_seen_at
                    from session
                    where officer = ? and ended_at is null and ends_at > ? and last_seen_at > ?
                    order by began_at desc
                    """)
                .params(digest, officer.officer(), utc(now), utc(now.minus(idle)))
                .query((row, n) -> open(row, now))
                .list());
  }

  private static Open open(ResultSet row, Instant now) throws SQLException {
    return new Open(
        row.getObject("id", UUID.class),
        row.getBoolean("here"),
        by(row),
        Device.stored(row.getString("device")),
        Duration.between(row.getObject("began_at", OffsetDateTime.class).toInstant(), now),
        Duration.between(row.getObject("last_seen_at", OffsetDateTime.class).toInstant(), now));
  }

  /// Ends this officer's sessions but for the one that asks.
  ///
  /// @param secret of the session that asks
  /// @return how many were open
  public int endOthers(OfficerPrincipal officer, String secret) {
    Instant now = securityTime.instant();
    return transactions.as(
        officer.binding(),
        jdbc ->
            jdbc.sql(
                    """
                    update session set ended_at = ?
                    where officer = ? and digest <> ? and ended_at is null and ends_at > ?
                      and last_seen_at > ?
                    """)
                .params(
                    utc(now),
                    officer.officer(),
                    RandomSecret.digest(secret),
                    utc(now),
                    utc(now.minus(idle)))
                .update());
  }

  /// Ends one of this officer's sessions.
  ///
  /// @return whether it was theirs, and open
  public boolean end(OfficerPrincipal officer, UUID session) {
    return transactions.as(
        officer.binding(),
        jdbc ->
            jdbc.sql(
                        """
                        update session set ended_at = ?
                        where id = ? and officer = ? and ended_at is null
                        """)
                    .params(utc(securityTime.instant()), session, officer.officer())
                    .update()
                == 1);
  }

  static int endAll(JdbcClient jdbc, UUID officer, Instant now) {
    return jdbc.sql("update session set ended_at = ? where officer = ? and ended_at is null")
        .params(utc(now), officer)
        .update();
  }

  private static int insert(
      JdbcClient jdbc,
      String secret,
      SignIn.Accepted proven,
      Session.By by,
      Device device,
      Instant now,
      Instant ends) {
    return jdbc.sql(
            """
            insert into session (id, digest, officer, must_change, proven_by, device, proven_at,
              began_at, last_seen_at, ends_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID(),
            RandomSecret.digest(secret),
            proven.officer().officer(),
            proven.mustChange(),
            by.name().toLowerCase(Locale.ROOT),
            device.stored(),
            utc(now),
            utc(now),
            utc(now),
            utc(ends))
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
                    select officer, must_change, proven_by, proven_at, last_seen_at, ends_at, ended_at,
                      exists (select 1 from time_code c where c.officer = s.officer)
                        or exists (select 1 from passkey p where p.officer = s.officer) as has_second
                    from session s where digest = ?
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
        row.getBoolean("has_second"),
        by(row),
        row.getObject("proven_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant());
  }

  private static Session.By by(ResultSet row) throws SQLException {
    return Session.By.valueOf(row.getString("proven_by").toUpperCase(Locale.ROOT));
  }

  private Session session(OfficerPrincipal officer, Kept kept, Instant now) {
    return session(
        officer,
        need(officer, kept.by(), kept.mustChange(), kept.hasSecond()),
        kept.by(),
        kept.proven().plus(LATELY).isAfter(now));
  }

  private Session.Need need(
      OfficerPrincipal officer, Session.By by, boolean mustChange, boolean hasSecond) {
    boolean alone = by == Session.By.PASSWORD;
    if (alone && hasSecond) {
      return Session.Need.SECOND_FACTOR;
    }
    if (mustChange) {
      return Session.Need.PASSWORD;
    }
    return alone && secondFactor.requiredOf(officer) ? Session.Need.SET_UP : Session.Need.NOTHING;
  }

  private static Session session(
      OfficerPrincipal officer, Session.Need need, Session.By by, boolean provenLately) {
    Set<Scope> scopes = need == Session.Need.NOTHING ? Scope.allowedTo(officer.roles()) : Set.of();
    return new Session(
        new OfficerPrincipal(
            officer.officer(), officer.institution(), officer.unit(), officer.roles(), scopes),
        need,
        by,
        provenLately);
  }

  private static OfficerPrincipal principal(Officer officer) {
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
