package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.huiyin.authority.County;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private static final TestAccess ACCESS = new TestAccess(TestDatabase.fresh());

  private final Sessions sessions = ACCESS.sessions;
  private final Instant start = ACCESS.instant();

  @AfterEach
  void setTheClockBack() {
    ACCESS.set(start);
  }

  @Test
  void allowWhatTheRolesOfTheOfficerAllowNow() {
    String secret = begun(ACCESS.officer(Role.HANDLER));
    assertThat(current(secret).officer().scopes())
        .containsExactlyInAnyOrder(Scope.DESK_READ, Scope.DESK_ACT);
  }

  @Test
  void endForGoodWithTheRolesTheyBeganWith() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    String secret = begun(officer);
    ACCESS.change(officer, now -> County.holding(now, Role.LEAD));
    ACCESS.change(officer, _ -> officer);
    assertThat(sessions.current(secret)).isEmpty();
  }

  @Test
  void doNotReviveWithTheirOfficerThoughNobodyUsedThemMeanwhile() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    String secret = begun(officer);
    String token =
        ((TokenMaking.Made)
                ACCESS.tokens.make(TestAccess.principal(officer), "t", Set.of(Scope.DESK_READ), 1))
            .secret();
    ACCESS.change(officer, County::gone);
    ACCESS.change(officer, _ -> officer);
    assertThat(sessions.current(secret)).isEmpty();
    assertThat(ACCESS.tokens.authenticate(token)).isEmpty();
  }

  @Test
  void stayWhenOnlyWhomTheyDirectChanges() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    Officer other = ACCESS.officer(Role.HANDLER);
    String secret = begun(officer);
    ACCESS.change(officer, now -> County.directing(now, other.id()));
    assertThat(sessions.current(secret)).isPresent();
  }

  @Test
  void beganWithAPasswordAloneAllowNothingWhereMoreIsNeeded() {
    Officer administrator = ACCESS.officer(Role.ADMINISTRATOR);
    String first = begun(administrator);
    assertThat(current(first).need()).isEqualTo(Session.Need.SET_UP);
    assertThat(current(first).officer().scopes()).isEmpty();

    Codes codes = Codes.of(ACCESS, administrator);
    assertThat(current(first).need()).isEqualTo(Session.Need.SECOND_FACTOR);
    assertThat(codes.recovery()).hasSize(10).doesNotHaveDuplicates();
    String proven =
        sessions
            .begin(
                new SignIn.Accepted(TestAccess.principal(administrator), false),
                Session.By.CODE,
                Device.UNKNOWN)
            .secret();
    assertThat(current(proven).officer().scopes()).containsExactly(Scope.ADMIN);
  }

  @Test
  void waitTenMinutesForTheCodeAndNoLonger() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    Codes.of(ACCESS, officer);
    String halfway = begun(officer);
    after(Duration.ofMinutes(10).minusMillis(1));
    assertThat(sessions.current(halfway)).isPresent();
    after(Duration.ofMinutes(10));
    assertThat(sessions.current(halfway)).isEmpty();
  }

  @Test
  void knowForFiveMinutesThatTheirOfficerProvedWhoTheyAre() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    String secret = begun(officer);
    assertThat(current(secret).provenLately()).isTrue();
    after(Duration.ofMinutes(5));
    assertThat(current(secret).provenLately()).isFalse();
    sessions.provenAgain(TestAccess.principal(ACCESS.officer(Role.HANDLER)), secret);
    assertThat(current(secret).provenLately()).as("somebody else's proof").isFalse();
    sessions.provenAgain(TestAccess.principal(officer), secret);
    assertThat(current(secret).provenLately()).isTrue();
  }

  @Test
  void areEndedOneByOneByTheirOfficerAlone() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    String here = begun(officer);
    String there = begun(officer);
    var asking = TestAccess.principal(officer);
    UUID other =
        sessions.open(asking, here).stream()
            .filter(one -> !one.here())
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(sessions.end(TestAccess.principal(ACCESS.officer(Role.HANDLER)), other)).isFalse();
    assertThat(sessions.current(there)).isPresent();
    assertThat(sessions.end(asking, other)).isTrue();
    assertThat(sessions.current(there)).isEmpty();
    assertThat(sessions.current(here)).isPresent();
  }

  @Test
  void allowNothingBeforeAGivenPasswordIsChanged() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    Session.Begun begun = ACCESS.begin(officer, true);
    assertThat(begun.session().officer().scopes()).isEmpty();
    assertThat(sessions.current(begun.secret())).contains(begun.session());
    assertThat(begun.session().mustChange()).isTrue();
  }

  @Test
  void endAfterHalfAnHourWithoutAPage() {
    String secret = begun(ACCESS.officer(Role.HANDLER));
    after(TestAccess.IDLE.minusMillis(1));
    assertThat(sessions.current(secret)).isPresent();
    after(TestAccess.IDLE.multipliedBy(2).minusMillis(2));
    assertThat(sessions.current(secret)).isPresent();
    after(TestAccess.IDLE.multipliedBy(3).minusMillis(2));
    assertThat(sessions.current(secret)).isEmpty();
  }

  @Test
  void endAfterTwelveHoursHoweverBusy() {
    String secret = begun(ACCESS.officer(Role.HANDLER));
    for (Duration worked = Duration.ZERO;
        worked.compareTo(TestAccess.LONGEST) < 0;
        worked = worked.plusMinutes(20)) {
      after(worked);
      assertThat(sessions.current(secret)).isPresent();
    }
    after(TestAccess.LONGEST);
    assertThat(sessions.current(secret)).isEmpty();
  }

  @Test
  void areSeenAtMostOnceAMinute() {
    String secret = begun(ACCESS.officer(Role.HANDLER));
    after(Duration.ofSeconds(59));
    current(secret);
    assertThat(lastSeen(secret)).isEqualTo(start);
    after(Duration.ofSeconds(60));
    current(secret);
    assertThat(lastSeen(secret)).isEqualTo(start.plusSeconds(60));
  }

  @Test
  void endWhenTheOfficerSignsOutAndNoOtherSessionWithThem() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    String here = begun(officer);
    String there = begun(officer);
    sessions.end(here);
    assertThat(sessions.current(here)).isEmpty();
    assertThat(sessions.current(there)).isPresent();
  }

  @Test
  void endWithThePasswordTheyBeganWith() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    Officer other = ACCESS.officer(Role.HANDLER);
    String others = begun(other);
    String before = begun(officer);
    ACCESS.credentials.issue("system:test", officer.id());
    assertThat(sessions.current(before)).isEmpty();

    String given = begun(officer);
    ACCESS.credentials.choose(TestAccess.principal(officer), "fjord kettle ninety oak");
    assertThat(sessions.current(given)).isEmpty();
    assertThat(sessions.current(others)).isPresent();
  }

  @Test
  void endForGoodWhenTheOfficerIsNoLongerActive() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    String secret = begun(officer);
    ACCESS.change(officer, County::gone);
    assertThat(sessions.current(secret)).isEmpty();
    ACCESS.change(officer, gone -> officer);
    assertThat(sessions.current(secret)).isEmpty();
  }

  @Test
  void openWithNothingElseThanTheirSecret() {
    String right = begun(ACCESS.officer(Role.HANDLER));
    char last = right.charAt(right.length() - 1) == 'A' ? 'E' : 'A';
    List<String> wrong =
        List.of(
            "",
            "A".repeat(43),
            right + "A",
            right.substring(0, 42) + last,
            right.toUpperCase(Locale.ROOT));
    assertThat(wrong)
        .allSatisfy(
            secret -> {
              assertThat(sessions.current(secret)).isEmpty();
              assertThat(sessions.lately(secret)).isEmpty();
            });
  }

  @Test
  void tellForADayWhoseTheyWere() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    String idle = begun(officer);
    String ended = begun(officer);
    sessions.end(ended);

    after(Duration.ofHours(24).minusMillis(1));
    assertThat(sessions.lately(ended)).contains(officer.id());
    after(Duration.ofHours(24));
    assertThat(sessions.lately(ended)).isEmpty();
    assertThat(sessions.current(idle)).isEmpty();
    assertThat(sessions.lately(idle)).contains(officer.id());
    after(Duration.ofHours(24).plus(TestAccess.IDLE));
    assertThat(sessions.lately(idle)).isEmpty();
  }

  @Test
  void areForgottenSomeDaysAfterTheyEnded() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    String old = begun(officer);
    after(TestAccess.LONGEST.plusDays(2));
    begun(officer);
    assertThat(rows(old)).isOne();
    after(TestAccess.LONGEST.plusDays(2).plusMillis(1));
    begun(officer);
    assertThat(rows(old)).isZero();
  }

  @Test
  void keepNothingThatASecretCouldBeReadFrom() {
    Session.Begun begun = ACCESS.begin(ACCESS.officer(Role.HANDLER), false);
    assertThat(begun.secret()).matches("[A-Za-z0-9_-]{43}");
    assertThat("" + begun).doesNotContain(begun.secret());
    String table =
        ACCESS.transactions.read(
            "system:test",
            jdbc ->
                jdbc.sql("select string_agg(s::text, ' ') from session s")
                    .query(String.class)
                    .single());
    assertThat(table).doesNotContain(begun.secret());
  }

  private void after(Duration passed) {
    ACCESS.set(start.plus(passed));
  }

  private String begun(Officer officer) {
    return ACCESS.begin(officer, false).secret();
  }

  private Session current(String secret) {
    return sessions.current(secret).orElseThrow();
  }

  private static Instant lastSeen(String secret) {
    return ACCESS.transactions.read(
        "system:test",
        jdbc ->
            jdbc.sql("select last_seen_at from session where digest = ?")
                .param(RandomSecret.digest(secret))
                .query(OffsetDateTime.class)
                .single()
                .toInstant());
  }

  private static int rows(String secret) {
    return ACCESS.transactions.read(
        "system:test",
        jdbc ->
            jdbc.sql("select count(*) from session where digest = ?")
                .param(RandomSecret.digest(secret))
                .query(Integer.class)
                .single());
  }
}
