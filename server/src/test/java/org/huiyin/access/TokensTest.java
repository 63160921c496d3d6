package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.TokenMaking.Field;
import org.huiyin.access.TokenMaking.Finding;
import org.huiyin.access.TokenMaking.Reason;
import org.huiyin.authority.County;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.database.TestDatabase;
import org.junit.jupiter.api.Test;

class TokensTest {

  private static final TestAccess ACCESS = new TestAccess(TestDatabase.fresh());
  private static final Set<Scope> DESK = Set.of(Scope.DESK_READ, Scope.DESK_ACT);

  private final Tokens tokens = ACCESS.tokens;

  @Test
  void identifiesItsOfficerWithTheScopesItWasGiven() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    TokenMaking.Made made = made(officer, Set.of(Scope.DESK_READ), 30);
    assertThat(made.secret()).matches("hyt_[A-Za-z0-9_-]{43}");
    assertThat(tokens.authenticate(made.secret()))
        .hasValueSatisfying(
            principal -> {
              assertThat(principal.officer()).isEqualTo(officer.id());
              assertThat(principal.roles()).containsExactly(Role.HANDLER);
              assertThat(principal.scopes()).containsExactly(Scope.DESK_READ);
            });
  }

  @Test
  void refusesWhatIsNoToken() {
    String right = made(ACCESS.officer(Role.HANDLER), DESK, 30).secret();
    char last = right.charAt(right.length() - 1) == 'A' ? 'E' : 'A';
    List<String> wrong =
        List.of(
            "",
            "hyt_",
            right + "A",
            right.substring(4),
            right.replace("hyt_", "HYT_"),
            right.substring(0, right.length() - 1) + last,
            right.substring(0, right.length() - 1) + "\u0000");
    assertThat(wrong).allSatisfy(secret -> assertThat(tokens.authenticate(secret)).isEmpty());
  }

  @Test
  void endsAtItsHourAndNotBefore() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    TokenMaking.Made made = made(officer, DESK, 90);
    Instant start = ACCESS.instant();
    ACCESS.set(start.plus(Duration.ofDays(90)).minusMillis(1));
    assertThat(tokens.authenticate(made.secret())).isPresent();
    ACCESS.set(start.plus(Duration.ofDays(90)));
    assertThat(tokens.authenticate(made.secret())).isEmpty();
    ACCESS.set(start);
  }

  @Test
  void endsWhenRevokedByItsOfficerAndByNoOther() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    Officer other = ACCESS.officer(Role.HANDLER);
    TokenMaking.Made made = made(officer, DESK, 30);
    UUID id = made.token().id();
    assertThat(tokens.revoke(TestAccess.principal(other), id)).isFalse();
    assertThat(tokens.authenticate(made.secret())).isPresent();
    assertThat(tokens.revoke(TestAccess.principal(officer), id)).isTrue();
    assertThat(tokens.authenticate(made.secret())).isEmpty();
    assertThat(tokens.revoke(TestAccess.principal(officer), id)).isTrue();
    assertThat(tokens.revoke(TestAccess.principal(officer), UUID.randomUUID())).isFalse();
  }

  @Test
  void losesWhatItsOfficersRolesNoLongerAllow() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    String secret = made(officer, DESK, 30).secret();
    ACCESS.change(officer, now -> County.holding(now, Role.AUDITOR));
    assertThat(tokens.authenticate(secret))
        .hasValueSatisfying(principal -> assertThat(principal.scopes()).isEmpty());
    ACCESS.change(officer, County::gone);
    assertThat(tokens.authenticate(secret)).isEmpty();
  }

  @Test
  void refusesScopesBeyondTheRolesAndSaysEverythingAtOnce() {
    Officer handler = ACCESS.officer(Role.HANDLER);
    Officer administrator = ACCESS.officer(Role.ADMINISTRATOR);
    Finding beyond = new Finding(Field.SCOPES, Reason.NOT_ALLOWED_BY_ROLES);
    assertThat(refused(handler, "t", Set.of(Scope.ADMIN), 30)).containsExactly(beyond);
    assertThat(refused(administrator, "t", Set.of(Scope.ADMIN, Scope.DESK_READ), 30))
        .containsExactly(beyond);
    assertThat(refused(handler, " ", Set.of(), 91))
        .containsExactly(
            new Finding(Field.LABEL, Reason.REQUIRED),
            new Finding(Field.SCOPES, Reason.REQUIRED),
            new Finding(Field.DAYS, Reason.OUT_OF_RANGE));
    assertThat(refused(handler, "x".repeat(101), DESK, 0))
        .containsExactly(
            new Finding(Field.LABEL, Reason.TOO_LONG),
            new Finding(Field.DAYS, Reason.OUT_OF_RANGE));
  }

  @Test
  void listsAnOfficersOwnTokensWithoutTheirSecrets() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    Token first = made(officer, DESK, 30).token();
    ACCESS.set(ACCESS.instant().plusSeconds(60));
    Token second = made(officer, Set.of(Scope.DESK_READ), 1).token();
    made(ACCESS.officer(Role.HANDLER), DESK, 30);
    assertThat(tokens.of(TestAccess.principal(officer))).containsExactly(second, first);
  }

  @Test
  void keepsNothingThatASecretCouldBeReadFrom() {
    TokenMaking.Made made = made(ACCESS.officer(Role.HANDLER), DESK, 30);
    String row =
        ACCESS.transactions.read(
            "system:test",
            jdbc ->
                jdbc.sql("select t::text from token t where id = ?")
                    .param(made.token().id())
                    .query(String.class)
                    .single());
    assertThat(row).doesNotContain(made.secret()).doesNotContain(made.secret().substring(4));
    assertThat("" + made).doesNotContain(made.secret());
  }

  @Test
  void keepsTheDatabaseItselfFromTokensThatLastTooLong() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    made(officer, DESK, 30);
    assertThatThrownBy(() -> write("update token set expires_at = expires_at + interval '1 year'"))
        .hasStackTraceContaining("permission denied");
    assertThatThrownBy(
            () ->
                write(
                    """
                    insert into token select gen_random_uuid(), officer, sha256('x'), label, scopes,
                      created_at, created_at + interval '91 days', null
                    from token limit 1
                    """))
        .hasStackTraceContaining("token_check");
  }

  private static int write(String sql) {
    return ACCESS.transactions.as("system:test", jdbc -> jdbc.sql(sql).update());
  }

  private TokenMaking.Made made(Officer officer, Set<Scope> scopes, int days) {
    TokenMaking making = tokens.make(TestAccess.principal(officer), "a label", scopes, days);
    assertThat(making).isInstanceOf(TokenMaking.Made.class);
    return (TokenMaking.Made) making;
  }

  private List<Finding> refused(Officer officer, String label, Set<Scope> scopes, int days) {
    TokenMaking making = tokens.make(TestAccess.principal(officer), label, scopes, days);
    assertThat(making).isInstanceOf(TokenMaking.Refused.class);
    return ((TokenMaking.Refused) making).findings();
  }
}
