package org.huiyin.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The roles of the embedded database and the database itself. `huiyin_owner` owns the schema and
/// runs the migrations; `huiyin_server` is what the server connects as: it owns nothing and can't
/// go round row-level security. Made once, and put right at each start.
final class DatabaseRoles {

  static final String DATABASE = "huiyin";
  static final String OWNER = "huiyin_owner";
  static final String SERVER = "huiyin_server";

  private DatabaseRoles() {}

  static void ensure(Connection superuser, DatabasePasswords passwords) throws SQLException {
    ensureRole(superuser, OWNER, passwords.owner());
    ensureRole(superuser, SERVER, passwords.server());
    try (Statement statement = superuser.createStatement()) {
      if (!exists(superuser, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
        statement.execute("CREATE DATABASE huiyin OWNER huiyin_owner");
      }
      statement.execute("REVOKE ALL ON DATABASE huiyin, postgres FROM PUBLIC");
      statement.execute("GRANT CONNECT ON DATABASE huiyin TO huiyin_server");
    }
  }

  /// The password crosses the loopback once, and lands as a SCRAM verifier, in no log.
  private static void ensureRole(Connection superuser, String role, String password)
      throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      if (!exists(superuser, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
        statement.execute(
            "CREATE ROLE " + role + " PASSWORD '" + password.replace("'", "''") + "'");
      }
      statement.execute(
          "ALTER ROLE "
              + role
              + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS");
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
