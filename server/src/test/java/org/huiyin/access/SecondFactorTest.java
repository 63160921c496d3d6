package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.access.Attempts.Purpose.CODE;

import java.time.Instant;
import java.util.Locale;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecondFactorTest {

  private static final TestAccess ACCESS = new TestAccess(TestDatabase.fresh());
  private static final CodeCheck RIGHT = new CodeCheck.Right();
  private static final CodeCheck WRONG = new CodeCheck.Wrong();

  private final SecondFactor secondFactor = ACCESS.secondFactor;
  private final Instant start = ACCESS.instant();
  private final Officer officer = ACCESS.officer(Role.HANDLER);
  private final OfficerPrincipal who = TestAccess.principal(officer);

  @AfterEach
  void setTheClockBack() {
    ACCESS.set(start);
  }

  @Test
  void takesEachCodeOnceAndNoneFromBefore() {
    Codes codes = Codes.of(ACCESS, officer);
    assertThat(check(codes.in(0))).as("the one that set it up").isEqualTo(WRONG);
    assertThat(check(codes.in(1))).isEqualTo(RIGHT);
    assertThat(check(codes.in(1))).as("again").isEqualTo(WRONG);
    assertThat(check(codes.in(-1))).as("an earlier one").isEqualTo(WRONG);
    ACCESS.set(start.plusSeconds(60));
    assertThat(check(codes.in(0).substring(0, 3) + " " + codes.in(0).substring(3)))
        .isEqualTo(RIGHT);
  }

  @Test
  void takesEachRecoveryCodeOnce() {
    Codes codes = Codes.of(ACCESS, officer);
    for (String code : codes.recovery()) {
      assertThat(check(code.toUpperCase(Locale.ROOT))).isEqualTo(RIGHT);
    }
    assertThat(check(codes.recovery().getFirst())).isEqualTo(WRONG);
    assertThat(secondFactor.of(who).recovery()).isZero();
    String fresh = secondFactor.newRecoveryCodes(who).getFirst();
    assertThat(check(fresh)).isEqualTo(RIGHT);
  }

  @Test
  void takesNobodyElsesCodes() {
    Codes codes = Codes.of(ACCESS, officer);
    OfficerPrincipal other = TestAccess.principal(ACCESS.officer(Role.HANDLER));
    assertThat(secondFactor.check(other, codes.in(1))).isEqualTo(WRONG);
    assertThat(secondFactor.check(other, codes.recovery().getFirst())).isEqualTo(WRONG);
  }

  @Test
  void isSetUpByARightCodeOnly() {
    String secret = secondFactor.freshSecret();
    String wrong = Codes.at(ACCESS, secret, 5);
    assertThat(secondFactor.setUp(who, secret, wrong)).isEmpty();
    assertThat(secondFactor.of(who)).isEqualTo(new SecondFactor.Having(false, 0, 0));
  }

  @Test
  void makesWhoeverGuessesWaitAndARightPasswordDoesNotHelp() {
    Codes codes = Codes.of(ACCESS, officer);
    Password issued = ACCESS.credentials.issue("system:test", officer.id());
    for (int i = 0; i < CODE.atOnce(); i++) {
      assertThat(check(codes.in(7))).isEqualTo(WRONG);
    }
    assertThat(ACCESS.credentials.signIn(officer.login(), issued.text()))
        .isInstanceOf(SignIn.Accepted.class);
    assertThat(check(codes.in(1))).isEqualTo(new CodeCheck.Wait(CODE.oneMore()));
    for (int i = 0; i < 3; i++) {
      ACCESS.set(ACCESS.instant().plus(CODE.oneMore()));
      assertThat(check(codes.in(7))).isEqualTo(WRONG);
      assertThat(check(codes.in(0))).isEqualTo(new CodeCheck.Wait(CODE.oneMore()));
    }
  }

  @Test
  void keepsNothingThatACodeCouldBeMadeFrom() {
    Codes codes = Codes.of(ACCESS, officer);
    String rows =
        ACCESS.transactions.read(
            "system:test",
            jdbc ->
                jdbc.sql(
                        """
                        select string_agg(encode(secret, 'hex'), ' ')
                          || (select string_agg(encode(digest, 'hex'), ' ') from recovery_code)
                        from time_code
                        """)
                    .query(String.class)
                    .single());
    assertThat(rows)
        .doesNotContain(java.util.HexFormat.of().formatHex(TimeCodes.bytes(codes.secret())))
        .doesNotContain(codes.recovery().getFirst().replace("-", ""));
  }

  @Test
  void isTakenOffByWhoeverGivesAStartPasswordIfTheySaySo() {
    Codes.of(ACCESS, officer);
    ACCESS.credentials.issue("system:test", officer.id());
    assertThat(secondFactor.of(who).any()).isTrue();
    ACCESS.credentials.issueAndTakeOff("system:test", officer.id());
    assertThat(secondFactor.of(who)).isEqualTo(new SecondFactor.Having(false, 0, 0));
    assertThat(ACCESS.credentials.given(who))
        .extracting(Credentials.Given::tookOff)
        .containsExactlyInAnyOrder(true, false);
  }

  @Test
  void isRequiredOfAdministratorsAndOperators() {
    for (Role role : Role.values()) {
      OfficerPrincipal holder = TestAccess.principal(ACCESS.officer(role));
      assertThat(secondFactor.requiredOf(holder))
          .as(role.id())
          .isEqualTo(role == Role.ADMINISTRATOR || role == Role.OPERATOR);
    }
  }

  private CodeCheck check(String code) {
    return secondFactor.check(who, code);
  }
}
