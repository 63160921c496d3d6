package org.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.HuiyinApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole server starts on its database, or says in a sentence why it can't.
class StartTest {

  private Path folder;

  @BeforeEach
  void aFolder() {
    folder = TestDatabase.temporaryFolder();
  }

  @AfterEach
  void removeIt() throws IOException {
    Folders.delete(folder);
  }

  @Test
  void startsOnTheEmbeddedDatabaseAsARoleThatOwnsNothing() throws SQLException {
    try (ConfigurableApplicationContext server = start(Map.of())) {
      assertThat(read(server, "SELECT current_user")).isEqualTo("huiyin_server");
      assertThat(read(server, "SHOW TimeZone")).isEqualTo("UTC");
      assertThat(read(server, "SHOW application_name")).isEqualTo("huiyin");
      assertThat(read(server, "SHOW statement_timeout")).isEqualTo("50s");
      assertThat(read(server, "SELECT to_regprocedure('principal()')::text"))
          .isEqualTo("principal()");
    }
  }

  @Test
  void startsOnAServerThatTheOperatorNames() throws SQLException {
    TestDatabase database = TestDatabase.freshOnTheMachinesOwn().orElseGet(TestDatabase::fresh);
    try (ConfigurableApplicationContext server = start(database.properties())) {
      assertThat(read(server, "SELECT current_user")).isEqualTo("huiyin_server");
      assertThat(folder.resolve("huiyin/data/cluster")).doesNotExist();
    }
  }

  @Test
  void readsWhereTheServerIsFromTheEnvironment() throws Exception {
    int port = closedPort();
    try (ChildJvm server =
        ChildJvm.start(
            Map.of(
                "HUIYIN_HOME",
                folder.resolve("huiyin").toString(),
                "HUIYIN_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + port + "/huiyin?user=x",
                "HUIYIN_DB_USER",
                "someone",
                "HUIYIN_DB_PASSWORD",
                "not-to-be-shown"),
            HuiyinApplication.class.getName())) {
      assertThat(server.awaitEnd())
          .contains(
              "Connecting to the database jdbc:postgresql://127.0.0.1:"
                  + port
                  + "/huiyin as someone: Connection to 127.0.0.1:"
                  + port
                  + " refused")
          .contains("Start that server or correct HUIYIN_DB_URL")
          .doesNotContain("\tat ")
          .doesNotContain("not-to-be-shown");
      assertThat(server.process().exitValue()).isEqualTo(1);
      assertThat(folder.resolve("huiyin/keys")).isDirectory();
    }
  }

  @Test
  void startsOnAServerWhereOneRoleDoesAll() throws SQLException {
    TestDatabase database = TestDatabase.freshOnTheMachinesOwn().orElseGet(TestDatabase::fresh);
    Map<String, String> properties = new HashMap<>(database.properties());
    properties.put("huiyin.db.user", properties.remove("huiyin.db.owner.user"));
    properties.put("huiyin.db.password", properties.remove("huiyin.db.owner.password"));
    try (Connection owner = database.owner();
        Statement statement = owner.createStatement()) {
      statement.execute("DROP OWNED BY huiyin_owner CASCADE");
      statement.execute("CREATE SCHEMA IF NOT EXISTS public");
    }
    try (ConfigurableApplicationContext server = start(properties)) {
      assertThat(read(server, "SELECT current_user")).isEqualTo("huiyin_owner");
      assertThat(read(server, "SELECT set_config('huiyin.principal', 'x', true) || principal()"))
          .isEqualTo("xx");
    }
  }

  @Test
  void refusesAServerThatIsTooOld() {
    assertThatThrownBy(() -> ExternalPostgres.requireVersion("Connecting", 14))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("it is PostgreSQL 14 and Huiyin needs 15 or newer");
    assertThatCode(() -> ExternalPostgres.requireVersion("Connecting", 15))
        .doesNotThrowAnyException();
  }

  @Test
  void tellsAWrongPasswordInASentence() {
    DatabaseAccess right = TestDatabase.embedded().access();
    DatabaseAccess.Login wrong = new DatabaseAccess.Login("huiyin_server", "wrong");
    assertThatThrownBy(
            () -> ExternalPostgres.connect(new DatabaseAccess(right.url(), right.owner(), wrong)))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("password authentication failed for user \"huiyin_server\"")
        .hasMessageContaining("correct HUIYIN_DB_URL, HUIYIN_DB_USER and HUIYIN_DB_PASSWORD");
  }

