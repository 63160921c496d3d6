package org.huiyin.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// One short program, run to its end whether or not the thread is interrupted, with what it
/// printed.
record ProgramRun(int exitCode, String output) {

  /// Programs get this environment and nothing of ours: no secret of the server leaks into it, and
  /// their messages are in English and UTC wherever they run.
  static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C", "TZ", "UTC");

  static ProgramRun of(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      try (InputStream printed = process.getInputStream()) {
        String output = new String(printed.readAllBytes(), StandardCharsets.UTF_8).strip();
        return new ProgramRun(process.onExit().join().exitValue(), output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// False also where the program does not exist.
  static boolean succeeds(List<String> command) {
    try {
      return of(command).succeeded();
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  boolean succeeded() {
    return exitCode == 0;
  }
}
