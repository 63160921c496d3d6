package org.huiyin.redaction;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huiyin.redaction.Painting.Answered;
import org.huiyin.redaction.Painting.Asked;

/// Starts [PaintingProgram] for one document at a time.
///
/// Guarantees that it takes no more than [#MEMORY] of heap and [#LONGEST], and that it is gone
/// afterwards. It gets the bytes of the document through a pipe and writes no file but what the
/// library keeps of the machine's fonts. Thread-safe.
final class Painter {

  static final String MEMORY = "384m";
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
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-Xmx" + MEMORY,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
            "-cp",
            System.getProperty("java.class.path"),
            PaintingProgram.class.getName(),
            Integer.toString(most));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    // Nothing of what the server was started with: its environment may hold passwords.
    builder.environment().keySet().removeIf(name -> !name.equals("HOME") && !name.equals("LANG"));
    try {
      return builder.start();
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
