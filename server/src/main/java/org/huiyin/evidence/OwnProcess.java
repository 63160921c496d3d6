package org.huiyin.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.huiyin.evidence.strip.Apart;
import org.huiyin.matter.Evidence;

/// Strips documents in a process of its own, since what reads them takes memory by what they say
/// that they hold: a document that is made to use it up ends that process and nothing else.
///
/// Guarantees: few at a time, each with little memory and little time, then killed; it gets the
/// document and nothing else, neither keys nor settings of the server, and writes no file. It has
/// the rights of the server's user: whoever gets code to run in it has those. Thread-safe.
final class OwnProcess {

  static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int AT_ONCE = 2;

  static final OwnMachine MACHINE =
      new OwnMachine(
          192,
          List.of(
              "-XX:ActiveProcessorCount=1",
              "-XX:MaxMetaspaceSize=96m",
              "-XX:MaxDirectMemorySize=16m",
              // It has no place to write to.
              "-Duser.home=/nonexistent",
              "-Djava.io.tmpdir=/nonexistent"),
          Set.of());

  /// A copy may be packed a little worse than its original.
  private static final int MOST = 2 * Evidence.MOST_BYTES;

  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Duration longest;
  private final Class<?> program;

  OwnProcess() {
    this(LONGEST);
  }

  OwnProcess(Duration longest) {
    this(longest, Apart.class);
  }

  OwnProcess(Duration longest, Class<?> program) {
    this.longest = longest;
    this.program = program;
  }

  /// What came of a document.
  enum End {
    DONE,
    LOCKED,
    /// Malformed, or it took too much.
    UNREADABLE,
    /// Others are being stripped; later it can be tried again.
    BUSY
  }

  /// @param copy gets something also where the end isn't [End#DONE]
  End strip(String format, InputStream original, OutputStream copy) throws IOException {
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return End.BUSY;
      }
      try {
        return run(format, original, copy);
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return End.BUSY;
    }
  }

  private End run(String format, InputStream original, OutputStream copy)
      throws IOException, InterruptedException {
    Process process = MACHINE.start(program, format);
    AtomicBoolean late = new AtomicBoolean();
    Thread giving = Thread.ofVirtual().start(() -> give(original, process));
    Thread watching = Thread.ofVirtual().start(() -> watch(process, late));
    try (InputStream out = process.getInputStream()) {
      long bytes = 0;
      byte[] piece = new byte[1 << 16];
      for (int read = out.read(piece); read >= 0; read = out.read(piece)) {
        bytes += read;
        if (bytes > MOST) {
          return End.UNREADABLE;
        }
        copy.write(piece, 0, read);
      }
      int ended = process.waitFor();
      return late.get() ? End.UNREADABLE : end(ended);
    } finally {
      process.destroyForcibly();
      giving.join();
      watching.join();
    }
  }

  private static End end(int code) {
    return switch (code) {
      case Apart.DONE -> End.DONE;
      case Apart.LOCKED -> End.LOCKED;
      default -> End.UNREADABLE;
    };
  }

  private static void give(InputStream original, Process process) {
    try (OutputStream in = process.getOutputStream()) {
      original.transferTo(in);
    } catch (IOException endedBefore) {
      // It says by its end why.
    }
  }

  private void watch(Process process, AtomicBoolean late) {
    try {
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        late.set(true);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
