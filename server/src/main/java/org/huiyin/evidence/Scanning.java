package org.huiyin.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huiyin.evidence.Taken.Reason;
import org.huiyin.matter.FileScan;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a virus scanner, where the operator has named one: when a file is taken in, and again,
/// with what the scanner has learned since, each time when an officer opens it. So no mark that a
/// file was looked at is kept, to be believed for ever. Safe for any number of threads.
final class Scanning implements FileScan {

  private static final Logger log = LoggerFactory.getLogger(Scanning.class);

  /// As many as clamd looks at side by side, unless it is told otherwise; the others wait here.
  private static final int AT_ONCE = 10;

  /// How long one file may take, and may wait for its turn.
  static final Duration LONGEST = Duration.ofSeconds(30);

  private final @Nullable Clamd clamd;
  private final Unscanned unscanned;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /// What becomes of a file that the scanner, being away, can't look at.
  enum Unscanned {
    /// It is taken: nobody has to come again because of us. Whoever opens it is told.
    TAKE,
    REFUSE
  }

  /// @param clamd null where there is no scanner
  Scanning(@Nullable Clamd clamd, Unscanned unscanned) {
    this.clamd = clamd;
    this.unscanned = unscanned;
  }

  /// A file that can be read from its beginning.
  interface Content {
    InputStream open() throws IOException;
  }

  /// Why a file that came isn't taken in, if the scanner is against it.
  Optional<Reason> against(Content content) throws IOException {
    if (clamd == null) {
      return Optional.empty();
    }
    try (InputStream file = content.open()) {
      return switch (look(file)) {
        case HARMFUL -> Optional.of(Reason.HARMFUL);
        case UNKNOWN ->
            unscanned == Unscanned.REFUSE ? Optional.of(Reason.NOT_SCANNED) : Optional.empty();
        case CLEAN, NOBODY -> Optional.empty();
      };
    }
  }

  @Override
  public boolean isThere() {
    return clamd != null;
  }

  @Override
  public Verdict look(InputStream file) throws IOException {
    if (clamd == null) {
      return Verdict.NOBODY;
    }
    if (!isOurTurn()) {
      return Verdict.UNKNOWN;
    }
    try {
      return switch (clamd.scan(file)) {
        case Clamd.Answer.Clean _ -> Verdict.CLEAN;
        case Clamd.Answer.Found(var signature) -> {
          log.warn("The virus scanner found {}", signature);
          yield Verdict.HARMFUL;
        }
        case Clamd.Answer.Unknown(var why) -> {
          log.error("The virus scanner didn't look at a file: {}", why);
          yield Verdict.UNKNOWN;
        }
      };
    } finally {
      turns.release();
    }
  }

  private boolean isOurTurn() {
    try {
      boolean ours = turns.tryAcquire(LONGEST.toSeconds(), TimeUnit.SECONDS);
      if (!ours) {
        log.error("The virus scanner didn't look at a file: too many others wait");
      }
      return ours;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// False where a scanner ought to be there and isn't.
  boolean answers() {
    return clamd == null || clamd.answers();
  }
}
