package org.huiyin.inspection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the batches follow each other without a gap, in time and in the log, and make up all of
/// it.
record Batches(LogRows rows, Differences differences) {

  private static final int MOST = 5_000;
  private static final int LEAST_OF_A_DAY = 16;
  private static final Duration APART = Duration.ofMinutes(2);

  void compare(LogRows.Head head, Instant now) {
    long end = 0;
    LogRows.Ended before = null;
    LocalDate lastDay = null;
    List<LogRows.Ended> some = rows.batches(0, MOST);
    while (!some.isEmpty()) {
      for (LogRows.Ended ended : some) {
        LogRows.Batch batch = ended.batch();
        if (batch.first() >= head.size()) {
          continue;
        }
        if (batch.first() != end) {
          differ(batch, "begins at leaf " + batch.first() + ", the one before ends at " + end);
        }
        end = batch.first() + batch.size();
        if (before != null) {
          follows(batch, before);
        }
        signed(ended, now);
        lastDay = ofDay(batch, lastDay);
        before = ended;
      }
      some = rows.batches(some.getLast().batch().first() + 1, MOST);
    }
    if (end != head.size()) {
      differences.add(
          "ledger_batch",
          "ledger_batch: the batches end at leaf " + end + ", the log has " + head.size());
    }
    if (lastDay != null && !lastDay.equals(head.dailyThrough())) {
      differences.add(
          "ledger_log",
          "ledger_log: column daily_through: "
              + head.dailyThrough()
              + ", by the batches "
              + lastDay);
    }
  }

  /// What is taken in at one time is signed at once; what another key signs later is dated later.
  private void signed(LogRows.Ended ended, Instant now) {
    Instant at = ended.signedAt();
    if (at != null && (at.isBefore(ended.batch().sequencedAt()) || at.isAfter(now.plus(APART)))) {
      differ(ended.batch(), "ends with a checkpoint of another time: column signed_at: " + at);
    }
  }

  private void follows(LogRows.Batch batch, LogRows.Ended ended) {
    LogRows.Batch before = ended.batch();
    if (ended.signedAt() == null && !before.sequencedAt().equals(batch.sequencedAt())) {
      differ(before, "ends without a checkpoint: it is missing from ledger_checkpoint");
    }
    if (before != null && batch.sequencedAt().isBefore(before.sequencedAt().minus(APART))) {
      differ(batch, "was made before the one before it");
    }
    if (batch.legalAt().isBefore(before.legalAt().minus(APART))) {
      differ(batch, "is of an earlier legal time than the one before it");
    }
  }

  private @Nullable LocalDate ofDay(LogRows.Batch batch, @Nullable LocalDate lastDay) {
    LocalDate day = batch.dailyOf();
    if (day == null) {
      return lastDay;
    }
    if (batch.size() < LEAST_OF_A_DAY || Integer.bitCount(batch.size()) != 1) {
      differ(batch, "of the day " + day + " isn't padded to a fixed size");
    }
    if (lastDay != null && !day.isAfter(lastDay)) {
      differ(batch, "of the day " + day + " comes after that of " + lastDay);
    }
    return day;
  }

  private void differ(LogRows.Batch batch, String what) {
    differences.add("ledger_batch", "ledger_batch: the one at leaf " + batch.first() + " " + what);
  }
}
