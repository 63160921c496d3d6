package org.huiyin.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A second Java process on this test's classpath, to be killed or watched.
record ChildJvm(Process process, List<String> printed) implements AutoCloseable {

  /// @param before what is put before the command, such as `setpriv …`
  static ChildJvm start(
      List<String> before, String classpath, Map<String, String> environment, String... mainAndArgs)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", classpath));
    command.addAll(List.of(mainAndArgs));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(Path.of("/").toFile());
    builder.environment().putAll(environment);
    return new ChildJvm(builder.start(), new ArrayList<>());
  }

  static ChildJvm start(Map<String, String> environment, String... mainAndArgs) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), environment, mainAndArgs);
  }

  /// Reads on until a line contains this text.
  String awaitLine(String text) throws IOException {
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      printed.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("never printed '" + text + "':\n" + String.join("\n", printed));
  }

  String awaitEnd() throws IOException, InterruptedException {
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      printed.add(line);
    }
    process.waitFor();
    return String.join("\n", printed);
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// Ends the child as an operator would, and by force only if that does not help.
  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    } catch (CompletionException _) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
