package org.huiyin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;

/// Files, reads and acts against a running server, with one client and with eight, and puts
/// beside each what the database alone needs for the same rows. Prints a table.
final class ServerCommand {

  private static final List<Integer> CLIENTS = List.of(1, 8);
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private final DemoServer server;
  private final Api api;
  private final Duration time;
  private final PrintStream out;

  private ServerCommand(DemoServer server, Duration time, PrintStream out) {
    this.server = server;
    this.api = new Api(server.address());
    this.time = time;
    this.out = out;
  }

  /// Words: the server's jar, seconds of each measurement, further options of the server's JVM.
  static void run(String[] args) throws IOException, SQLException {
    if (args.length < 2) {
      throw new IllegalArgumentException("expected JAR SECONDS [JVM's options]");
    }
    System.setProperty("http.maxConnections", "64");
    Duration time = Duration.ofSeconds(Long.parseLong(args[1]));
    List<String> jvmOptions = Arrays.asList(args).subList(2, args.length);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("huiyin-floor");
    try (DemoServer server = DemoServer.start(Path.of(args[0]), jvmOptions)) {
      new ServerCommand(server, time, out).measure(folder);
    } finally {
      delete(folder);
    }
  }

  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private void measure(Path folder) throws IOException, SQLException {
    warmUp();
    FloorScripts scripts;
    Api.Filed sample = api.file();
    api.add(sample);
    Optional<Floor> floor = Floor.of(server, folder);
    if (floor.isEmpty()) {
      out.println("There is no pgbench on this machine, so no floor is measured.");
    }
    try (Connection connection = server.owner()) {
      scripts = new FloorScripts(connection, sample.number());
      out.printf(
          "%-22s %7s %9s %11s %9s %9s %9s %9s %9s   processor ms a request%n",
          "",
          "clients",
          "requests",
          "a second",
          "p50 ms",
          "p99 ms",
          "server",
          "database",
          "client");
      for (int clients : CLIENTS) {
        measure(clients, scripts, floor);
      }
    }
  }

  private void warmUp() {
    Measured _ =
        new Load(8, WARM_UP)
            .run(
                _ -> {
                  Api.Filed filed = api.file();
                  api.read(filed);
                  api.add(filed);
                });
  }

  private void measure(int clients, FloorScripts scripts, Optional<Floor> floor)
      throws IOException, SQLException {
    List<List<Api.Filed>> filed = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      filed.add(new ArrayList<>());
    }
    Measured filing = measure("file", clients, client -> filed.get(client).add(api.file()));
    List<Api.Filed> all = filed.stream().flatMap(List::stream).toList();
    Measured reading =
        measure(
            "read",
            clients,
            _ -> api.read(all.get(ThreadLocalRandom.current().nextInt(all.size()))));
    int[] next = new int[clients];
    Measured acting =
        measure(
            "act",
            clients,
            client -> {
              List<Api.Filed> own = filed.get(client);
              api.add(own.get(next[client]++ % own.size()));
            });
    if (floor.isPresent()) {
      int transactions = Math.max(1, all.size() / clients);
      compare(floor.get(), "file", scripts.filing(), clients, transactions, filing);
      compare(floor.get(), "read", scripts.reading(), clients, transactions, reading);
      compare(floor.get(), "act", scripts.acting(), clients, transactions, acting);
    }
  }

  private Measured measure(String name, int clients, IntConsumer request) throws IOException {
    Cpu before = server.cpu();
    Measured measured = new Load(clients, time).run(request);
    Cpu cpu = server.cpu().since(before);
    out.println(measured.line(name, clients) + " " + cpu.perRequest(measured.count()));
    return measured;
  }

  private void compare(
      Floor floor, String name, String script, int clients, int transactions, Measured server)
      throws IOException {
    Measured measured = floor.run(name, script, clients, transactions, clients);
    out.printf(
        Locale.ROOT,
        "%s   server / floor %.2f%n",
        measured.line(name + ", pgbench alone", clients),
        server.perSecond() / measured.perSecond());
  }
}
