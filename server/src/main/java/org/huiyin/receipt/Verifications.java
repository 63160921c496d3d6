package org.huiyin.receipt;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huiyin.matter.LegalTime;
import org.huiyin.record.Ledger;
import org.springframework.stereotype.Component;

/// Verifies receipts that are sent here: few at once, none too large, and nothing of them is kept
/// or logged. Thread-safe.
@Component
final class Verifications {

  static final int LARGEST = 2 << 20;

  private static final int AT_ONCE = 2;
  private static final int SECONDS = 5;

  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Ledger ledger;
  private final LegalTime legalTime;

  Verifications(Ledger ledger, LegalTime legalTime) {
    this.ledger = ledger;
    this.legalTime = legalTime;
  }

  /// What becomes of it.
  sealed interface Outcome {
    record Found(List<Finding> findings) implements Outcome {
      public Found {
        findings = List.copyOf(findings);
      }
    }

    record Nothing() implements Outcome {}

    record Large() implements Outcome {}

    record Busy() implements Outcome {}
  }

  /// @param file what was chosen; where nothing was, `typed` counts
  Outcome of(byte[] file, String typed) {
    byte[] receipt = file.length > 0 ? file : typed.strip().getBytes(StandardCharsets.UTF_8);
    if (receipt.length == 0) {
      return new Outcome.Nothing();
    }
    if (receipt.length > LARGEST) {
      return new Outcome.Large();
    }
    if (!hasPlace()) {
      return new Outcome.Busy();
    }
    try {
      return new Outcome.Found(
          Findings.in(
              receipt, ledger.everyKey(), legalTime.now().atOffset(ZoneOffset.UTC).toLocalDate()));
    } finally {
      places.release();
    }
  }

  private boolean hasPlace() {
    try {
      return places.tryAcquire(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
