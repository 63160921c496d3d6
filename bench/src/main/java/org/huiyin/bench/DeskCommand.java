package org.huiyin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The desk's list over many matters, with row-level security and without: one client, one server,
/// the same rows, the policies of `matter` and `duty` taken off and put back in turns.
final class DeskCommand {

  private static final int TURNS = 10;
  private static final int WARM_UP = 40;
  private static final int ASKED = 200;

  private final DemoServer server;
  private final Connection owner;
  private final PrintStream out;

  private DeskCommand(DemoServer server, Connection owner, PrintStream out) {
    this.server = server;
    this.owner = owner;
    this.out = out;
  }

  /// Words: the server's jar, how many matters.
  static void run(String[] args) throws IOException, SQLException {
    if (args.length < 2) {
      throw new IllegalArgumentException("expected JAR MATTERS");
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (DemoServer server = DemoServer.start(Path.of(args[0]), List.of());
        Connection owner = server.owner()) {
      new DeskCommand(server, owner, out).measure(Integer.parseInt(args[1]));
    }
  }

  private void measure(int matters) throws SQLException {
    Api api = new Api(server.address());
    Api.Filed sample = api.file();
    api.act(token(api, "demo.registrar"), sample, "{\"act\":\"register\"}");
    api.act(
        token(api, "demo.registrar"),
        sample,
        """
        {"act":"refer","institution":"990123-water","texts":{"reason":"农田水利由水务局负责。"}}
        """);
    new ManyMatters(owner).copies(sample.number(), matters);
    out.printf("%-34s %9s %9s %9s %9s%n", "", "p50 ms", "p99 ms", "off p50", "off p99");
    for (String login : List.of("demo.handler", "demo.lead")) {
      String token = token(api, login);
      compare(login + ", duties", () -> api.duties(token, "duties"));
    }
    String lead = token(api, "demo.lead");
    compare("demo.lead, the late ones", () -> api.duties(lead, "duties?late=true"));
  }

  private String token(Api api, String login) {
    return api.token(login, server.passwordOf(login));
  }

  private void compare(String name, Runnable request) throws SQLException {
    List<Long> with = new ArrayList<>();
    List<Long> without = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      policies("disable");
      without.addAll(asked(request));
      policies("enable");
      with.addAll(asked(request));
    }
    Measured on = measured(with);
    Measured off = measured(without);
    out.printf(
        Locale.ROOT,
        "%-34s %9.2f %9.2f %9.2f %9.2f   p50 × %.2f, p99 × %.2f%n",
        name,
        on.millisAt(0.50),
        on.millisAt(0.99),
        off.millisAt(0.50),
        off.millisAt(0.99),
        on.millisAt(0.50) / off.millisAt(0.50),
        on.millisAt(0.99) / off.millisAt(0.99));
  }

  private static Measured measured(List<Long> micros) {
    return new Measured(
        micros.stream().mapToLong(Long::longValue).toArray(),
        Duration.ofNanos(1_000 * micros.stream().mapToLong(Long::longValue).sum()));
  }

  private static List<Long> asked(Runnable request) {
    for (int i = 0; i < WARM_UP; i++) {
      request.run();
    }
    List<Long> micros = new ArrayList<>();
    for (int i = 0; i < ASKED; i++) {
      long before = System.nanoTime();
      request.run();
      micros.add((System.nanoTime() - before) / 1_000);
    }
    return micros;
  }

  private void policies(String how) throws SQLException {
    try (var statement = owner.createStatement()) {
      for (String table : List.of("matter", "duty")) {
        statement.execute("alter table " + table + " " + how + " row level security");
      }
    }
  }
}
