package org.huiyin.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The database of an installation, for a command that reads or writes all of it: the server that
/// the operator names, or the embedded one. That one is entered where it runs, beside the server
/// that started it; where it doesn't run it is started for as long as this is open.
///
/// Gives the rights of the owner, and of the embedded one also those of the superuser: whatever
/// opens this is run by whoever has `keys/`.
public final class CommandDatabase implements AutoCloseable {

  private final DatabaseAccess access;
  private final @Nullable Superuser superuser;
  private final @Nullable EmbeddedPostgres started;

  private interface Superuser {
    Connection connect(String database) throws SQLException;
  }

  private CommandDatabase(
      DatabaseAccess access, @Nullable Superuser superuser, @Nullable EmbeddedPostgres started) {
    this.access = access;
    this.superuser = superuser;
    this.started = started;
  }

  /// Whether the operator names a server of their own.
  public static boolean namesServer(ConfigurableEnvironment settings) {
    return properties(settings).namesServer();
  }

  /// Opens the database that the settings name, or the embedded one of this installation.
  ///
  /// @throws DatabaseUnavailableException where it can't be reached or started
  public static CommandDatabase open(ConfigurableEnvironment settings, Installation installation) {
    DatabaseProperties properties = properties(settings);
    if (properties.namesServer()) {
      return new CommandDatabase(
          ExternalPostgres.connect(properties.access()).access(), null, null);
    }
    Optional<CommandDatabase> running = running(installation);
    return running.isPresent() ? running.get() : started(EmbeddedPostgres.start(installation));
  }

  /// Whether there is an embedded database.
  public static boolean isMade(Installation installation) {
    return PostgresCluster.existsIn(installation);
  }

  private static DatabaseProperties properties(ConfigurableEnvironment settings) {
    ConfigurationPropertySources.attach(settings);
    return Binder.get(settings)
        .bind("huiyin.db", DatabaseProperties.class)
        .orElseGet(() -> new DatabaseProperties(null, null, null, null));
  }

  private static CommandDatabase started(EmbeddedPostgres postgres) {
    return new CommandDatabase(postgres.access(), postgres::superuser, postgres);
  }

  private static Optional<CommandDatabase> running(Installation installation) {
    boolean runs =
        PostmasterFile.read(PostgresCluster.folderIn(installation))
            .filter(PostmasterFile::ready)
            .flatMap(file -> ProcessHandle.of(file.pid()))
            .isPresent();
    Optional<Integer> port = runs ? LoopbackPort.kept(installation) : Optional.empty();
    if (port.isEmpty() || LoopbackPort.isFree(port.get())) {
      return Optional.empty();
    }
    int there = port.get();
    DatabasePasswords passwords = DatabasePasswords.readOrMake(installation, true);
    DatabaseAccess access =
        new DatabaseAccess(
            PostgresLaunch.url(there, DatabaseRoles.DATABASE),
            new DatabaseAccess.Login(DatabaseRoles.OWNER, passwords.owner()),
            new DatabaseAccess.Login(DatabaseRoles.SERVER, passwords.server()));
    return Optional.of(
        new CommandDatabase(
            access, database -> PostgresLaunch.superuser(there, passwords, database), null));
  }

  /// Whether it ran before this was opened.
  public boolean isBesideServer() {
    return started == null;
  }

  /// A connection of whoever owns the tables, who says who acts.
  ///
  /// @param principal a system principal, bound to the whole connection
  public Connection owner(String principal) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", access.owner().user());
    if (access.owner().password() != null) {
      properties.setProperty("password", access.owner().password());
    }
    properties.setProperty("ApplicationName", "huiyin-command");
    properties.setProperty("connectTimeout", "10");
    Connection owner = DriverManager.getConnection(access.url(), properties);
    try (var bind = owner.prepareStatement("select set_config('huiyin.principal', ?, false)")) {
      bind.setString(1, principal);
      bind.execute();
    }
    return owner;
  }

  /// Whether nobody has made a table there yet.
  public boolean isEmpty() throws SQLException {
    try (Connection owner = owner("system:moving");
        Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select not exists (select from pg_class
                  where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v'))
                """)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /// Makes the tables as they were at this version.
  public void migrate(String version) {
    Flyway.configure()
        .dataSource(access.url(), access.owner().user(), access.owner().password())
        .placeholders(Map.of("server_role", access.server().user()))
        .target(MigrationVersion.fromVersion(version))
        .load()
        .migrate();
  }

  /// Whether this Huiyin knows a version of the tables, as those of a newer one aren't.
  public static boolean knows(String version) throws IOException {
    MigrationVersion wanted = MigrationVersion.fromVersion(version);
    for (Resource migration :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:db/migration/V*__*.sql")) {
      String name = String.valueOf(migration.getFilename());
      String known = name.substring(1, name.indexOf("__"));
      if (MigrationVersion.fromVersion(known).compareTo(wanted) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// The last migration that was run on it.
  public static String version(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select version from flyway_schema_history where success and version is not null
                order by installed_rank desc limit 1
                """)) {
      row.next();
      return row.getString(1);
    }
  }

  /// A connection that may do anything.
  ///
  /// @throws IllegalStateException of a server that the operator names
  Connection superuser(String database) throws SQLException {
    if (superuser == null) {
      throw new IllegalStateException("not the embedded database");
    }
    return superuser.connect(database);
  }

  @Override
  public void close() {
    if (started != null) {
      started.close();
    }
  }
}
