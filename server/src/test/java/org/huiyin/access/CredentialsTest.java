package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.huiyin.access.Attempts.Purpose.SIGN_IN;

import java.util.Set;
import java.util.UUID;
import org.huiyin.authority.County;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.database.TestDatabase;
import org.junit.jupiter.api.Test;

class CredentialsTest {

  private static final TestAccess ACCESS = new TestAccess(TestDatabase.fresh());
  private static final String ADMIN = "system:test";

  private final Credentials credentials = ACCESS.credentials;

  @Test
  void letsAnOfficerInWithAnIssuedPasswordThatMustBeChanged() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    Password password = credentials.issue(ADMIN, officer.id());
    assertThat(credentials.signIn(officer.login(), password.text()))
        .isEqualTo(new SignIn.Accepted(TestAccess.principal(officer), true));
  }

  @Test
  void letsAnOfficerInWithAPasswordOfTheirOwn() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    Password issued = credentials.issue(ADMIN, officer.id());
    assertThat(credentials.choose(TestAccess.principal(officer), "长江黄河长江黄河长江黄河"))
        .isEqualTo(new PasswordChoice.Chosen());
    assertThat(credentials.signIn(officer.login(), issued.text())).isEqualTo(new SignIn.Wrong());
    assertThat(credentials.signIn(officer.login(), "长江黄河长江黄河长江黄河"))
        .isEqualTo(new SignIn.Accepted(TestAccess.principal(officer), false));
  }

  @Test
  void saysTheSameForUnknownInactiveAndPasswordlessOfficers() {
    Officer inactive = ACCESS.officer(Role.HANDLER);
    Password password = credentials.issue(ADMIN, inactive.id());
    ACCESS.change(inactive, County::gone);
    Officer without = ACCESS.officer(Role.HANDLER);
    assertThat(credentials.signIn(inactive.login(), password.text())).isEqualTo(new SignIn.Wrong());
    assertThat(credentials.signIn(without.login(), password.text())).isEqualTo(new SignIn.Wrong());
    assertThat(credentials.signIn("nobody", password.text())).isEqualTo(new SignIn.Wrong());
  }

  @Test
  void makesWhoeverGuessesWaitEvenForNamesThatDoNotExist() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    Password password = credentials.issue(ADMIN, officer.id());
    for (String login : new String[] {officer.login(), "unheard-of"}) {
      for (int i = 0; i < SIGN_IN.atOnce(); i++) {
        assertThat(credentials.signIn(login, "guess")).isEqualTo(new SignIn.Wrong());
      }
      assertThat(credentials.signIn(login, password.text()))
          .isEqualTo(new SignIn.Wait(SIGN_IN.oneMore()));
    }
    ACCESS.set(ACCESS.instant().plus(SIGN_IN.oneMore()));
    assertThat(credentials.signIn(officer.login(), password.text()))
        .isInstanceOf(SignIn.Accepted.class);
  }

  @Test
  void refusesPasswordsThatAreNone() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    Password issued = credentials.issue(ADMIN, officer.id());
    assertRefused(officer, "elevenchars", PasswordChoice.Reason.TOO_SHORT);
    assertRefused(officer, "x".repeat(201), PasswordChoice.Reason.TOO_LONG);
    assertRefused(
        officer, "my-" + officer.login() + "-secret", PasswordChoice.Reason.CONTAINS_LOGIN);
    assertRefused(officer, issued.text(), PasswordChoice.Reason.UNCHANGED);
  }

  private void assertRefused(Officer officer, String password, PasswordChoice.Reason reason) {
    assertThat(credentials.choose(TestAccess.principal(officer), password))
        .isEqualTo(new PasswordChoice.Refused(reason));
  }

  @Test
  void revokesTheTokensWithThePassword() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    credentials.issue(ADMIN, officer.id());
    String chosenAway = token(officer);
    credentials.choose(TestAccess.principal(officer), "a password of my own");
    assertThat(ACCESS.tokens.authenticate(chosenAway)).isEmpty();
    String issuedAway = token(officer);
    credentials.issue(ADMIN, officer.id());
    assertThat(ACCESS.tokens.authenticate(issuedAway)).isEmpty();
  }

  private static String token(Officer officer) {
    TokenMaking made =
        ACCESS.tokens.make(TestAccess.principal(officer), "t", Set.of(Scope.DESK_READ), 1);
    String secret = ((TokenMaking.Made) made).secret();
    assertThat(ACCESS.tokens.authenticate(secret)).isPresent();
    return secret;
  }

  @Test
  void keepsNoPasswordInPlain() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    Password password = credentials.issue(ADMIN, officer.id());
    String row =
        ACCESS.transactions.read(
            ADMIN,
            jdbc ->
                jdbc.sql("select credential::text from credential where officer = ?")
                    .param(officer.id())
                    .query(String.class)
                    .single());
    assertThat(row).contains("$argon2id$", ADMIN).doesNotContain(password.text());
  }

  @Test
  void refusesToIssueAPasswordToNobody() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credentials.issue(ADMIN, UUID.randomUUID()));
  }
}
