package org.huiyin.ledger.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The command in a process of its own, with the library’s classes and nothing else.
record Started(Process process, BufferedReader said) implements AutoCloseable {

  static Started with(List<String> jvm, String... args) {
    try {
      var classes = Main.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(jvm);
      command.addAll(
          List.of(
              "-Dstdout.encoding=UTF-8", "-cp", Path.of(classes).toString(), Main.class.getName()));
      command.addAll(List.of(args));
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new Started(process, process.inputReader(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Reads on until it says something with this in it; empty if it ends without.
  Optional<String> says(String part) {
    try {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.contains(part)) {
          return Optional.of(line);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String all() {
    return String.join("\n", said.lines().toList());
  }

  int ends() throws InterruptedException {
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still there after two minutes");
    }
    return process.exitValue();
  }

  /// As kill -9.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
