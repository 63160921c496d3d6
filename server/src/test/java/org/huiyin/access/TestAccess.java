package org.huiyin.access;

import static org.huiyin.authority.County.EDITOR;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Change;
import org.huiyin.authority.County;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.authority.TestAuthorities;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.huiyin.database.Transactions;

/// Passwords and tokens on a real database, with a clock that the test sets.
final class TestAccess implements InstantSource {

  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration LONGEST = Duration.ofHours(12);
  static final PasswordHashes HASHES = new PasswordHashes();

  final Transactions transactions;
  final TestAuthorities authority;
  final Attempts attempts;
  final Credentials credentials;
  final Tokens tokens;
  final SecondFactor secondFactor;
  final Sessions sessions;
  private final Institution institution;
  private Instant now = Instant.parse("2026-10-01T08:00:00Z");
  private int number;

  TestAccess(TestDatabase database) {
    transactions = TestTransactions.on(database);
    authority = TestAuthorities.on(transactions, this, new EndedStanding(this));
    attempts = new Attempts(TestTransactions.connections(database), new TestSecrets(), this);
    credentials =
        new Credentials(
            transactions,
            authority.directory(),
            authority.authorities(),
            HASHES,
            attempts,
            new OfferedPasswords(this),
            this,
            false);
    secondFactor =
        new SecondFactor(
            transactions,
            new TestSecrets(),
            new SecondFactorPolicy(SecondFactorPolicy.Word.REQUIRED),
            attempts,
            this);
    tokens = new Tokens(transactions, authority.directory(), this);
    sessions = new Sessions(transactions, authority.directory(), secondFactor, this, IDLE, LONGEST);
    institution = County.institution("water");
    authority.authorities().add(EDITOR, institution);
  }

  @Override
  public Instant instant() {
    return now;
  }

  void set(Instant instant) {
    now = instant;
  }

  Officer officer(Role... roles) {
    Officer officer = County.officer(institution.id(), "officer" + ++number, roles);
    if (authority.authorities().add(EDITOR, officer) instanceof Change.Created<Officer>(var made)) {
      return made;
    }
    throw new AssertionError("not created: " + officer);
  }

  void change(Officer officer, UnaryOperator<Officer> to) {
    authority.authorities().changeOfficer(EDITOR, officer.id(), to);
  }

  /// A session that was begun with a password alone.
  Session.Begun begin(Officer officer, boolean mustChange) {
    return sessions.begin(
        new SignIn.Accepted(principal(officer), mustChange), Session.By.PASSWORD, Device.UNKNOWN);
  }

  static OfficerPrincipal principal(Officer officer) {
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }
}
