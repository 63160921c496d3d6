package org.huiyin.inspection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huiyin.ledger.Commitment;
import org.jspecify.annotations.Nullable;

/// Finds the leaf of each entry, and remembers with one bit a leaf which of them belong to one.
/// What an entry says of its time is compared with when the log took it in.
final class Claims {

  private static final int SOME = 1_000;

  /// By how much two clocks may differ, and how long a transaction may take.
  private static final Duration APART = Duration.ofMinutes(2);

  /// What is promised when a matter is brought: in the log so many days later at the latest.
  private static final int PROMISED_DAYS = 2;

  /// What claims to be in the log.
  ///
  /// @param sort under which differences are counted
  /// @param name of the entry, in plain words
  /// @param group within which entries follow each other
  /// @param at by which clock of the batch the entry is dated, and its time; null where only a day
  ///     or nothing is known
  /// @param on its legal day; null where the day isn't when it was written
  record Claim(
      String sort,
      String name,
      @Nullable String group,
      Commitment commitment,
      Kind kind,
      @Nullable Instant at,
      @Nullable LocalDate on) {}

  /// What an entry is to the log.
  enum Kind {
    ACT(1, false),
    DAILY(1, true),
    CHANGE(2, false),
    PADDING(3, true);

    private final int number;
    private final boolean daily;

    Kind(int number, boolean daily) {
      this.number = number;
      this.daily = daily;
    }
  }

  private record Last(String group, long batch, String name) {}

  private final LogRows rows;
  private final Differences differences;
  private final ZoneId zone;
  private final long size;
  private final @Nullable LocalDate today;
  private final BitSet claimed = new BitSet();
  private final List<Claim> some = new ArrayList<>();
  private final Differences late = new Differences();
  private final LogRows.TakenAll takenAll;
  private long waiting;
  private Last last = new Last("", Long.MIN_VALUE, "");

  /// @param size how many leaves were there when it began
  /// @param today by legal time; null where that isn't the clock's, so that nothing can be late
  Claims(LogRows rows, Differences differences, ZoneId zone, long size, @Nullable LocalDate today) {
    this.rows = rows;
    this.differences = differences;
    this.zone = zone;
    this.size = size;
    this.today = today;
    this.takenAll = rows.takenAll();
  }

  void add(Claim claim) {
    some.add(claim);
    if (some.size() == SOME) {
      look();
    }
  }

  /// To be called after the last.
  void look() {
    Map<Commitment, LogRows.Place> places =
        new HashMap<>(rows.places(some.stream().map(Claim::commitment).toList()));
    for (Claim claim : some) {
      LogRows.Place place = places.get(claim.commitment());
      if (place == null) {
        differ(claim, "is in no leaf of the log, and doesn't wait for one");
      } else {
        found(claim, place);
      }
    }
    some.clear();
  }

  boolean isClaimed(long position) {
    return claimed.get(Math.toIntExact(position));
  }

  /// How many of those that wait belong to an entry.
  long waiting() {
    return waiting;
  }

  /// Those that wait longer than was promised while the log takes in nothing: a promise broken, and
  /// no sign that somebody changed anything.
  List<String> late() {
    return late.all();
  }

  private void found(Claim claim, LogRows.Place place) {
    Long position = place.position();
    LogRows.Waiting waits = place.waiting();
    if (waits != null) {
      waiting++;
      if (waits.daily() != claim.kind().daily || waits.kind() != claim.kind().number) {
        differ(claim, "waits for the log as something else than it is");
      }
    }
    if (position == null) {
      stillWaiting(claim);
      return;
    }
    if (position < size) {
      int bit = Math.toIntExact(position);
      if (claimed.get(bit)) {
        differ(claim, "has the same commitment as another entry, in leaf " + position);
      }
      claimed.set(bit);
    }
    LogRows.Batch batch = place.batch();
    if (batch != null) {
      dated(claim, batch, place.before());
      ordered(claim, place.before());
    }
  }

