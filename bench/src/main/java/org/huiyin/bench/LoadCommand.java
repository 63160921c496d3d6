package org.huiyin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Filing, reading, following on the page, acting, the desk's list and its page, by 1, 8 and 64
/// clients over so many matters. Prints a table: waits, requests a second, processor time of the
/// server, of PostgreSQL and of the client, and how filing compares with the floor.
final class LoadCommand {

  private final DemoServer server;
  private final OurClient client;
  private final Duration time;
  private final PrintStream out;

  private LoadCommand(DemoServer server, OurClient client, Duration time, PrintStream out) {
    this.server = server;
    this.client = client;
    this.time = time;
    this.out = out;
  }

  /// Words: the server's jar, how many matters, seconds of each measurement, further options of the
  /// server's JVM.
  static void run(String[] args) throws IOException, SQLException {
    if (args.length < 3) {
      throw new IllegalArgumentException("expected JAR MATTERS SECONDS [JVM's options]");
    }
    List<String> jvmOptions = Arrays.asList(args).subList(3, args.length);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("huiyin-load");
    try (DemoServer server = DemoServer.start(Path.of(args[0]), jvmOptions);
        Connection owner = server.owner()) {
      Filled filled = Filled.of(server, owner, Integer.parseInt(args[1]));
      OurClient client = new OurClient(server.address(), filled);
      Duration time = Duration.ofSeconds(Long.parseLong(args[2]));
      LoadCommand load = new LoadCommand(server, client, time, out);
      ThreeRows.make(owner);
      load.measure(Floor.of(server, folder));
    } finally {
      ServerCommand.delete(folder);
    }
  }

  private void measure(Optional<Floor> floor) throws IOException {
    Map<String, OurClient.Request> requests = client.requests();
    for (OurClient.Request each : requests.values()) {
      Measured _ = client.load(8, time, each);
    }
    out.printf(
        "%-22s %7s %9s %11s %9s %9s %9s %9s %9s   processor ms a request%n",
        "", "clients", "requests", "a second", "p50 ms", "p99 ms", "server", "database", "client");
    for (int clients : OurClient.CLIENTS) {
      for (Map.Entry<String, OurClient.Request> each : requests.entrySet()) {
        Measured measured = measured(each.getKey(), clients, each.getValue());
        if (each.getKey().equals("file") && floor.isPresent()) {
          compare(floor.get(), clients, measured);
        }
      }
    }
  }

  private Measured measured(String name, int clients, OurClient.Request request)
      throws IOException {
    Cpu before = server.cpu();
    Measured measured = client.load(clients, time, request);
    Cpu cpu = server.cpu().since(before);
    out.println(measured.line(name, clients) + " " + cpu.perRequest(measured.count()));
    return measured;
  }

  /// With no more clients than the database has connections for.
  private void compare(Floor floor, int clients, Measured server) throws IOException {
    int transactions = Math.max(1, server.count() / clients);
    Measured measured =
        floor.run("rows", ThreeRows.SCRIPT, Math.min(clients, 32), transactions, clients);
    out.printf(
        Locale.ROOT,
        "%s   server / floor %.2f%n",
        measured.line("three rows, pgbench", Math.min(clients, 32)),
        server.perSecond() / measured.perSecond());
  }
}
