package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/// A folder of an installation whose server and database are killed again and again, with legal
/// time that goes on when the tests say so. Not thread-safe.
final class CrashHome implements AutoCloseable {

  private final Path folder;
  private final boolean own;
  private final Path home;
  private Instant legalTime =
      InstantSource.system().instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));

  private CrashHome(Path folder, boolean own) {
    this.folder = folder;
    this.own = own;
    this.home = folder.resolve("huiyin");
  }

  /// One in a folder of its own.
  static CrashHome fresh() {
    try {
      Path folder = Files.createTempDirectory("huiyin-crash");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      return new CrashHome(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One inside this folder.
  static CrashHome in(Path folder) {
    return new CrashHome(folder, false);
  }

  /// What the first start leaves behind, with two offices.
  CrashCounty setUp() {
    try (ServerProcess first = start()) {
      return CrashCounty.setUp(first);
    }
  }

  ServerProcess start() {
    return ServerProcess.start(home, "512m", settings());
  }

  /// A server that isn't waited for.
  ServerProcess begin() {
    return ServerProcess.begin(home, "512m", settings());
  }

  /// Legal time goes on, for the next server that is started.
  void pass(Duration time) {
    legalTime = legalTime.plus(time);
  }

  private String[] settings() {
    return new String[] {"--huiyin.legal-time.start=" + legalTime};
  }

  /// A command that isn't waited for.
  ServerProcess begin(String command, String... words) {
    return ServerProcess.begun(home, command, with(words));
  }

  ServerProcess.Ended runToEnd(String command, String... words) {
    return ServerProcess.command(home, command, with(words));
  }

  private String[] with(String... words) {
    return Stream.concat(Stream.of(words), Stream.of(settings())).toArray(String[]::new);
  }

  /// The audit of an installation that stands still finds nothing, and so many matters.
  void holds(int matters) {
    ServerProcess.Ended audit = audit();
    assertThat(audit.printed())
        .containsPattern("(?m)^" + matters + " matters, .*: everything holds$");
    assertThat(audit.status()).isZero();
  }

  /// Runs `audit`, which does all that `check --rebuild` does.
  ServerProcess.Ended audit() {
    return ServerProcess.command(home, "audit", settings());
  }

  ServerProcess.Ended check() {
    return ServerProcess.command(home, "check", "--rebuild");
  }

  /// The first line of PostgreSQL's own file is its process number.
  ProcessHandle postmaster() {
    return ProcessHandle.of(Long.parseLong(postmasterFile().getFirst().strip())).orElseThrow();
  }

  /// The processes of PostgreSQL that work for the server.
  List<ProcessHandle> backends() {
    List<ProcessHandle> backends = new ArrayList<>();
    try (Connection owner = owner();
        Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select pid from pg_stat_activity where usename = 'huiyin_server'")) {
      while (row.next()) {
        ProcessHandle.of(row.getLong(1)).ifPresent(backends::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return backends;
  }

  private List<String> postmasterFile() {
    try {
      return Files.readAllLines(home.resolve("data/cluster/postmaster.pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Connection owner() throws IOException, SQLException {
    Properties passwords = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("keys/database.properties"))) {
      passwords.load(in);
    }
    Connection owner =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + postmasterFile().get(3).strip() + "/huiyin",
            "huiyin_owner",
            passwords.getProperty("owner", ""));
    try (Statement statement = owner.createStatement()) {
      statement.execute("select set_config('huiyin.principal', 'system:deadlines', false)");
    }
    return owner;
  }

  /// What recurs runs at the next look, within two seconds, also what a dead server had begun.
  void tasksAreDue() {
    sql(
        "update scheduled_tasks set execution_time = '2000-01-01', picked = false, picked_by = null,"
            + " last_heartbeat = null");
  }

  /// Whether the database runs, with a server or without.
  boolean isUp() {
    return Files.exists(home.resolve("data/cluster/postmaster.pid")) && postmaster().isAlive();
  }

  /// Matters in which time has something to change by now.
  int due() {
    return number(
        "select count(*) from matter where next_on <= '"
            + legalTime.atZone(TestServer.ZONE).toLocalDate()
            + "'");
  }

  int number(String query) {
    return Integer.parseInt(texts(query).getFirst());
  }

  /// How many matters there are; empty while no database answers.
  OptionalInt matters() {
    try {
      return OptionalInt.of(number("select count(*) from matter"));
    } catch (UncheckedIOException | IllegalStateException e) {
      return OptionalInt.empty();
    }
  }

  List<String> texts(String query) {
    List<String> texts = new ArrayList<>();
    try (Connection owner = owner();
        Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void sql(String sql) {
    try (Connection owner = owner();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The files of evidence that lie there for good, or until they are sent.
  List<Path> files(String which) {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(home.resolve("evidence").resolve(which))) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  @Override
  public void close() {
    try {
      FileSystemUtils.deleteRecursively(home);
      if (own) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
