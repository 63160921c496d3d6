package org.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
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
    TestDatabase database =
        TestDatabase.freshOnTheMachinesOwn().orElseGet(TestDatabase::fresh);
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
                "HUIYIN_HOME", folder.resolve("huiyin").toString(),
                "HUIYIN_DB_URL", "jdbc:postgresql://127.0.0.1:" + port + "/huiyin?user=x",
                "HUIYIN_DB_USER", "someone",
                "HUIYIN_DB_PASSWORD", "not-to-be-shown"),
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
    }
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

  @Test
  void answersWithinSecondsWhenTheDatabaseIsLostAndGoesOnWhenItIsBack() throws SQLException {
    try (ConfigurableApplicationContext server = start(Map.of())) {
      EmbeddedPostgres postgres = (EmbeddedPostgres) server.getBean(RunningDatabase.class);
      HikariDataSource pool = server.getBean(HikariDataSource.class);
      assertThat(read(server, "SELECT 1")).isEqualTo("1");
      long postmaster = postgres.postmasterPid();
      signal("STOP", postmaster);
      stopBackends(postmaster);
      long asked = System.nanoTime();
      assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
      ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
      awaitAnswer(server);
    }
  }

  /// A machine that hangs answers nothing at all: neither the postmaster nor any session.
  private static void stopBackends(long postmaster) {
    ProcessHandle.of(postmaster).orElseThrow().children().forEach(p -> signal("STOP", p.pid()));
  }

  private static void signal(String signal, long pid) {
    assertThat(ProgramRun.of(List.of("kill", "-" + signal, Long.toString(pid))).output())
        .isEmpty();
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
