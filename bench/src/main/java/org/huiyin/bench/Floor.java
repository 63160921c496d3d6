package org.huiyin.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// `pgbench` on the server's own cluster: what the database alone takes for the same rows, with
/// every statement prepared.
final class Floor {

  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");

  private final String program;
  private final int port;
  private final String password;
  private final Path folder;

  private Floor(String program, int port, String password, Path folder) {
    this.program = program;
    this.port = port;
    this.password = password;
    this.folder = folder;
  }

  /// Empty where this machine has no `pgbench`.
  static Optional<Floor> of(DemoServer server, Path folder) throws IOException {
    Optional<Path> program =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .map(each -> Path.of(each, "pgbench"))
            .filter(Files::isExecutable)
            .findFirst();
    return program.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Floor(
                program.get().toString(),
                server.databasePort(),
                server.databasePassword(),
                folder));
  }

  /// @param transactions of each client
  Measured run(String name, String script, int clients, int transactions, int firstClient)
      throws IOException {
    Path folder = Files.createDirectory(this.folder.resolve(name + "-" + clients));
    Path file = Files.writeString(folder.resolve("script.sql"), script);
    List<String> command =
        List.of(
            program,
            "--no-vacuum",
            "--protocol=prepared",
            "--client=" + clients,
            "--transactions=" + transactions,
            "--define=a=" + firstClient * 1_000_000,
            "--log",
            "--log-prefix=" + folder.resolve("log"),
            "--file=" + file,
            "--host=127.0.0.1",
            "--port=" + port,
            "--username=huiyin_server",
            "huiyin");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", password);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher rate = RATE.matcher(said);
    long[] micros = micros(folder);
    if (!rate.find() || micros.length != clients * transactions) {
      throw new IllegalStateException("pgbench did not end well:\n" + said);
    }
    double seconds = micros.length / Double.parseDouble(rate.group(1));
    return new Measured(micros, Duration.ofNanos((long) (seconds * 1e9)));
  }

  private static long[] micros(Path folder) throws IOException {
    List<Path> logs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(each -> each.getFileName().toString().startsWith("log")).forEach(logs::add);
    }
    LongStream.Builder micros = LongStream.builder();
    for (Path log : logs) {
      for (String line : Files.readAllLines(log)) {
        micros.add(Long.parseLong(line.split(" ", -1)[2]));
      }
    }
    return micros.build().toArray();
  }
}
