package org.huiyin.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server that somebody else runs. Looked at once at the start: can it be reached as
/// both roles, is it 15 or newer, is it UTF-8. How durably it stores is its operator's duty.
record ExternalPostgres(DatabaseAccess access) implements RunningDatabase {

  private static final Logger LOG = LoggerFactory.getLogger(ExternalPostgres.class);
  private static final int OLDEST = 15;

  static ExternalPostgres connect(DatabaseAccess access) {
    if (!access.url().startsWith("jdbc:postgresql:")) {
      throw new DatabaseUnavailableException(
          "Reading HUIYIN_DB_URL",
          "'" + access.plainUrl() + "' is not the address of a PostgreSQL database",
          "write it as jdbc:postgresql://host:5432/database");
    }
    inspect(access, access.owner());
    inspect(access, access.server());
    return new ExternalPostgres(access);
  }

  private static void inspect(DatabaseAccess access, DatabaseAccess.Login login) {
    String tried = "Connecting to the database " + access.plainUrl() + " as " + login.user();
    try (Connection connection = connection(access, login);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT current_setting('server_version_num')::int / 10000,
                       current_setting('server_encoding'),
                       rolsuper OR rolbypassrls
                FROM pg_roles WHERE rolname = current_user""")) {
      row.next();
      requireVersion(tried, row.getInt(1));
      requireUtf8(tried, row.getString(2));
      if (login.equals(access.server())) {
        warnWhereWallIsOpen(access, row.getBoolean(3));
      }
    } catch (SQLException e) {
      throw new DatabaseUnavailableException(
          tried,
          String.valueOf(e.getMessage()).replaceAll("\\s+", " ").replaceFirst("\\.$", ""),
          "start that server or correct HUIYIN_DB_URL, HUIYIN_DB_USER and HUIYIN_DB_PASSWORD, and"
              + " start Huiyin again",
          e);
    }
  }

  private static Connection connection(DatabaseAccess access, DatabaseAccess.Login login)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    if (login.password() != null) {
      properties.setProperty("password", login.password());
    }
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "20");
    return DriverManager.getConnection(access.url(), properties);
  }

  static void requireVersion(String tried, int major) {
    if (major < OLDEST) {
      throw new DatabaseUnavailableException(
          tried,
          "it is PostgreSQL " + major + " and Huiyin needs " + OLDEST + " or newer",
          "upgrade that server, or leave HUIYIN_DB_URL out to use the one that comes with Huiyin");
    }
  }

  private static void requireUtf8(String tried, String encoding) {
    if (!encoding.equals("UTF8")) {
      throw new DatabaseUnavailableException(
          tried,
          "it stores text as " + encoding + " and Huiyin needs UTF8",
          "create a database with ENCODING 'UTF8' and name that one");
    }
  }

  private static void warnWhereWallIsOpen(DatabaseAccess access, boolean goesRound) {
    if (goesRound || access.server().user().equals(access.owner().user())) {
      LOG.warn(
          "The server connects to the database as {}, which owns the tables or goes round row-level"
              + " security: the second wall does not hold. Name a role that owns nothing in"
              + " HUIYIN_DB_USER, and the owner in HUIYIN_DB_OWNER_USER",
          access.server());
    }
  }

  @Override
  public void close() {
    // Not ours to stop.
  }
}
