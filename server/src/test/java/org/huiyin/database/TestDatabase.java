package org.huiyin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.test.context.DynamicPropertyRegistry;

/// A real, migrated, empty database for one test class, on a cluster that all tests of this JVM
/// share. The cluster is started when the first test asks for it and stopped, by its process
/// number, when the JVM ends. A fresh database is a copy of a migrated one and costs well under a
/// second.
///
/// In a Spring test:
/// ```
/// static final TestDatabase DATABASE = TestDatabase.fresh();
///
/// @DynamicPropertySource
/// static void database(DynamicPropertyRegistry registry) {
///   DATABASE.register(registry);
/// }
/// ```
public final class TestDatabase {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final DatabaseAccess access;

  private TestDatabase(DatabaseAccess access) {
    this.access = access;
  }

  /// A fresh database on the PostgreSQL that comes with Huiyin.
  public static TestDatabase fresh() {
    return freshOn(Embedded.CLUSTER);
  }

  /// A fresh database on the machine's own PostgreSQL (the oldest from 15 on), where one is
  /// installed.
  public static Optional<TestDatabase> freshOnTheMachinesOwn() {
    return MachinePostgres.cluster().map(TestDatabase::freshOn);
  }

  /// A database without a table on the machine's own PostgreSQL, as its operator makes one.
  public static Optional<TestDatabase> emptyOnTheMachinesOwn() {
    return MachinePostgres.cluster().map(cluster -> on(cluster, "template0"));
  }

  /// A database without a table on the PostgreSQL that comes with Huiyin.
  public static TestDatabase empty() {
    return on(Embedded.CLUSTER, "template0");
  }

  /// The database of a PostgreSQL that a test started itself.
  static TestDatabase on(EmbeddedPostgres postgres) {
    return new TestDatabase(postgres.access());
  }

  /// A copy of it as it is now, as a cold backup would be. Nobody may be connected to it.
  public TestDatabase copied() {
    String own = access.url().replaceAll(".*/([^/?]+)\\?.*", "$1");
    String name = "copy_" + NUMBER.incrementAndGet();
    try (Connection superuser = Embedded.CLUSTER.superuser("postgres");
        Statement statement = superuser.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + own + " OWNER huiyin_owner");
      statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
      statement.execute("GRANT CONNECT ON DATABASE " + name + " TO huiyin_server");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TestDatabase(Embedded.CLUSTER.access(name));
  }

  static EmbeddedPostgres embedded() {
    return Embedded.POSTGRES;
  }

  static Installation installation() {
    return Embedded.INSTALLATION;
  }

  static PostgresBinaries binaries() {
    return Embedded.BINARIES;
  }

  public String url() {
    return access.url();
  }

  /// A connection with the rights of the server.
  public Connection server() throws SQLException {
    return connect(access, access.server());
  }

