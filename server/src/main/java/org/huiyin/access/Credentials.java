package org.huiyin.access;

import static org.huiyin.access.Attempts.Purpose.SIGN_IN;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.SystemPrincipal;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.WayIn;
import org.huiyin.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The passwords of officers. A password manages tokens and begins sessions: it opens no matter
/// by itself.
///
/// Guarantees that signing in takes the same work whether the name exists or not, that failures
/// make the name wait ([Attempts]), that a password which someone else has known begins one session
/// and nothing else, and that nobody chooses a common one. Passwords are kept as Argon2id hashes
/// only. [SecondFactor] asks for more. Methods throw Spring's `DataAccessException`s when the
/// database can't be used. Thread-safe.
@Service
public class Credentials {

  public static final int SHORTEST = 12;
  public static final int LONGEST = 200;

  private static final Duration HELD_BACK = Duration.ofHours(24);
  private static final String OFFICER = "officer:";
  private static final String SYSTEM = new SystemPrincipal("sign-in").binding();

  private enum Kind {
    OWN,
    /// Given by somebody: good for one session.
    START,
    /// Of the installation's first administrator: good until it is changed, since nobody else
    /// could give another.
    FIRST
  }

  private record Stored(String hash, boolean mustChange, boolean spent) {}

  private final Transactions transactions;
  private final Directory directory;
  private final Authorities authorities;
  private final PasswordHashes hashes;
  private final InstantSource securityTime;
  private final Attempts attempts;
  private final OfferedPasswords offered;
  private final boolean closed;

  Credentials(
      Transactions transactions,
      Directory directory,
      Authorities authorities,
      PasswordHashes hashes,
      Attempts attempts,
      OfferedPasswords offered,
      @Qualifier("securityTime") InstantSource securityTime,
      @Value("${huiyin.oidc.only:false}") boolean closed) {
    this.closed = closed;
    this.transactions = transactions;
    this.directory = directory;
    this.authorities = authorities;
    this.hashes = hashes;
    this.attempts = attempts;
    this.offered = offered;
    this.securityTime = securityTime;
  }

  /// Checks a password. The officer that comes back has no scopes.
  public SignIn signIn(String login, String password) {
    if (closed) {
      return new SignIn.Closed();
    }
    Duration wait = attempts.take(SIGN_IN, login);
    if (wait.isPositive()) {
      return new SignIn.Wait(wait);
    }
    Optional<Officer> officer = directory.officerByLogin(login).filter(Officer::active);
    // Asks for somebody in any case: the same work for names that don't exist.
    Optional<Stored> stored = stored(officer.map(Officer::id).orElse(new UUID(0, 0)));
    boolean right =
        matches(password, stored.map(Stored::hash)) && stored.filter(Stored::spent).isEmpty();
    if (!right || officer.isEmpty() || stored.isEmpty()) {
      return new SignIn.Wrong();
    }
    attempts.forgive(SIGN_IN, login);
    return new SignIn.Accepted(principal(officer.get()), stored.get().mustChange());
  }

  /// Begins what a password that somebody else gave is good for: one session, which chooses
  /// another. So an officer whose start password has been used by somebody else finds out.
  ///
  /// @return false if it has begun one already
  public boolean takeUp(SignIn.Accepted proven) {
    return !proven.mustChange()
        || transactions.as(
            proven.officer().binding(),
            jdbc ->
                jdbc.sql(
                            """
                            update credential set used_at = ?
                            where officer = ? and must_change and (not once or used_at is null)
                            """)
                        .params(utc(securityTime.instant()), proven.officer().officer())
                        .update()
                    == 1);
  }

  /// What is left to do for an officer who has proven who they are in another way.
  public SignIn.Accepted accepted(OfficerPrincipal officer) {
    return accepted(directory.officer(officer.officer()).orElseThrow());
  }

  SignIn.Accepted accepted(Officer officer) {
    return new SignIn.Accepted(
        principal(officer), stored(officer.id()).filter(Stored::mustChange).isPresent());
  }

  /// That somebody gave the officer a way in.
  ///
  /// @param by who gave it, see [Principal#binding]
  /// @param tookOff whether they took the officer's second factor and passkeys off as well
  /// @param provider whether it was an account for single sign-on, and not a start password
  /// @param proposedBy the officer who proposed it, where another agreed
  public record Given(
      Instant at, String by, boolean tookOff, boolean provider, @Nullable UUID proposedBy) {}

