package org.huiyin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How long it takes from the launcher's call to the first page that is answered, on a folder that
/// is there: as `./huiyin run` starts, with the cache that the first run after a build leaves
/// behind. Prints each start.
final class StartCommand {

  private static final int TIMES = 7;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path launcher;
  private final Path home;
  private final int port;
  private final PrintStream out;

  private StartCommand(Path launcher, Path home, int port, PrintStream out) {
    this.launcher = launcher;
    this.home = home;
    this.port = port;
    this.out = out;
  }

  /// Words: the launcher, where its cache will be, and a folder of an installation that is there
  /// and that nothing runs on; without one, an empty one is made.
  static void run(String[] args) throws IOException, InterruptedException {
    if (args.length < 2) {
      throw new IllegalArgumentException("expected LAUNCHER CACHE [DIR]");
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    @Nullable Path made = args.length > 2 ? null : Files.createTempDirectory("huiyin-start");
    Path home = made == null ? Path.of(args[2]) : made.resolve("home");
    try {
      new StartCommand(Path.of(args[0]), home, freePort(), out).measure(Path.of(args[1]));
    } finally {
      if (made != null) {
        try (var files = Files.walk(made)) {
          for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
          }
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void measure(Path cache) throws IOException, InterruptedException {
    long[] millis = new long[TIMES];
    start(cache);
    if (!Files.exists(cache)) {
      out.println("There is no cache: this machine may be short of memory. Measured without.");
    }
    for (int i = 0; i < TIMES; i++) {
      millis[i] = start(null);
      out.printf(Locale.ROOT, "first answer after %,d ms%n", millis[i]);
    }
    Arrays.sort(millis);
    out.printf(Locale.ROOT, "median %,d ms%n", millis[TIMES / 2]);
  }

  /// @param awaited a file that the server is left up for, or null
  private long start(@Nullable Path awaited) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                launcher.toString(),
                "run",
                "--port",
                Integer.toString(port),
                "--data",
                home.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().remove("CI");
    long begun = System.nanoTime();
    Process process = builder.start();
    try {
      while (!answers()) {
        if (!process.isAlive() || since(begun).compareTo(PATIENCE) > 0) {
          throw new IllegalStateException("the server did not start; try ./huiyin run");
        }
        Thread.sleep(5);
      }
      long taken = since(begun).toMillis();
      while (awaited != null && !Files.exists(awaited) && since(begun).compareTo(PATIENCE) < 0) {
        Thread.sleep(500);
      }
      return taken;
    } finally {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private boolean answers() {
    try {
      HttpURLConnection page =
          (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
      page.setConnectTimeout(1_000);
      page.setReadTimeout(10_000);
      boolean answered = page.getResponseCode() == 200;
      page.getInputStream().readAllBytes();
      return answered;
    } catch (IOException notYet) {
      return false;
    }
  }
}
