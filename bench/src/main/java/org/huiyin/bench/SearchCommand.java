package org.huiyin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;

/// Searching over many matters ([ManyWords]), by an officer of one of forty institutions and by one
/// who looks on over all of them; with one client and with four. The newest matters are real ones
/// with summaries, so that a page of what is found opens twenty of them. Prints percentiles and
/// processor time.
final class SearchCommand {

  private static final int REAL = 40;
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private final DemoServer server;
  private final Api api;
  private final Duration time;
  private final PrintStream out;

  private SearchCommand(DemoServer server, Duration time, PrintStream out) {
    this.server = server;
    this.api = new Api(server.address());
    this.time = time;
    this.out = out;
  }

  /// What is looked for.
  private record Asked(String name, IntConsumer request) {}

  /// Words: the server's jar, the number of matters, seconds of each measurement, further options
  /// of the server's JVM.
  static void run(String[] args) throws IOException, SQLException {
    if (args.length < 3) {
      throw new IllegalArgumentException("expected JAR MATTERS SECONDS [JVM's options]");
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> options = new ArrayList<>(List.of(args).subList(3, args.length));
    options.add("-Dhuiyin.limits.searches-per-minute=10000000");
    try (DemoServer server = DemoServer.start(Path.of(args[0]), options)) {
      new SearchCommand(server, Duration.ofSeconds(Long.parseLong(args[2])), out)
          .measure(Integer.parseInt(args[1]));
    }
  }

  private void measure(int matters) throws IOException, SQLException {
    String registrar = api.token("demo.registrar", server.passwordOf("demo.registrar"));
    String sample = described(registrar, 0);
    for (int i = 1; i < REAL; i++) {
      String _ = described(registrar, i);
    }
    try (Connection owner = server.owner()) {
      new ManyMatters(owner).copies(sample, matters, matters / 10);
      new ManyWords(owner).give();
    }
    out.printf(
        Locale.ROOT,
        "%,d matters%n%-22s %7s %9s %11s %9s %9s %9s %9s %9s%n",
        matters,
        "",
        "clients",
        "requests",
        "a second",
        "p50 ms",
        "p99 ms",
        "server",
        "database",
        "client");
    String lead = api.token("demo.lead", server.passwordOf("demo.lead"));
    String above = api.token("demo.city-supervisor", server.passwordOf("demo.city-supervisor"));
    List<Asked> asked = new ArrayList<>(asked("", lead));
    asked.addAll(asked(", above", above));
    Measured _ = new Load(4, WARM_UP).run(i -> asked.get(any(asked.size())).request().accept(i));
    for (int clients : List.of(1, 4)) {
      for (Asked each : asked) {
        measure(each, clients);
      }
    }
    out.printf("memory of the JVM: %s%n%n", server.memory());
  }

  private List<Asked> asked(String of, String token) {
    return List.of(
        new Asked("20 opened" + of, _ -> search(token, "泵站 灌溉", true)),
        new Asked("in nearly all" + of, _ -> search(token, ManyWords.word(1), true)),
        new Asked("in one of twenty" + of, _ -> search(token, ManyWords.word(90 + any(20)), true)),
        new Asked(
            "three common" + of,
            _ ->
                search(
                    token,
                    ManyWords.word(1) + " " + ManyWords.word(2) + " " + ManyWords.word(3 + any(9)),
                    true)),
        new Asked("rare" + of, _ -> maybe(token, ManyWords.word(20_000 + any(20_000)))),
        new Asked(
            "common, rare stage" + of, _ -> maybe(token, ManyWords.word(1), "&stage=withdrawn")),
        new Asked("in none" + of, _ -> search(token, "天文望远镜", false)));
  }

  private static int any(int below) {
    return ThreadLocalRandom.current().nextInt(below);
  }

  private void search(String token, String words, boolean finds) {
    api.search(token, "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8), finds);
  }

  private void maybe(String token, String words) {
    maybe(token, words, "");
  }

  private void maybe(String token, String words, String more) {
    api.searchAny(token, "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + more);
  }

  private String described(String registrar, int i) {
    Api.Filed filed = api.file();
    api.act(registrar, filed, "{\"act\":\"register\"}");
    api.act(
        registrar,
        filed,
        """
        {"act":"describe","texts":{"summary":"第%d号泵站失修，农田灌溉中断三周，村民要求修复并补偿损失。"}}
        """
            .formatted(i));
    api.act(
        registrar,
        filed,
        """
        {"act":"refer","institution":"990123-water","texts":{"reason":"农田水利由水务局负责。"}}
        """);
    return filed.number();
  }

  private void measure(Asked asked, int clients) throws IOException {
    Cpu before = server.cpu();
    Measured measured = new Load(clients, time).run(asked.request());
    Cpu cpu = server.cpu().since(before);
    out.println(measured.line(asked.name(), clients) + " " + cpu.perRequest(measured.count()));
  }
}
