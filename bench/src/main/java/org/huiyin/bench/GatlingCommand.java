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
import java.util.List;
import java.util.Map;

/// The requests of the load command asked by Gatling, a client that others know how to read, and
/// then by ours in the same steps, on the same server. Gatling runs in a process of its own.
final class GatlingCommand {

  private static final int SHARE = 4;

  private final OurClient ours;
  private final Duration time;
  private final PrintStream out;

  private GatlingCommand(OurClient ours, Duration time, PrintStream out) {
    this.ours = ours;
    this.time = time;
    this.out = out;
  }

  /// Words: the server's jar, how many matters, seconds of each step, the folder for Gatling's
  /// reports, and Gatling's class path.
  static void run(String[] args) throws IOException, SQLException {
    if (args.length != 5) {
      throw new IllegalArgumentException("expected JAR MATTERS SECONDS REPORTS CLASSPATH");
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Duration time = Duration.ofSeconds(Long.parseLong(args[2]));
    Path folder = Files.createTempDirectory("huiyin-gatling");
    try (DemoServer server = DemoServer.start(Path.of(args[0]), List.of());
        Connection owner = server.owner()) {
      Filled filled = Filled.of(server, owner, Integer.parseInt(args[1]));
      GatlingTarget target = target(server, filled, time);
      GatlingRun run = new GatlingRun(folder, Path.of(args[3]), args[4]);
      GatlingCommand command =
          new GatlingCommand(new OurClient(server.address(), filled), time, out);
      command.warmUp();
      GatlingReport report = run.of(target);
      command.print(report, GatlingStep.read(run.steps()));
      out.println("Gatling's own report: " + report.page());
    } finally {
      ServerCommand.delete(folder);
    }
  }

  private static GatlingTarget target(DemoServer server, Filled filled, Duration time) {
    Api api = new Api(server.address());
    List<GatlingTarget.Own> own = new ArrayList<>();
    for (int i = 0; i < SHARE * OurClient.CLIENTS.getLast(); i++) {
      Api.Filed matter = api.file();
      own.add(new GatlingTarget.Own(matter.number(), matter.basic()));
    }
    return new GatlingTarget(
        server.address(),
        time,
        OurClient.CLIENTS,
        filled.token(),
        String.join("; ", filled.desk().cookies()),
        new String(Api.filing(), StandardCharsets.UTF_8),
        new String(Api.adding(), StandardCharsets.UTF_8),
        own,
        filled.following().stream().map(each -> String.join("; ", each.cookies())).toList());
  }

  /// The server, and our client: whoever comes first would pay for both.
  private void warmUp() {
    for (OurClient.Request each : ours.requests().values()) {
      Measured _ = ours.load(8, time, each);
    }
  }

  private void print(GatlingReport report, List<GatlingStep> steps) {
    out.println(GatlingLine.HEADING);
    Map<String, OurClient.Request> requests = ours.requests();
    for (int users : OurClient.CLIENTS) {
      for (Map.Entry<String, OurClient.Request> each : requests.entrySet()) {
        String step = each.getKey() + ", " + users;
        steps.stream()
            .filter(measured -> measured.name().equals(step))
            .forEach(measured -> both(each, users, report.row(step), measured));
      }
    }
    out.println("CPU ms: processor time of the client's whole process for each request");
  }

  private void both(
      Map.Entry<String, OurClient.Request> what,
      int users,
      GatlingReport.Row gatling,
      GatlingStep step) {
    GatlingLine.What of = new GatlingLine.What(what.getKey(), users);
    out.println(GatlingLine.of(of, gatling, step));
    Duration before = processor();
    Measured measured = ours.load(users, time, what.getValue());
    out.println(GatlingLine.of(of, measured, processor().minus(before)));
  }

  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
