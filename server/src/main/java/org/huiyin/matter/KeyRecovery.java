package org.huiyin.matter;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.jspecify.annotations.Nullable;

/// How far the recovery of a lost key has come. Its times are security time, which nobody sets.
///
/// @param number of this matter's recoveries
/// @param firstOfficer whoever checked first; where they worked then, stays
/// @param firstMatched whether what they were shown was right; otherwise another may be first
/// @param failed how often what was shown was wrong
/// @param announcedAt since when whoever has the old key can read of it; null before a second
///     officer has checked
/// @param ended why it is over, or null
record KeyRecovery(
    int number,
    UUID firstOfficer,
    UUID firstInstitution,
    @Nullable UUID firstUnit,
    boolean firstMatched,
    @Nullable UUID secondOfficer,
    int failed,
    Instant begunAt,
    Instant triedAt,
    @Nullable Instant announcedAt,
    boolean firstPrinted,
    boolean secondPrinted,
    @Nullable Ended ended) {

  static final int WRONG_ONES = 3;

  /// Within it both officers have to check, and so long a failed one keeps the next away.
  static final Duration CHECKING = Duration.ofHours(24);

  static final Duration OBJECTING = Duration.ofDays(3);
  static final Duration HANDING_OVER = Duration.ofDays(14);

  enum Ended {
    FAILED,
    STOPPED,
    EXPIRED,
    KEY_CHANGED
  }

  static KeyRecovery begun(int number, OfficerPrincipal by, boolean matched, Instant now) {
    return new KeyRecovery(
        number,
        by.officer(),
        by.institution(),
        by.unit(),
        matched,
        null,
        matched ? 0 : 1,
        now,
        now,
        null,
        false,
        false,
        null);
  }

  boolean isChecking() {
    return announcedAt == null;
  }

  /// From when on the key can be printed.
  Instant handingOverFrom() {
    return Objects.requireNonNull(announcedAt).plus(OBJECTING);
  }

  Instant until() {
    return isChecking() ? begunAt.plus(CHECKING) : handingOverFrom().plus(HANDING_OVER);
  }

  /// Whether the officers can do nothing more in it.
  boolean isOver(Instant now) {
    return ended != null || !now.isBefore(until());
  }

  /// What was printed stays good until it is changed or stopped, or another recovery begins.
  boolean canBeStopped(Instant now) {
    return ended == null && (!isOver(now) || firstPrinted || secondPrinted);
  }

  KeyRecovery matchedFirst(OfficerPrincipal by, Instant now) {
    return new KeyRecovery(
        number,
        by.officer(),
        by.institution(),
        by.unit(),
        true,
        null,
        failed,
        begunAt,
        now,
        null,
        false,
        false,
        null);
  }

  KeyRecovery failedOnceMore(Instant now) {
    return with(null, failed + 1, now, null, failed + 1 == WRONG_ONES ? Ended.FAILED : null);
  }

  KeyRecovery announced(OfficerPrincipal second, Instant now) {
    return with(second.officer(), failed, now, now, null);
  }

  KeyRecovery ended(Ended why) {
    return with(secondOfficer, failed, triedAt, announcedAt, why);
  }

  private KeyRecovery with(
      @Nullable UUID second,
      int wrong,
      Instant tried,
      @Nullable Instant announced,
      @Nullable Ended why) {
    return new KeyRecovery(
        number,
        firstOfficer,
        firstInstitution,
        firstUnit,
        firstMatched,
        second,
        wrong,
        begunAt,
        tried,
        announced,
        firstPrinted,
        secondPrinted,
        why);
  }

  KeyRecovery printed(KeyHalf.Place half) {
    boolean first = half == KeyHalf.Place.FIRST;
    return new KeyRecovery(
        number,
        firstOfficer,
        firstInstitution,
        firstUnit,
        firstMatched,
        secondOfficer,
        failed,
        begunAt,
        triedAt,
        announcedAt,
        first || firstPrinted,
        !first || secondPrinted,
        ended);
  }
}
