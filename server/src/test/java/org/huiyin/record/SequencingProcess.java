package org.huiyin.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.huiyin.database.TestDatabase;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A node in a process of its own, to be killed: by itself at a step of its rounds, or from
/// outside. Says each checkpoint that it has published.
final class SequencingProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader printed;

  private SequencingProcess(Process process) {
    this.process = process;
    this.printed = process.inputReader();
  }

  /// One on this database and in this folder.
  ///
  /// @param dies the step at which it does, or `never`
  static SequencingProcess start(TestDatabase database, Path home, String dies) {
    Map<String, String> properties = database.properties();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SequencingProcess.class.getName(),
            properties.get("huiyin.db.url"),
            properties.get("huiyin.db.user"),
            properties.get("huiyin.db.password"),
            home.toString(),
            dies);
    try {
      return new SequencingProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void main(String[] arguments) {
    DriverManagerDataSource connections =
        new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]);
    String dies = arguments[4];
    Node node =
        Node.on(
            connections,
            Path.of(arguments[3]),
            step -> {
              if (step.name().equals(dies)) {
                Runtime.getRuntime().halt(137);
              }
            });
    while (true) {
      node.moveTo(InstantSource.system().instant().plus(Duration.ofDays(1)));
      try {
        node.sequencer.tick();
        node.checkpoint()
            .ifPresent(published -> System.out.println("size " + published.checkpoint().size()));
      } catch (RuntimeException e) {
        System.out.println("failed " + e.getMessage());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  /// Reads on until it has published more than this.
  ///
  /// @return the size
  long awaitMoreThan(long size) {
    try {
      for (String line = printed.readLine(); line != null; line = printed.readLine()) {
        if (line.startsWith("size ") && Long.parseLong(line.substring(5)) > size) {
          return Long.parseLong(line.substring(5));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("it ended before it had published more than " + size);
  }

  /// Its exit status, once it has ended.
  int awaitEnd() {
    try {
      while (printed.readLine() != null) {
        // So that it isn't held up by what it prints.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return waitForEnd();
  }

  long pid() {
    return process.pid();
  }

  void kill() {
    process.destroyForcibly();
    waitForEnd();
  }

  private int waitForEnd() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// It stands still, with all that it holds.
  void freeze() {
    signal("STOP");
  }

  void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("kill -" + name + ": " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
