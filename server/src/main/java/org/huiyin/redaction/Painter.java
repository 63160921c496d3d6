package org.huiyin.redaction;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huiyin.evidence.OwnMachine;
import org.huiyin.redaction.Painting.Answered;
import org.huiyin.redaction.Painting.Asked;

/// Starts [PaintingProgram] for one document at a time.
///
/// Guarantees that it takes no more than the heap of [#MACHINE] and [#LONGEST], and that it is gone
/// afterwards. It gets the bytes of the document through a pipe and writes no file but what the
/// library keeps of the machine's fonts. Thread-safe.
final class Painter {

  /// Its library of fonts keeps what it knows of the machine's in the home folder.
  static final OwnMachine MACHINE = new OwnMachine(384, List.of(), Set.of("HOME", "LANG"));

  static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration WAITING = Duration.ofSeconds(30);

  private final Semaphore one = new Semaphore(1, true);
  private final int most;
  private final Duration longest;

  Painter(int most, Duration longest) {
    this.most = most;
    this.longest = longest;
  }

  /// Empty where others keep it busy, or where the document took too much memory or time.
  Optional<Answered> paint(Asked asked) {
    try {
      if (!one.tryAcquire(WAITING.toSeconds(), TimeUnit.SECONDS)) {
        return Optional.empty();
      }
      try {
        return painted(asked);
      } finally {
        one.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<Answered> painted(Asked asked) throws InterruptedException {
    Process process = start();
    Thread asking = Thread.ofVirtual().start(() -> ask(process, asked));
    Thread ending = Thread.ofVirtual().start(() -> end(process));
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      return Optional.of(Answered.from(in, most));
    } catch (IOException ended) {
      // It was ended, or has ended itself for want of memory, before it had answered.
      return Optional.empty();
    } finally {
      process.destroyForcibly().waitFor();
      ending.interrupt();
      asking.join();
    }
  }

  private Process start() {
    try {
      return MACHINE.start(PaintingProgram.class, Integer.toString(most));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void ask(Process process, Asked asked) {
    try (OutputStream to = process.getOutputStream()) {
      asked.writeTo(to);
    } catch (IOException ended) {
      // It is over: whoever waits for the answer finds out.
    }
  }

  private void end(Process process) {
    try {
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException answered) {
      Thread.currentThread().interrupt();
    }
  }
}
