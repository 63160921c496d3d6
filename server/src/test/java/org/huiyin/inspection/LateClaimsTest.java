package org.huiyin.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.huiyin.database.Transactions;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.junit.jupiter.api.Test;

/// An entry that waits longer than was promised because the log was away is named as late; where
/// the log has taken in all that waited since, or the entry waits no more, that is an alarm.
class LateClaimsTest {

  private static final Commitment ELSEWHERE = new Commitment(Hash.ofHex("ab".repeat(32)));

  private final LivedThrough county = LivedThrough.shared();
  private final LogRows rows = new LogRows(county.server().bean(Transactions.class));
  private final Differences differences = new Differences();
  private final Instant takenAllAt =
      OffsetDateTime.parse(
              county
                  .rows(
                      "select to_char(max(legal_at) at time zone 'UTC',"
                          + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from ledger_batch where daily_of"
                          + " is null")
                  .getFirst())
          .toInstant();
  private final Commitment waiting =
      new Commitment(
          Hash.ofHex(
              county
                  .rows(
                      "select encode(commitment, 'hex') from ledger_pending where not daily and"
                          + " kind = 1")
                  .getFirst()));

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private Claims looked(Commitment commitment, Instant at, int daysAgo) {
    LocalDate today = day(at).plusDays(daysAgo);
    Claims claims = new Claims(rows, differences, ZoneOffset.UTC, 0, today);
    claims.add(
        new Claims.Claim("journal", "entry 7", null, commitment, Claims.Kind.ACT, at, day(at)));
    claims.look();
    return claims;
  }

  @Test
  void areNamedButNoAlarmWhileTheLogIsAway() {
    Claims claims = looked(waiting, takenAllAt.plusSeconds(1), 9);

    assertThat(claims.late())
        .singleElement()
        .asString()
        .startsWith("entry 7 of ")
        .contains("is late, still waiting");
    assertThat(differences.all()).isEmpty();
  }

  @Test
  void areNoneOnTheDaysThatWerePromised() {
    assertThat(looked(waiting, takenAllAt.plusSeconds(1), 2).late()).isEmpty();
    assertThat(differences.all()).isEmpty();
  }

  @Test
  void areAnAlarmWhenTheLogHasTakenInAllSince() {
    Claims claims = looked(waiting, takenAllAt.minus(Duration.ofDays(5)), 9);

    assertThat(claims.late()).isEmpty();
    assertThat(differences.all())
        .singleElement()
        .asString()
        .contains("still waits for the log, later than was promised", "has taken in all since");
  }

  @Test
  void areAnAlarmWhenTheyWaitNoMore() {
    Claims claims = looked(ELSEWHERE, takenAllAt.plusSeconds(1), 9);

    assertThat(claims.late()).isEmpty();
    assertThat(differences.all())
        .singleElement()
        .asString()
        .endsWith("is in no leaf of the log, and doesn't wait for one");
  }
}
