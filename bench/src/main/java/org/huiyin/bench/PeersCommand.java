package org.huiyin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The same work asked of RT, Redmine and Huiyin by one client, one system at a time, and a table
/// of all at the end. `bench/peers/run` prepares the peers and calls this.
final class PeersCommand {

  static final int CLIENTS = 8;

  private final Path scripts;
  private final Path data;
  private final Duration time;
  private final PrintStream out;

  private PeersCommand(Path scripts, Path data, Duration time, PrintStream out) {
    this.scripts = scripts;
    this.data = data;
    this.time = time;
    this.out = out;
  }

  /// Words: the server's jar, the folder of scripts, that of prepared peers, how many cases,
  /// seconds of each measurement, further options of the server's JVM.
  static void run(String[] args) throws IOException {
    if (args.length < 5) {
      throw new IllegalArgumentException("expected JAR SCRIPTS DATA CASES SECONDS [JVM's options]");
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PeersCommand command =
        new PeersCommand(
            Path.of(args[1]), Path.of(args[2]), Duration.ofSeconds(Long.parseLong(args[4])), out);
    String before = load();
    List<Beside.Column> peers = List.of(command.peer("rt"), command.peer("redmine"));
    List<String> jvmOptions = Arrays.asList(args).subList(5, args.length);
    Beside.Column huiyin = command.huiyin(Path.of(args[0]), jvmOptions, Integer.parseInt(args[3]));
    out.printf(
        "%n%s cases, %d clients, %d s each; load average before %s, after %s%n%n%s",
        args[3],
        CLIENTS,
        command.time.toSeconds(),
        before,
        load(),
        new Beside(peers, huiyin).table());
  }

  private Beside.Column peer(String name) throws IOException {
    serve("start", name);
    try {
      Peer peer =
          Peer.described(scripts.resolve(name + ".properties"), data.resolve(name + ".properties"));
      peer.signIn(CLIENTS);
      return measured(peer);
    } finally {
      serve("stop", name);
    }
  }

  private void serve(String does, String peer) throws IOException {
    List<String> words = List.of(scripts.resolve("serve").toString(), does, peer);
    try {
      int ended = new ProcessBuilder(words).inheritIO().start().waitFor();
      if (ended != 0) {
        throw new IllegalStateException(words + " ended with " + ended);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Beside.Column huiyin(Path jar, List<String> jvmOptions, int cases) throws IOException {
    try (DemoServer server = DemoServer.start(jar, jvmOptions)) {
      HuiyinCases huiyin = new HuiyinCases(server, CLIENTS);
      huiyin.fill(cases);
      return measured(huiyin);
    }
  }

  /// Each kind of work first for as long without being counted: caches fill, and code is compiled.
  private Beside.Column measured(CaseSystem system) throws IOException {
    Map<Work, Measured> works = new EnumMap<>(Work.class);
    for (Work work : system.works()) {
      Measured _ = load(system, work);
    }
    for (Work work : system.works()) {
      Measured measured = load(system, work);
      works.put(work, measured);
      out.printf("%-8s %s%n", system.name(), measured.line(work.key(), CLIENTS));
    }
    return new Beside.Column(system.name(), works, system.memory());
  }

  private Measured load(CaseSystem system, Work work) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      lines.add(new Line(system.address()));
    }
    Measured measured =
        new Load(CLIENTS, time).run(client -> system.does(work, lines.get(client), client));
    lines.forEach(Line::close);
    return measured;
  }

  /// Of the last minute.
  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
  }
}
