package org.huiyin.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.SystemPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.database.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The passwords of officers. A password manages tokens and begins sessions: it opens no matter
/// by itself.
///
/// Guarantees that signing in takes the same work whether the name exists or not, that failures
/// make the name wait (at most a minute, on this node), and that a password which someone else
/// has known is marked as such. Passwords are kept as Argon2id hashes only. Doesn't know of
/// failures on other nodes or before a restart, and asks for no second factor. Methods throw
/// Spring's `DataAccessException`s when the database can't be used. Thread-safe.
@Service
public class Credentials {

  public static final int SHORTEST = 12;
  public static final int LONGEST = 200;

  private static final String SIGN_IN = new SystemPrincipal("sign-in").binding();

  private record Stored(String hash, boolean mustChange) {}

  private final Transactions transactions;
  private final Directory directory;
  private final PasswordHashes hashes;
  private final InstantSource securityTime;
  private final SignInBackoff backoff = new SignInBackoff();

  Credentials(
      Transactions transactions,
      Directory directory,
      PasswordHashes hashes,
      @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.directory = directory;
    this.hashes = hashes;
    this.securityTime = securityTime;
  }

  /// Checks a password. The officer that comes back has no scopes.
  public SignIn signIn(String login, String password) {
    Instant now = securityTime.instant();
    Duration wait = backoff.waitFor(login, now);
    if (wait.isPositive()) {
      return new SignIn.Wait(wait);
    }
    Optional<Officer> officer = directory.officerByLogin(login).filter(Officer::active);
    // Asks for somebody in any case: the same work for names that don't exist.
    Optional<Stored> stored = stored(officer.map(Officer::id).orElse(new UUID(0, 0)));
    boolean right = matches(password, stored.map(Stored::hash));
    if (!right || officer.isEmpty() || stored.isEmpty()) {
      backoff.failed(login, now);
      return new SignIn.Wrong();
    }
    backoff.succeeded(login);
    return new SignIn.Accepted(principal(officer.get()), stored.get().mustChange());
  }

  /// Gives the officer a generated password, which they have to change before they can do anything
  /// else, revokes their tokens and ends their sessions. It is returned once and can't be read
  /// again.
  ///
  /// @param principal who gives it, see [Principal#binding]
  /// @throws IllegalArgumentException if there is no such officer
  public Password issue(String principal, UUID officer) {
    if (directory.officer(officer).isEmpty()) {
      throw new IllegalArgumentException("officer: unknown " + officer);
    }
    Password password = Password.generated();
    String hash = hashes.hash(password.text());
    transactions.as(
        principal,
        jdbc -> {
          store(jdbc, officer, hash, true);
          return endAll(jdbc, officer);
        });
    return password;
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
            store(jdbc, officer, hash, true);
            told.accept(password);
          }
          return first;
        });
  }

  /// Whether anybody could sign in.
  boolean any() {
    return transactions.read(
        SIGN_IN,
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
          store(jdbc, officer.officer(), hash, false);
          return endAll(jdbc, officer.officer());
        });
    return new PasswordChoice.Chosen();
  }

  /// What was begun with the password before.
  private int endAll(JdbcClient jdbc, UUID officer) {
    Instant now = securityTime.instant();
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
    return matches(password, stored(officer).map(Stored::hash))
        ? Optional.of(PasswordChoice.Reason.UNCHANGED)
        : Optional.empty();
  }

  private boolean matches(String password, Optional<String> hash) {
    // A longer one was never chosen, and hashing megabytes would be work for nothing.
    return password.length() <= LONGEST * 2 && hashes.matches(password, hash);
  }

  private Optional<Stored> stored(UUID officer) {
    return transactions.read(
        SIGN_IN,
        jdbc ->
            jdbc.sql("select password_hash, must_change from credential where officer = ?")
                .param(officer)
                .query((row, n) -> new Stored(row.getString(1), row.getBoolean(2)))
                .optional());
  }

  private void store(JdbcClient jdbc, UUID officer, String hash, boolean mustChange) {
    jdbc.sql(
            """
            insert into credential (officer, password_hash, changed_at, must_change)
            values (?, ?, ?, ?)
            on conflict (officer) do update set password_hash = excluded.password_hash,
              changed_at = excluded.changed_at, changed_by = principal(),
              must_change = excluded.must_change
            """)
        .params(
            officer,
            hash,
            OffsetDateTime.ofInstant(securityTime.instant(), ZoneOffset.UTC),
            mustChange)
        .update();
  }

  private static OfficerPrincipal principal(Officer officer) {
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }
}