  /// The ways in that others have given this officer, newest first, at most twenty.
  public List<Given> given(OfficerPrincipal officer) {
    return transactions.read(
        officer.binding(),
        jdbc ->
            jdbc.sql(
                    """
                    select given_at, given_by, took_off, kind = 'provider', proposed_by
                    from way_in_given where officer = ?
                    order by given_at desc limit 20
                    """)
                .param(officer.officer())
                .query(
                    (row, n) ->
                        new Given(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            row.getString(2),
                            row.getBoolean(3),
                            row.getBoolean(4),
                            row.getObject(5, UUID.class)))
                .list());
  }

  /// Until when the officer may not be told who somebody is, since the account is new, or somebody
  /// has just granted them power or given them a way in; empty if they may. A colleague who makes
  /// an officer, raises one or takes one over waits a day in which others can see it.
  public Optional<Instant> heldBackUntil(UUID officer) {
    Instant now = securityTime.instant();
    Optional<Instant> given =
        transactions
            .read(
                SYSTEM,
                jdbc ->
                    jdbc.sql("select max(given_at) from way_in_given where officer = ?")
                        .param(officer)
                        .query(
                            (row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                        .single())
            .map(OffsetDateTime::toInstant);
    return Stream.concat(given.stream(), authorities.lastGranted(officer).stream())
        .map(at -> at.plus(HELD_BACK))
        .filter(until -> until.isAfter(now))
        .max(Comparator.naturalOrder());
  }

  /// Makes a start password as an administrator. It lets nobody in before a second administrator
  /// agrees, see [Authorities#give]; until then the password, sessions and tokens that the officer
  /// has go on. The password can't be read again, by nobody.
  ///
  /// @param takeOff whether the officer's second factor and passkeys are taken off with it
  /// @throws IllegalArgumentException if there is no such officer
  public StartPassword offer(Editor editor, UUID officer, boolean takeOff) {
    Password password = Password.generated();
    String hash = hashes.hash(password.text());
    UUID id = UUID.randomUUID();
    WayIn.Form form = takeOff ? WayIn.Form.SECOND_FACTOR_OFF : WayIn.Form.START_PASSWORD;
    return new StartPassword(
        password,
        authorities.give(
            editor, officer, form, id, null, jdbc -> offered.keep(jdbc, id, officer, hash)));
  }

  /// As the system, at once: gives the officer a generated password, good for one session that
  /// chooses another, revokes their tokens and ends their sessions. It is returned once and can't
  /// be read again.
  ///
  /// @param principal who gives it, see [Principal#binding]
  /// @throws IllegalArgumentException if there is no such officer, or an officer gives it
  public Password issue(String principal, UUID officer) {
    return issue(principal, officer, false);
  }

  /// The same for an officer who has lost telephone, passkeys and recovery codes too: takes all of
  /// them off.
  public Password issueAndTakeOff(String principal, UUID officer) {
    return issue(principal, officer, true);
  }

  private Password issue(String principal, UUID officer, boolean takeOff) {
    if (directory.officer(officer).isEmpty()) {
      throw new IllegalArgumentException("officer: unknown " + officer);
    }
    if (principal.startsWith(OFFICER)) {
      throw new IllegalArgumentException("principal: an officer offers it");
    }
    Password password = Password.generated();
    String hash = hashes.hash(password.text());
    transactions.as(
        principal,
        jdbc -> {
          Instant now = securityTime.instant();
          store(jdbc, officer, hash, Kind.START, now);
          if (takeOff) {
            SecondFactor.takeOff(jdbc, officer);
          }
          noteGiven(jdbc, officer, now, takeOff, "password", null);
          return endAll(jdbc, officer, now);
        });
    return password;
  }

  /// Records for the officer that they were given another account for single sign-on, within a
  /// transaction of the module that keeps which; so the day begins that follows a way in.
  ///
  /// @param proposedBy who proposed it, where another officer agreed
  public static void givenAtProvider(
      JdbcClient jdbc, UUID officer, Instant now, @Nullable UUID proposedBy) {
    noteGiven(jdbc, officer, now, false, "provider", proposedBy);
  }

  static void noteGiven(
      JdbcClient jdbc,
      UUID officer,
      Instant now,
      boolean tookOff,
      String kind,
      @Nullable UUID proposedBy) {
    jdbc.sql(
            """
            insert into way_in_given (id, officer, given_at, took_off, kind, proposed_by)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(UUID.randomUUID(), officer, utc(now), tookOff, kind)
        .param(proposedBy)
        .update();
  }

  /// Gives the first password of the installation, unless there is one: to no other officer,
  /// and by no other node meanwhile. It is told before it is in force, since one that nobody
  /// saw would lock everybody out; a failure after that leaves the installation without a
  /// password, and the next start gives another.
  void issueFirst(String principal, UUID officer, Consumer<Password> told) {
    Password password = Password.generated();
    String hash = hashes.hash(password.text());
    transactions.as(
        principal,
        jdbc -> {
          jdbc.sql("lock table credential in exclusive mode").update();
          boolean first =
              jdbc.sql("select not exists (select 1 from credential)")
                  .query(Boolean.class)
                  .single();
          if (first) {
            store(jdbc, officer, hash, Kind.FIRST, securityTime.instant());
            told.accept(password);
          }
          return first;
        });
  }

  /// Whether anybody could sign in.
  boolean any() {
    return transactions.read(
        SYSTEM,
        jdbc -> jdbc.sql("select exists (select 1 from credential)").query(Boolean.class).single());
  }

  /// Lets an officer who has just signed in with their password choose another, revokes their
  /// tokens and ends their sessions.
  public PasswordChoice choose(OfficerPrincipal officer, String password) {
    Optional<PasswordChoice.Reason> against = against(officer.officer(), password);
    if (against.isPresent()) {
      return new PasswordChoice.Refused(against.get());
    }
    String hash = hashes.hash(password);
    transactions.as(
        officer.binding(),
        jdbc -> {
          Instant now = securityTime.instant();
          store(jdbc, officer.officer(), hash, Kind.OWN, now);
          authorities.wayInIsOwn(jdbc);
          return endAll(jdbc, officer.officer(), now);
        });
    return new PasswordChoice.Chosen();
  }

  /// What was begun with the password before.
  static int endAll(JdbcClient jdbc, UUID officer, Instant now) {
    return Tokens.revokeAll(jdbc, officer, now) + Sessions.endAll(jdbc, officer, now);
  }

  private Optional<PasswordChoice.Reason> against(UUID officer, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of(PasswordChoice.Reason.TOO_SHORT);
    }
    if (length > LONGEST) {
      return Optional.of(PasswordChoice.Reason.TOO_LONG);
    }
    String login = directory.officer(officer).map(Officer::login).orElseThrow();
    if (password.toLowerCase(Locale.ROOT).contains(login.toLowerCase(Locale.ROOT))) {
      return Optional.of(PasswordChoice.Reason.CONTAINS_LOGIN);
    }
    if (CommonPasswords.contain(password, ownWords(officer))) {
      return Optional.of(PasswordChoice.Reason.COMMON);
    }
    return matches(password, stored(officer).map(Stored::hash))
        ? Optional.of(PasswordChoice.Reason.UNCHANGED)
        : Optional.empty();
  }

  /// What anybody who knows the officer tries first.
  private List<String> ownWords(UUID id) {
    Officer officer = directory.officer(id).orElseThrow();
    Optional<Institution> institution = directory.institution(officer.institution());
    return Stream.concat(
            Stream.of(officer.name()),
            institution.stream()
                .flatMap(
                    at -> Stream.of(at.code(), at.name().zh(), at.name().en(), at.authority())))
        .toList();
  }

  private boolean matches(String password, Optional<String> hash) {
    // A longer one was never chosen, and hashing megabytes would be work for nothing.
    return password.length() <= LONGEST * 2 && hashes.matches(password, hash);
  }

  private Optional<Stored> stored(UUID officer) {
    return transactions.read(
        SYSTEM,
        jdbc ->
            jdbc.sql(
                    """
                    select password_hash, must_change, once and used_at is not null
                    from credential where officer = ?
                    """)
                .param(officer)
                .query(
                    (row, n) -> new Stored(row.getString(1), row.getBoolean(2), row.getBoolean(3)))
                .optional());
  }

  static void storeStart(JdbcClient jdbc, UUID officer, String hash, Instant now) {
    store(jdbc, officer, hash, Kind.START, now);
  }

  private static void store(JdbcClient jdbc, UUID officer, String hash, Kind kind, Instant now) {
    jdbc.sql(
            """
            insert into credential (officer, password_hash, changed_at, must_change, once)
            values (?, ?, ?, ?, ?)
            on conflict (officer) do update set password_hash = excluded.password_hash,
              changed_at = excluded.changed_at, changed_by = principal(),
              must_change = excluded.must_change, once = excluded.once, used_at = null
            """)
        .params(officer, hash, utc(now), kind != Kind.OWN, kind == Kind.START)
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static OfficerPrincipal principal(Officer officer) {
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }
}