  private void stillWaiting(Claim claim) {
    LocalDate on = claim.on();
    if (on == null || today == null || !on.plusDays(PROMISED_DAYS).isBefore(today)) {
      return;
    }
    if (wasPassedOver(claim, on)) {
      differ(
          claim,
          "of "
              + on
              + " still waits for the log, later than was promised, though the log has taken in all"
              + " since");
    } else {
      late.add(
          claim.sort(),
          claim.name()
              + " of "
              + on
              + " is late, still waiting: the log hasn't taken in all since then. 迟于承诺，仍在等待入账");
    }
  }

  /// The log takes in all that waits: what it left was added later, or held back.
  private boolean wasPassedOver(Claim claim, LocalDate on) {
    @Nullable Instant at = claim.at();
    @Nullable Instant all = takenAll.at();
    @Nullable LocalDate through = takenAll.through();
    if (claim.kind().daily) {
      return through != null && !through.isBefore(on);
    }
    return all != null && (at == null ? day(all).isAfter(on) : all.isAfter(at.plus(APART)));
  }

  private void dated(Claim claim, LogRows.Batch batch, LogRows.@Nullable Batch before) {
    if ((batch.dailyOf() != null) != claim.kind().daily) {
      differ(
          claim,
          "is in a batch of " + (batch.dailyOf() == null ? "what is taken in at once" : "a day"));
      return;
    }
    boolean bySecurityTime = claim.kind() == Kind.CHANGE;
    Instant takenAt = bySecurityTime ? batch.sequencedAt() : batch.legalAt();
    @Nullable Instant laterThan =
        before == null ? null : bySecurityTime ? before.sequencedAt() : before.legalAt();
    @Nullable Instant at = claim.at();
    @Nullable LocalDate on = claim.on();
    if (at != null) {
      if (laterThan != null && at.isBefore(laterThan.minus(APART))) {
        differ(
            claim,
            "was backdated: it is dated "
                + at
                + " and wasn't there when the log took in all at "
                + laterThan);
      }
      if (at.isAfter(takenAt.plus(APART))) {
        differ(claim, "is dated " + at + ", after the log took it in at " + takenAt);
      }
    } else if (on != null) {
      if (laterThan != null && on.isBefore(day(laterThan.minus(APART)))) {
        differ(
            claim,
            "was backdated: it is dated "
                + on
                + " and wasn't there when the log took in all on "
                + day(laterThan));
      }
      if (on.isAfter(day(takenAt.plus(APART)))) {
        differ(claim, "is dated " + on + ", after the log took it in on " + day(takenAt));
      }
    }
    late(claim, batch, before);
  }

  /// What was there before the log began isn't late, nor is anything where legal time isn't the
  /// clock's, as in a demonstration.
  private void late(Claim claim, LogRows.Batch batch, LogRows.@Nullable Batch before) {
    LocalDate on = claim.at() == null ? claim.on() : day(claim.at());
    boolean oneTime =
        Duration.between(batch.sequencedAt(), batch.legalAt()).abs().compareTo(Duration.ofDays(1))
            < 0;
    if (on != null
        && before != null
        && oneTime
        && on.plusDays(PROMISED_DAYS).isBefore(day(batch.legalAt()))) {
      differ(
          claim,
          "of "
              + on
              + " came into the log on "
              + day(batch.legalAt())
              + ", later than was promised");
    }
  }

  private void ordered(Claim claim, LogRows.@Nullable Batch before) {
    if (claim.group() == null) {
      return;
    }
    long batch = before == null ? -1 : before.first();
    String group = Objects.requireNonNull(claim.group());
    if (last.group().equals(group) && batch < last.batch()) {
      differ(claim, "came into the log before " + last.name() + ": their order was changed");
    }
    last =
        last.group().equals(group) && batch < last.batch()
            ? last
            : new Last(group, batch, claim.name());
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  private void differ(Claim claim, String what) {
    differences.add(claim.sort(), claim.name() + " " + what);
  }
}
