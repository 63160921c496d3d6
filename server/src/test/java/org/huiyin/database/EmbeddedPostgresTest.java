package org.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds of a running embedded database.
class EmbeddedPostgresTest {

  private final EmbeddedPostgres postgres = TestDatabase.embedded();
  private final DatabaseAccess access = postgres.access();

  @ParameterizedTest
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "data_checksums, on",
    "password_encryption, scram-sha-256",
    "listen_addresses, 127.0.0.1",
    "unix_socket_directories, ''",
    "server_encoding, UTF8",
    "wal_level, replica",
    "max_connections, 60",
    "log_min_error_statement, panic",
    "log_timezone, UTC"
  })
  void runsWithTheSetting(String name, String value) throws SQLException {
    assertThat(superuserReads("SHOW " + name)).containsExactly(value);
  }

  @Test
  void sortsByCodePointWhateverTheSystemsLocale() throws SQLException {
    assertThat(
            superuserReads(
                "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database"
                    + " WHERE datname = 'huiyin'"))
        .containsExactly("b C.UTF-8");
  }

  @Test
  void letsNobodyInWithoutAScramPassword() throws SQLException {
    assertThat(superuserReads("SELECT DISTINCT auth_method FROM pg_hba_file_rules"))
        .containsExactly("scram-sha-256");
    assertThat(
            superuserReads(
                "SELECT DISTINCT left(rolpassword, 14) FROM pg_authid WHERE rolcanlogin"))
        .containsExactly("SCRAM-SHA-256$");
    assertThatThrownBy(
            () -> DriverManager.getConnection(access.url(), DatabaseRoles.SERVER, "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  /// `/proc/net/tcp` writes 127.0.0.1 as 0100007F; state 0A is LISTEN.
  @Test
  void listensOnLoopbackOnly() throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "skipped: no /proc/net/tcp here");
    int port = Integer.parseInt(access.url().replaceFirst(".*:(\\d+)/.*", "$1"));
    String hexPort = ":%04X".formatted(port);
    List<String> listening = new ArrayList<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      try (Stream<String> lines = Files.lines(Path.of(table))) {
        lines
            .map(line -> line.strip().split("\\s+"))
            .filter(columns -> columns[1].endsWith(hexPort) && columns[3].equals("0A"))
            .forEach(columns -> listening.add(columns[1]));
      }
    }
    assertThat(listening).containsExactly("0100007F" + hexPort);
  }

  @Test
  void leavesNoSocketFile() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
      String port = access.url().replaceFirst(".*:(\\d+)/.*", "$1");
      assertThat(files.map(file -> file.getFileName().toString()))
          .doesNotContain(".s.PGSQL." + port);
    }
  }

  @Test
  void keepsPasswordsWhereOnlyItsOwnAccountReads() throws IOException, SQLException {
    Path cluster = Path.of(superuserReads("SHOW data_directory").getFirst());
    Path home = cluster.resolve("../..").normalize();
    assertThat(permissions(home.resolve("keys"))).isEqualTo("rwx------");
    assertThat(permissions(home.resolve("keys/database.properties"))).isEqualTo("rw-------");
    assertThat(permissions(cluster)).isEqualTo("rwx------");
    assertThat(permissions(home.resolve("evidence"))).isEqualTo("rwx------");
    assertThat(permissions(home.resolve("state"))).isEqualTo("rwx------");
    assertThat(Files.readAllLines(home.resolve("keys/database.properties")))
        .filteredOn(line -> line.matches("(superuser|owner|server)=[A-Za-z0-9_-]{32}"))
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(home.resolve("data/cluster.password")).doesNotExist();
  }

  @Test
  void givesTheServerARoleThatOwnsNothingAndCannotGoRoundTheWall() throws SQLException {
    assertThat(
            superuserReads(
                "SELECT rolcanlogin::text || rolsuper || rolbypassrls || rolcreatedb"
                    + " || rolcreaterole FROM pg_roles"
                    + " WHERE rolname IN ('huiyin_server', 'huiyin_owner')"))
        .containsExactly("truefalsefalsefalsefalse", "truefalsefalsefalsefalse");
    assertThat(
            superuserReads(
                "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'huiyin'"))
        .containsExactly("huiyin_owner");
    TestDatabase database = TestDatabase.fresh();
    try (Connection server = database.server();
        Statement statement = server.createStatement()) {
      assertThatThrownBy(() -> statement.execute("CREATE TABLE mine (id int)"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.execute("CREATE TEMPORARY TABLE mine (id int)"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void writesNoStatementAndNoValueIntoItsLog() throws SQLException, IOException {
    Path cluster = Path.of(superuserReads("SHOW data_directory").getFirst());
    TestDatabase database = TestDatabase.fresh();
    try (Connection owner = database.owner();
        Statement statement = owner.createStatement()) {
      statement.execute("CREATE TABLE told (name text PRIMARY KEY)");
      statement.execute("INSERT INTO told VALUES ('a-secret-name')");
      assertThatThrownBy(() -> statement.execute("INSERT INTO told VALUES ('a-secret-name')"))
          .hasMessageContaining("duplicate key");
    }
    // A process of its own writes the log, when it comes to it.
    await()
        .untilAsserted(
            () ->
                assertThat(logsOf(cluster))
                    .anySatisfy(log -> assertThat(log).content().contains("duplicate key")));
    assertThat(logsOf(cluster))
        .allSatisfy(log -> assertThat(log).content().doesNotContain("a-secret-name"));
  }

  private static List<Path> logsOf(Path cluster) throws IOException {
    try (Stream<Path> logs = Files.list(cluster.resolve("log"))) {
      return logs.toList();
    }
  }

  /// Field 6 of `/proc/<pid>/stat` is the session.
  @Test
  void doesNotHearTheTerminalsSignals() throws IOException {
    assumeTrue(Files.exists(Path.of("/usr/bin/setsid")), "skipped: no setsid here");
    String pid = Long.toString(postgres.postmasterPid());
    String stat = Files.readString(Path.of("/proc", pid, "stat"));
    assertThat(stat.split(" ", -1)[5]).isEqualTo(pid);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, postgres-linux-x86_64.txz",
    "Linux, aarch64, postgres-linux-arm_64.txz",
    "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
    "Mac OS X, aarch64, postgres-darwin-arm_64.txz"
  })
  void looksForTheProgramsOfTheSystem(String name, String processor, String archive) {
    assertThat(BundledPostgres.archiveName(name, processor)).isEqualTo(archive);
  }

  private List<String> superuserReads(String query) throws SQLException {
    try (Connection superuser = postgres.superuser("postgres");
        Statement statement = superuser.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
