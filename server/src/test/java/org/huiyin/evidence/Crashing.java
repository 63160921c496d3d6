package org.huiyin.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that holds a document and crashes, as a broken library makes it.
public final class Crashing {

  private static final int RUNNING = 'r';

  private Crashing() {}

  public static void main(String[] args) throws InterruptedException {
    System.out.write(RUNNING);
    System.out.flush();
    Thread.currentThread().join();
  }

  /// Where a machine writes what it knows while it runs, and what it held when it crashed.
  public static void leavesNothing(OwnMachine machine) throws Exception {
    Process process = machine.start(Crashing.class);
    try {
      // Signals are the machine's own only from here on.
      assertThat(process.getInputStream().read()).isEqualTo(RUNNING);
      assertThat(places(process)).noneMatch(Files::exists);
      String pid = Long.toString(process.pid());
      assertThat(new ProcessBuilder("kill", "-SEGV", pid).start().waitFor()).isZero();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as("it crashed").isNotZero();
      assertThat(places(process)).noneMatch(Files::exists);
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<Path> places(Process process) {
    long pid = process.pid();
    String user = System.getProperty("user.name");
    return List.of(
        Path.of("hs_err_pid" + pid + ".log"),
        Path.of("core." + pid),
        Path.of("/tmp", "hs_err_pid" + pid + ".log"),
        Path.of("/tmp", "hsperfdata_" + user, Long.toString(pid)));
  }
}
