package org.huiyin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Filing, reading, following on the page, acting, the desk's list and its page, by 1, 8 and 64
/// clients over so many matters. Prints a table: waits, requests a second, processor time of the
/// server, of PostgreSQL and of the client, and how filing compares with the floor.
final class LoadCommand {

  private static final List<Integer> CLIENTS = List.of(1, 8, 64);
  private static final int SAMPLES = 200;
  private static final String JSON = "Content-Type: application/json";

  private final DemoServer server;
  private final Duration time;
  private final PrintStream out;
  private final Api api;
  private final List<Api.Filed> filed = new ArrayList<>();
  private final List<Visitor> following = new ArrayList<>();

  /// Of each client, which alone acts in it: of two who act at once, one would be told so.
  private final List<Deque<Api.Filed>> own = new ArrayList<>();

  private LoadCommand(DemoServer server, Duration time, PrintStream out) {
    this.server = server;
    this.time = time;
    this.out = out;
    this.api = new Api(server.address());
    for (int i = 0; i < CLIENTS.getLast(); i++) {
      own.add(new ArrayDeque<>());
    }
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
      LoadCommand load = new LoadCommand(server, Duration.ofSeconds(Long.parseLong(args[2])), out);
      load.fill(owner, Integer.parseInt(args[1]));
      ThreeRows.make(owner);
      load.measure(Floor.of(server, folder));
    } finally {
      ServerCommand.delete(folder);
    }
  }

  /// What a client does, on a line of its own.
  private interface Request {
    void on(Line line, int client);
  }

  private void fill(Connection owner, int matters) throws SQLException, IOException {
    Api.Filed sample = api.file();
    String registrar = token("demo.registrar");
    api.act(registrar, sample, "{\"act\":\"register\"}");
    api.act(
        registrar,
        sample,
        """
        {"act":"refer","institution":"990123-water","texts":{"reason":"农田水利由水务局负责。"}}
        """);
    new ManyMatters(owner).copies(sample.number(), matters);
    for (int i = 0; i < SAMPLES; i++) {
      filed.add(api.file());
    }
    try (Line line = new Line(server.address())) {
      for (Api.Filed each : filed) {
        following.add(
            Visitor.at(line, "/follow", Map.of("number", each.number(), "key", each.key())));
      }
    }
  }

  private String token(String login) {
    return api.token(login, server.passwordOf(login));
  }

  private Map<String, Request> requests() throws IOException {
    String bearer = "Authorization: Bearer " + token("demo.handler");
    Visitor desk;
    try (Line line = new Line(server.address())) {
      desk =
          Visitor.at(
              line,
              "/sign-in",
              Map.of("name", "demo.handler", "password", server.passwordOf("demo.handler")));
    }
    Map<String, Request> requests = new LinkedHashMap<>();
    requests.put("file", (line, client) -> own.get(client).add(file(line)));
    requests.put("read", (line, _) -> read(line, any(filed)));
    requests.put(
        "follow (page)",
        (line, _) -> get(line, "/matter", any(following).header(), "govuk-heading"));
    requests.put("act", this::act);
    requests.put("desk list", (line, _) -> get(line, "/api/v1/desk/duties", bearer, "\"number\""));
    requests.put("desk page", (line, _) -> get(line, "/desk", desk.header(), "govuk-heading"));
    return requests;
  }

  private static <T> T any(List<T> of) {
    return of.get(ThreadLocalRandom.current().nextInt(of.size()));
  }

  static Api.Filed file(Line line) {
    String key = "Idempotency-Key: " + UUID.randomUUID() + UUID.randomUUID();
    Line.Answer filed = line.ask(201, "POST", "/api/v1/matters", Api.filing(), List.of(JSON, key));
    return new Api.Filed(filed.between("\"number\":\"", "\""), filed.between("\"key\":\"", "\""));
  }

  private static void read(Line line, Api.Filed matter) {
    get(line, "/api/v1/matters/" + matter.number(), basic(matter), matter.number());
  }

  /// In the one in which it acted longest ago.
  private void act(Line line, int client) {
    Deque<Api.Filed> matters = own.get(client);
    Api.Filed matter = matters.isEmpty() ? file(line) : matters.removeFirst();
    String path = "/api/v1/matters/" + matter.number() + "/acts";
    Line.Answer _ = line.ask(200, "POST", path, Api.adding(), List.of(JSON, basic(matter)));
    matters.add(matter);
  }

  private static String basic(Api.Filed matter) {
    return "Authorization: " + matter.basic();
  }

  private static void get(Line line, String path, String proof, String expected) {
    String body = line.ask(200, "GET", path, null, List.of(proof)).body();
    if (!body.contains(expected)) {
      throw new IllegalStateException("no " + expected + " in " + path);
    }
  }

  private void measure(Optional<Floor> floor) throws IOException {
    Map<String, Request> requests = requests();
    for (Request each : requests.values()) {
      Measured _ = load(8, time, each);
    }
    out.printf(
        "%-22s %7s %9s %11s %9s %9s %9s %9s %9s   processor ms a request%n",
        "", "clients", "requests", "a second", "p50 ms", "p99 ms", "server", "database", "client");
    for (int clients : CLIENTS) {
      for (Map.Entry<String, Request> each : requests.entrySet()) {
        Measured measured = measured(each.getKey(), clients, each.getValue());
        if (each.getKey().equals("file") && floor.isPresent()) {
          compare(floor.get(), clients, measured);
        }
      }
    }
  }

  private Measured measured(String name, int clients, Request request) throws IOException {
    Cpu before = server.cpu();
    Measured measured = load(clients, time, request);
    Cpu cpu = server.cpu().since(before);
    out.println(measured.line(name, clients) + " " + cpu.perRequest(measured.count()));
    return measured;
  }

  private Measured load(int clients, Duration time, Request request) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      lines.add(new Line(server.address()));
    }
    Measured measured =
        new Load(clients, time).run(client -> request.on(lines.get(client), client));
    lines.forEach(Line::close);
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