  @Test
  void refusesAnAddressThatIsNotAPostgresDatabase() {
    assertThatThrownBy(
            () -> ExternalPostgres.connect(access("mysql://127.0.0.1/huiyin?password=hidden")))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("'mysql://127.0.0.1/huiyin' is not the address of a PostgreSQL")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void refusesAServerNamedWithoutAUser() {
    assertThatThrownBy(
            () -> new DatabaseProperties("jdbc:postgresql://db/huiyin", null, null, null).access())
        .hasMessageContaining("HUIYIN_DB_USER does not say whom to connect as");
  }

  @Test
  void migratesAsTheServersRoleWhereNoOwnerIsNamed() {
    DatabaseAccess access =
        new DatabaseProperties("jdbc:postgresql://db/huiyin", "someone", "secret", null).access();
    assertThat(access.owner()).isEqualTo(access.server());
    assertThat(access.toString()).doesNotContain("secret");
  }

  @Test
  void refusesADatabaseThatIsNotUtf8() throws SQLException {
    EmbeddedPostgres postgres = TestDatabase.embedded();
    try (Connection superuser = postgres.superuser("postgres");
        Statement statement = superuser.createStatement()) {
      statement.execute(
          "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'"
              + " TEMPLATE template0 OWNER huiyin_owner");
    }
    DatabaseAccess huiyin = postgres.access();
    DatabaseAccess latin =
        new DatabaseAccess(
            huiyin.url().replace("/huiyin?", "/latin?"), huiyin.owner(), huiyin.owner());
    assertThatThrownBy(() -> ExternalPostgres.connect(latin))
        .hasMessageContaining("it stores text as LATIN1 and Huiyin needs UTF8");
  }

  /// A machine that hangs answers nothing at all: neither the postmaster nor any session.
  @Test
  void answersWithinSecondsWhenTheDatabaseHangsAndGoesOnWhenItIsBack() throws SQLException {
    try (ConfigurableApplicationContext server = start(Map.of())) {
      EmbeddedPostgres postgres = (EmbeddedPostgres) server.getBean(RunningDatabase.class);
      HikariDataSource pool = server.getBean(HikariDataSource.class);
      List<Long> processes = processes(postgres);
      signal("STOP", processes);
      try {
        pool.getHikariPoolMXBean().softEvictConnections();
        long asked = System.nanoTime();
        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(6));
      } finally {
        signal("CONT", processes);
      }
      awaitAnswer(server);
    }
  }

  @Test
  void goesOnAfterPostgresWasKilled() throws SQLException {
    try (ConfigurableApplicationContext server = start(Map.of())) {
      EmbeddedPostgres postgres = (EmbeddedPostgres) server.getBean(RunningDatabase.class);
      ProcessHandle killed = ProcessHandle.of(postgres.postmasterPid()).orElseThrow();
      killed.destroyForcibly();
      killed.onExit().join();
      awaitAnswer(server);
    }
  }

  private static List<Long> processes(EmbeddedPostgres postgres) {
    ProcessHandle postmaster = ProcessHandle.of(postgres.postmasterPid()).orElseThrow();
    return Stream.concat(Stream.of(postmaster), postmaster.children())
        .map(ProcessHandle::pid)
        .toList();
  }

  private static void signal(String signal, List<Long> processes) {
    for (long pid : processes) {
      ProgramRun.of(List.of("kill", "-" + signal, Long.toString(pid)));
    }
  }

  private static void awaitAnswer(ConfigurableApplicationContext server) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try {
        assertThat(read(server, "SELECT 1")).isEqualTo("1");
        return;
      } catch (SQLException e) {
        assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(deadline);
      }
    }
  }

  private ConfigurableApplicationContext start(Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(properties);
    all.put("huiyin.home", folder.resolve("huiyin").toString());
    all.put("server.port", "0");
    all.put("server.address", "127.0.0.1");
    return new SpringApplication(HuiyinApplication.class)
        .run(
            all.entrySet().stream()
                .flatMap(e -> Stream.of("--" + e.getKey() + "=" + e.getValue()))
                .toArray(String[]::new));
  }

  private static String read(ConfigurableApplicationContext server, String query)
      throws SQLException {
    try (Connection connection = server.getBean(HikariDataSource.class).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static DatabaseAccess access(String url) {
    DatabaseAccess.Login login = new DatabaseAccess.Login("someone", "hidden");
    return new DatabaseAccess(url, login, login);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
