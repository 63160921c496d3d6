package org.huiyin.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The settings without which an acknowledged act could be lost or a password be read: looked up
/// in the running server at each start, also where a role or a database overrides them.
final class DurableSettings {

  private static final Map<String, List<String>> REQUIRED =
      new TreeMap<>(
          Map.of(
              "fsync", List.of("on"),
              "full_page_writes", List.of("on"),
              "synchronous_commit", List.of("on", "remote_apply"),
              "data_checksums", List.of("on"),
              "password_encryption", List.of("scram-sha-256")));

  private DurableSettings() {}

  static void require(Connection superuser, PostgresCluster cluster) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      for (Map.Entry<String, List<String>> setting : REQUIRED.entrySet()) {
        try (ResultSet row = statement.executeQuery("SHOW " + setting.getKey())) {
          row.next();
          refuseUnlessAllowed(setting.getKey(), row.getString(1), cluster);
        }
      }
      try (ResultSet rows =
          statement.executeQuery("SELECT unnest(setconfig) FROM pg_db_role_setting")) {
        while (rows.next()) {
          String setting = rows.getString(1);
          int equals = setting.indexOf('=');
          refuseUnlessAllowed(setting.substring(0, equals), setting.substring(equals + 1), cluster);
        }
      }
    }
  }

  private static void refuseUnlessAllowed(String name, String value, PostgresCluster cluster) {
    List<String> allowed = REQUIRED.getOrDefault(name, List.of(value));
    if (!allowed.contains(value)) {
      throw new DatabaseUnavailableException(
          "Starting PostgreSQL in " + cluster.folder(),
          "its setting %s is '%s' and not '%s', so that what people were told is kept could be lost"
              .formatted(name, value, allowed.getFirst()),
          "take that setting out of postgresql.auto.conf or postgresql.conf there (or reset it for"
              + " the role), and start again");
    }
  }
}