  /// Runs a statement as the owner.
  public void run(String sql) {
    try (Connection owner = owner();
        PreparedStatement statement = owner.prepareStatement(sql)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first column of what the owner finds, as text.
  public List<String> rows(String sql, Object... parameters) {
    try (Connection owner = owner();
        PreparedStatement query = owner.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setObject(i + 1, parameters[i]);
      }
      List<String> rows = new ArrayList<>();
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A connection with the rights of the migrations, as a system principal: without one even the
  /// owner reads nothing of matters.
  public Connection owner() throws SQLException {
    Connection owner = connect(access, access.owner());
    try (Statement statement = owner.createStatement()) {
      statement.execute("select set_config('huiyin.principal', 'system:test', false)");
    }
    return owner;
  }

  /// A connection of whoever owns the machine: no policy, no foreign key and no trigger stands in
  /// its way. Of a database from [#fresh] or [#copied].
  public Connection superuser() throws SQLException {
    String own = access.url().replaceAll(".*/([^/?]+)\\?.*", "$1");
    Connection superuser = Embedded.CLUSTER.superuser(own);
    try (Statement statement = superuser.createStatement()) {
      statement.execute("set session_replication_role = replica");
    }
    return superuser;
  }

  /// Lets an application under test use this database through `huiyin.db.*`.
  public void register(DynamicPropertyRegistry registry) {
    properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  public Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    properties.put("huiyin.db.url", access.url());
    properties.put("huiyin.db.user", access.server().user());
    properties.put("huiyin.db.password", String.valueOf(access.server().password()));
    properties.put("huiyin.db.owner.user", access.owner().user());
    properties.put("huiyin.db.owner.password", String.valueOf(access.owner().password()));
    return properties;
  }

  DatabaseAccess access() {
    return access;
  }

  static Connection connect(DatabaseAccess access, DatabaseAccess.Login login) throws SQLException {
    return DriverManager.getConnection(access.url(), login.user(), login.password());
  }

  static void migrate(DatabaseAccess access) {
    Flyway.configure()
        .dataSource(access.url(), access.owner().user(), access.owner().password())
        .placeholders(Map.of("server_role", access.server().user()))
        .load()
        .migrate();
  }

  private static TestDatabase freshOn(TestCluster cluster) {
    return on(cluster, "huiyin");
  }

  private static TestDatabase on(TestCluster cluster, String template) {
    String name = "fresh_" + NUMBER.incrementAndGet();
    try (Connection superuser = cluster.superuser("postgres");
        Statement statement = superuser.createStatement()) {
      statement.execute(
          "CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER huiyin_owner");
      statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
      statement.execute("GRANT CONNECT ON DATABASE " + name + " TO huiyin_server");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TestDatabase(cluster.access(name));
  }

  /// A cluster whose database `huiyin` is migrated and used by nobody, so that it can be copied.
  interface TestCluster {

    Connection superuser(String database) throws SQLException;

    DatabaseAccess access(String database);
  }

  private static final class Embedded {

    static final Installation INSTALLATION;
    static final PostgresBinaries BINARIES;
    static final EmbeddedPostgres POSTGRES;
    static final TestCluster CLUSTER;

    static {
      Path home = temporaryFolder();
      INSTALLATION = Installation.at(home.resolve("huiyin"));
      BINARIES = BundledPostgres.unpackedIn(INSTALLATION.data());
      POSTGRES = EmbeddedPostgres.start(INSTALLATION, BINARIES);
      atExit(Embedded::stop, home);
      migrate(POSTGRES.access());
      CLUSTER = new EmbeddedCluster(POSTGRES);
    }

    // What is deleted next need not reach the disk first.
    private static void stop() {
      try (Connection superuser = POSTGRES.superuser("postgres");
          Statement statement = superuser.createStatement()) {
        statement.execute("ALTER SYSTEM SET fsync = off");
        statement.execute("SELECT pg_reload_conf()");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      } finally {
        POSTGRES.close();
      }
    }
  }

  private record EmbeddedCluster(EmbeddedPostgres postgres) implements TestCluster {

    @Override
    public Connection superuser(String database) throws SQLException {
      return postgres.superuser(database);
    }

    // No test loses the machine under this cluster, so that no commit here waits for its disk.
    // What commits survive is tried on clusters of their own.
    @Override
    public DatabaseAccess access(String database) {
      DatabaseAccess huiyin = postgres.access();
      String url =
          huiyin.url().replace("/huiyin?", "/" + database + "?")
              + "&options=-c%20synchronous_commit=off";
      return new DatabaseAccess(url, huiyin.owner(), huiyin.server());
    }
  }

  /// A folder that other accounts may pass through, as `/srv` would be.
  static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("huiyin-test");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Dozens of databases are tens of thousands of files: nobody waits until all are deleted.
  static void atExit(Runnable stop, Path folder) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.run();
                  try {
                    new ProcessBuilder("rm", "-rf", folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
  }
}
