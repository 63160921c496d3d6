package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
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
    Officer officer = ACCESS.officer(Role.HANDLER);
    String secret = begun(officer);
    assertThat(current(secret).officer().scopes())
        .containsExactlyInAnyOrder(Scope.DESK_READ, Scope.DESK_ACT);

    ACCESS.change(officer, now -> County.holding(now, Role.ADMINISTRATOR));

    assertThat(current(secret).officer().scopes()).containsExactly(Scope.ADMIN);
    assertThat(current(secret).officer().roles()).containsExactly(Role.ADMINISTRATOR);
  }

  @Test
  void allowNothingBeforeAGivenPasswordIsChanged() {
    Officer officer = ACCESS.officer(Role.HANDLER);
    Session.Begun begun = sessions.begin(new SignIn.Accepted(TestAccess.principal(officer), true));
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
    ACCESS.credentials.choose(TestAccess.principal(officer), "a password of my own");
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
    Session.Begun begun =
        sessions.begin(
            new SignIn.Accepted(TestAccess.principal(ACCESS.officer(Role.HANDLER)), false));
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
    return sessions.begin(new SignIn.Accepted(TestAccess.principal(officer), false)).secret();
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
