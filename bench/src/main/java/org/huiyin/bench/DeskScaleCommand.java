package org.huiyin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;

/// The desk over few matters and over many: the same pages of the same officers, with one client
/// and with eight, in a server of the same options. A tenth of the matters is open; a hundred of
/// them are real ones at one institution, so that its lists are full at each size and its matters
/// can be opened. Prints percentiles, processor time, and what memory the JVM has afterwards.
final class DeskScaleCommand {

  private static final int REAL = 100;
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private final DemoServer server;
  private final Duration time;
  private final PrintStream out;

  private DeskScaleCommand(DemoServer server, Duration time, PrintStream out) {
    this.server = server;
    this.time = time;
    this.out = out;
  }

  /// Words: the server's jar, numbers of matters separated by commas, seconds of each measurement,
  /// further options of the server's JVM.
  static void run(String[] args) throws IOException, SQLException {
    if (args.length < 3) {
      throw new IllegalArgumentException("expected JAR MATTERS[,MATTERS] SECONDS [JVM's options]");
    }
    System.setProperty("http.maxConnections", "64");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Duration time = Duration.ofSeconds(Long.parseLong(args[2]));
    List<String> jvmOptions = Arrays.asList(args).subList(3, args.length);
    for (String matters : args[1].split(",", -1)) {
      try (DemoServer server = DemoServer.start(Path.of(args[0]), jvmOptions)) {
        new DeskScaleCommand(server, time, out).measure(Integer.parseInt(matters));
      }
    }
  }

  private void measure(int matters) throws IOException, SQLException {
    Api api = new Api(server.address());
    List<String> numbers = new ArrayList<>();
    String registrar = api.token("demo.registrar", server.passwordOf("demo.registrar"));
    for (int i = 0; i < REAL; i++) {
      numbers.add(referred(api, registrar));
    }
    try (Connection owner = server.owner()) {
      new ManyMatters(owner).copies(numbers.getFirst(), matters, matters / 10);
    }
    out.printf(
        Locale.ROOT,
        "%,d matters, of which %,d are open%n%-22s %7s %9s %11s %9s %9s %9s %9s %9s%n",
        matters,
        matters / 10,
        "",
        "clients",
        "requests",
        "a second",
        "p50 ms",
        "p99 ms",
        "server",
        "database",
        "client");
    List<DeskBrowser> officers = new ArrayList<>();
    for (String login : List.of("demo.lead", "demo.handler", "demo.handler2")) {
      officers.add(DeskBrowser.signIn(server.address(), login, server.passwordOf(login)));
    }
    String lead = api.token("demo.lead", server.passwordOf("demo.lead"));
    DeskBrowser leading = officers.getFirst();
    IntConsumer list = _ -> leading.get("/desk");
    IntConsumer page = _ -> leading.get("/desk/matters/" + any(numbers));
    Measured _ = new Load(8, WARM_UP).run(list.andThen(page));
    for (int clients : List.of(1, 8)) {
      measure("list, API", clients, _ -> api.duties(lead, "duties"));
      measure("list", clients, list);
      measure("list, filtered", clients, _ -> leading.get("/desk?stage=referred&list=late"));
      measure("list of a handler", clients, i -> officers.get(1 + i % 2).get("/desk"));
      measure("page of a matter", clients, page);
    }
    out.printf("memory of the JVM: %s%n%n", server.memory());
  }

  private static String any(List<String> numbers) {
    return numbers.get(ThreadLocalRandom.current().nextInt(numbers.size()));
  }

  private static String referred(Api api, String registrar) {
    Api.Filed filed = api.file();
    api.act(registrar, filed, "{\"act\":\"register\"}");
    api.act(
        registrar,
        filed,
        """
        {"act":"refer","institution":"990123-water","texts":{"reason":"农田水利由水务局负责。"}}
        """);
    return filed.number();
  }

  private void measure(String name, int clients, IntConsumer request) throws IOException {
    Cpu before = server.cpu();
    Measured measured = new Load(clients, time).run(request);
    Cpu cpu = server.cpu().since(before);
    out.println(measured.line(name, clients) + " " + cpu.perRequest(measured.count()));
  }
}
