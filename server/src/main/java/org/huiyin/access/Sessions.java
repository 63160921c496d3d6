package org.huiyin.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.SystemPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
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
/// nothing where the officer has a second factor, or has to have one; so does one that began at an
/// identity provider of which we know one factor. Doesn't bind a session to a
/// machine. The database keeps a session for two days after its longest time. Methods throw
/// Spring's `DataAccessException`s when the database can't be used. Thread-safe.
@Service
public class Sessions {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final String SIGN_IN = new SystemPrincipal("sign-in").binding();
  private static final String PROVIDER = new SystemPrincipal("single-sign-on").binding();

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
      @Nullable Set<Role> roles,
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
    return begin(proven, by, device, "");
  }

  /// The same in the place of a session before. What that one hung on at the provider goes on, if
  /// it was this officer's: a code beside it widens nothing and cuts nothing loose.
  ///
  /// @param before the secret of the session before; it isn't ended by this
  public Session.Begun begin(SignIn.Accepted proven, Session.By by, Device device, String before) {
    Instant now = securityTime.instant();
    Optional<Kept> going =
        kept(before)
            .filter(kept -> kept.officer().equals(proven.officer().officer()))
            .filter(kept -> kept.over(idle).isAfter(now));
    SignIn.Accepted narrowed =
        new SignIn.Accepted(
            narrowed(proven.officer(), going.map(Kept::roles).orElse(null)), proven.mustChange());
    return begin(
        narrowed,
        by,
        device,
        now,
        (jdbc, secret) -> going.isPresent() ? goOn(jdbc, before, secret) : 0);
  }

  /// Begins a session for an officer who comes from the identity provider. It doesn't count as
  /// proven lately because they come just now, but if they proved it there lately.
  public Session.Begun begin(SignIn.Accepted proven, ProviderSession at, Device device) {
    Instant now = securityTime.instant();
    Instant there = at.proven() == null ? now.minus(LATELY) : at.proven();
    SignIn.Accepted narrowed =
        new SignIn.Accepted(narrowed(proven.officer(), at.roles()), proven.mustChange());
    return begin(
        narrowed,
        at.strong() ? Session.By.PROVIDER_STRONG : Session.By.PROVIDER,
        device,
        there.isBefore(now) ? there : now,
        (jdbc, secret) -> hang(jdbc, at, secret));
  }

  private Session.Begun begin(
      SignIn.Accepted proven,
      Session.By by,
      Device device,
      Instant provenAt,
      BiFunction<JdbcClient, String, Integer> then) {
    String secret = RandomSecret.fresh();
    Instant now = securityTime.instant();
    OfficerPrincipal officer = proven.officer();
    Session.Need need = need(officer, by, proven.mustChange(), secondFactor.of(officer).any());
    Instant ends = now.plus(need == Session.Need.SECOND_FACTOR ? HALFWAY : longest);
    transactions.as(
        officer.binding(),
        jdbc -> {
          jdbc.sql("delete from session where ends_at < ?").param(utc(now.minus(KEPT))).update();
          insert(jdbc, secret, proven, by, device, provenAt, now, ends);
          return then.apply(jdbc, secret);
        });
    return new Session.Begun(
        session(officer, need, by, provenAt.plus(LATELY).isAfter(now)), secret);
  }

  private static int goOn(JdbcClient jdbc, String before, String secret) {
    return jdbc.sql(
            """
            update session s set by_provider = b.by_provider, roles = b.roles,
              provider_session = b.provider_session, provider_token = b.provider_token
            from session b where b.digest = ? and s.digest = ?
            """)
        .params(RandomSecret.digest(before), RandomSecret.digest(secret))
        .update();
  }

  private static int hang(JdbcClient jdbc, ProviderSession at, String secret) {
    Set<Role> roles = at.roles();
    return jdbc.sql(
            """
            update session set by_provider = true, provider_session = :session,
              provider_token = :token, roles = string_to_array(:roles, ',')
            where digest = :digest
            """)
        .param("session", at.id())
        .param("token", at.token())
        .param(
            "roles",
            roles == null ? null : roles.stream().map(Role::id).collect(Collectors.joining(",")))
        .param("digest", RandomSecret.digest(secret))
        .update();
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

  /// The same for a session that is named by its id, since its secret isn't at hand.
  ///
  /// @return whether it is open
  public boolean provenAgain(OfficerPrincipal officer, UUID session) {
    return transactions.as(
        officer.binding(),
        jdbc ->
            jdbc.sql(
                        """
                        update session set proven_at = :now where id = :session
                          and officer = :officer and ended_at is null and ends_at > :now
                        """)
                    .param("now", utc(securityTime.instant()))
                    .param("session", session)
                    .param("officer", officer.officer())
                    .update()
                == 1);
  }

  /// The id of the session that this secret opens.
  public Optional<UUID> id(OfficerPrincipal officer, String secret) {
    return open(officer, secret).stream().filter(Open::here).map(Open::id).findFirst();
  }

  /// What ends the session at the provider, sealed; empty where there is none.
  public Optional<String> providerToken(OfficerPrincipal officer, String secret) {
    return transactions.read(
        officer.binding(),
        jdbc ->
            jdbc.sql("select provider_token from session where digest = ? and officer = ?")
                .params(RandomSecret.digest(secret), officer.officer())
                .query(String.class)
                .optional());
  }

  /// Ends what hangs on a session that has ended at the provider.
  ///
  /// @param providerSession see [ProviderSession#id]
  /// @return how many were open
  public int endOfProvider(String providerSession) {
    Instant now = securityTime.instant();
    return transactions.as(
        PROVIDER,
        jdbc ->
            jdbc.sql(
                    """
                    update session set ended_at = ? where provider_session = ? and ended_at is null
                    """)
                .params(utc(now), providerSession)
                .update());
  }

  /// Ends whatever this officer began at the provider.
  ///
  /// @return how many were open
  public int endOfProvider(UUID officer) {
    return transactions.as(PROVIDER, jdbc -> endOfProvider(jdbc, officer, securityTime.instant()));
  }

  /// The same within a transaction of the module that cuts the officer loose.
  public static int endOfProvider(JdbcClient jdbc, UUID officer, Instant now) {
    return jdbc.sql(
            "update session set ended_at = ? where officer = ? and by_provider and ended_at is null")
        .params(utc(now), officer)
        .update();
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
    return officer.map(
        who -> session(narrowed(principal(who), open.get().roles()), open.get(), now));
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
      Instant provenAt,
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
            utc(provenAt),
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
    return transactions.ask(
        SIGN_IN,
        """
        select officer, must_change, proven_by, proven_at, last_seen_at, ends_at,
          ended_at, roles,
          exists (select 1 from time_code c where c.officer = s.officer)
            or exists (select 1 from passkey p where p.officer = s.officer) as has_second
        from session s where digest = ?
        """,
        (row, n) -> kept(row),
        RandomSecret.digest(secret));
  }

  private static Kept kept(ResultSet row) throws SQLException {
    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
    return new Kept(
        row.getObject("officer", UUID.class),
        row.getBoolean("must_change"),
        row.getBoolean("has_second"),
        by(row),
        roles(row),
        row.getObject("proven_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant());
  }

  private static @Nullable Set<Role> roles(ResultSet row) throws SQLException {
    Array stored = row.getArray("roles");
    return stored == null
        ? null
        : Arrays.stream((String[]) stored.getArray())
            .flatMap(id -> Role.of(id).stream())
            .collect(Collectors.toSet());
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
    boolean alone = by.alone();
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

  /// Never more than the directory gives: roles change by the hands of two people here, and not by
  /// whoever keeps the provider's list.
  private static OfficerPrincipal narrowed(OfficerPrincipal officer, @Nullable Set<Role> atMost) {
    if (atMost == null) {
      return officer;
    }
    Set<Role> left = officer.roles().stream().filter(atMost::contains).collect(Collectors.toSet());
    return new OfficerPrincipal(
        officer.officer(), officer.institution(), officer.unit(), left, officer.scopes());
  }

  private static OfficerPrincipal principal(Officer officer) {
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
