package org.huiyin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server as an operator runs it: a process of its own on a folder of its own, with the
/// database that comes with it, on a free loopback port. To be stopped, or killed.
final class ServerProcess implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("answers on http://localhost:(\\d+)");
  private static final Pattern PASSWORD = Pattern.compile("password 密码 +(\\S+)");
  private static final int PATIENCE_SECONDS = 600; // a machine may be busy

  private final Process process;
  private final Queue<String> printed = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<String> port = new CompletableFuture<>();
  private final CompletableFuture<String> password = new CompletableFuture<>();

  private ServerProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::read);
  }

  /// Starts the server and returns once it listens.
  static ServerProcess start(Path home) {
    return start(home, "512m");
  }

  /// One with this much memory for its heap, and these settings beside.
  static ServerProcess start(Path home, String heap, String... settings) {
    ServerProcess server = begin(home, heap, settings);
    try {
      await(server.port);
      return server;
    } catch (CompletionException e) {
      server.kill();
      throw e;
    }
  }

  /// The same, and returns before it listens.
  static ServerProcess begin(Path home, String heap, String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--huiyin.access.second-factor=offered")); // no phone here
    arguments.addAll(List.of(settings));
    return new ServerProcess(java(home, heap, arguments.toArray(String[]::new)));
  }

  /// What a command prints until it ends, and its exit status.
  record Ended(int status, String printed) {}

  static Ended check(Path home) {
    return command(home, "check", "--rebuild");
  }

  /// A command that isn't waited for.
  static ServerProcess begun(Path home, String command, String... words) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of(words));
    return new ServerProcess(java(home, "512m", arguments.toArray(String[]::new)));
  }

  /// Runs a command to its end.
  static Ended command(Path home, String command, String... words) {
    try (ServerProcess check = begun(home, command, words)) {
      int status =
          check.process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().exitValue();
      await(check.port.handle((found, end) -> "read to the end"));
      return new Ended(status, String.join("\n", check.printed));
    }
  }

  private static Process java(Path home, String heap, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HuiyinApplication.class.getName()));
    command.addAll(List.of(arguments));
    command.add("--huiyin.home=" + home);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // The shell that runs the tests may point at a database or a folder in use.
    builder.environment().keySet().removeIf(name -> name.startsWith("HUIYIN_"));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try {
      process.inputReader(StandardCharsets.UTF_8).lines().forEach(this::read);
    } catch (UncheckedIOException _) {
      // Ended by us, which closes the stream.
    }
    AssertionError ended = new AssertionError("ended:\n" + String.join("\n", printed));
    port.completeExceptionally(ended);
    password.completeExceptionally(ended);
  }

  private void read(String line) {
    printed.add(line);
    find(PORT, line, port);
    find(PASSWORD, line, password);
  }

  private static void find(Pattern pattern, String line, CompletableFuture<String> found) {
    Matcher matcher = pattern.matcher(line);
    if (matcher.find()) {
      found.complete(matcher.group(1));
    }
  }

  private static String await(CompletableFuture<String> text) {
    return text.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  ApiCaller api() {
    return new ApiCaller(URI.create("http://127.0.0.1:" + await(port)));
  }

  int port() {
    return Integer.parseInt(await(port));
  }

  String printed() {
    return String.join("\n", printed);
  }

  /// The administrator's password, which only the first start on a folder prints.
  String administratorsPassword() {
    return await(password);
  }

  boolean runs() {
    return process.isAlive();
  }

  /// As `kill -9` and as a loss of power do: the process writes nothing more and says nothing
  /// more.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Ends the server as an operator would, and by force only if that takes too long.
  @Override
  public void close() {
    process.destroy();
    if (!process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join().isAlive()) {
      return;
    }
    kill();
  }
}
