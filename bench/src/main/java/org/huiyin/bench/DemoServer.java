package org.huiyin.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server in a process of its own, with the fictional county and the embedded PostgreSQL,
/// in a folder that goes when it ends.
final class DemoServer implements AutoCloseable {

  private static final Pattern ACCOUNT = Pattern.compile("\\s+(demo\\.\\S+)\\s+(\\S+)");

  private final Map<String, String> passwords = new HashMap<>();
  private final Process process;
  private final Path home;
  private final URI address;

  private DemoServer(Process process, Path home, URI address) {
    this.process = process;
    this.home = home;
    this.address = address;
  }

  /// @param jar the built server
  /// @param jvmOptions further options of its JVM
  static DemoServer start(Path jar, List<String> jvmOptions) throws IOException {
    return start(jar, jvmOptions, Files.createTempDirectory("huiyin-bench"));
  }

  private static DemoServer start(Path jar, List<String> jvmOptions, Path home) throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(jvmOptions);
    command.addAll(
        List.of(
            "-jar",
            jar.toString(),
            "--spring.profiles.active=demo",
            "--huiyin.home=" + home.resolve("home"),
            "--server.address=127.0.0.1",
            "--server.port=" + port));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("HUIYIN_"));
    DemoServer server =
        new DemoServer(builder.start(), home, URI.create("http://127.0.0.1:" + port));
    server.awaitReady();
    return server;
  }

  /// Stops, does one of the server's commands on the same data, and starts once more.
  ///
  /// @param words the command and what it takes
  /// @param status how it may end
  DemoServer after(Path jar, List<String> jvmOptions, List<String> words, int status)
      throws IOException {
    stop();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(words);
    command.add("--huiyin.home=" + home.resolve("home"));
    try {
      int ended = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (ended != status) {
        throw new IllegalStateException(words + " ended with " + ended);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return start(jar, jvmOptions, home);
  }

  /// What the JVM holds of the machine's memory, in MB.
  long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024)
        .findFirst()
        .orElse(0);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  // The demo's own matter has been walked when this line comes.
  private void awaitReady() throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      Matcher account = ACCOUNT.matcher(line);
      if (account.matches()) {
        passwords.put(account.group(1), account.group(2));
      }
      if (line.startsWith("Legal time stands at")) {
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
        return;
      }
    }
    close();
    throw new IllegalStateException("the server did not start:\n" + said);
  }

  URI address() {
    return address;
  }

  /// The password of an officer of the fictional county.
  String passwordOf(String login) {
    String password = passwords.get(login);
    if (password == null) {
      throw new IllegalArgumentException("login: none was printed: " + login);
    }
    return password;
  }

  int databasePort() throws IOException {
    return Integer.parseInt(postmaster().get(3).strip());
  }

  private List<String> postmaster() throws IOException {
    return Files.readAllLines(home.resolve("home/data/cluster/postmaster.pid"));
  }

  String databasePassword() throws IOException {
    return password("server");
  }

  /// A connection of whoever owns the tables, bound: unbound even they read nothing of matters.
  Connection owner() throws IOException, SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + databasePort() + "/huiyin";
    Connection owner = DriverManager.getConnection(url, "huiyin_owner", password("owner"));
    try (Statement statement = owner.createStatement()) {
      statement.execute("select set_config('huiyin.principal', 'system:bench', false)");
    }
    return owner;
  }

  private String password(String role) throws IOException {
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("home/keys/database.properties"))) {
      properties.load(in);
    }
    return properties.getProperty(role, "");
  }

  /// Processor time so far of the JVM and of PostgreSQL's processes.
  Cpu cpu() throws IOException {
    ProcessHandle postgres = database();
    Duration database =
        postgres.descendants().map(DemoServer::time).reduce(time(postgres), Duration::plus);
    return new Cpu(time(process.toHandle()), database, time(ProcessHandle.current()));
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /// PostgreSQL's first process, whose children are all others.
  ProcessHandle database() throws IOException {
    return ProcessHandle.of(Long.parseLong(postmaster().getFirst().strip())).orElseThrow();
  }

  /// What the system says of the JVM's memory, resident and its fair share of what it has with
  /// others; empty where the system doesn't say.
  String memory() throws IOException {
    Path smaps = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
    if (!Files.isReadable(smaps)) {
      return "";
    }
    return Files.readAllLines(smaps).stream()
        .filter(line -> line.startsWith("Rss:") || line.startsWith("Pss:"))
        .map(line -> line.replaceAll("\\s+", " "))
        .collect(java.util.stream.Collectors.joining(", "));
  }

  private static Duration time(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() throws IOException {
    stop();
    try (var files = Files.walk(home)) {
      for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
