package org.huiyin.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// How this installation's PostgreSQL is started, the first time and again after it died: on one
/// port, with its settings checked, its roles put right, before anybody else is told of it.
record PostgresLaunch(PostgresCluster cluster, DatabasePasswords passwords, int port) {

  Postmaster start() {
    Postmaster postmaster = Postmaster.start(cluster, port);
    try (Connection superuser = superuser("postgres")) {
      DurableSettings.require(superuser, cluster);
      DatabaseRoles.ensure(superuser, passwords);
      return postmaster;
    } catch (SQLException e) {
      postmaster.stop();
      throw new DatabaseUnavailableException(
          "Preparing the database in " + cluster.folder(),
          String.valueOf(e.getMessage()),
          "see that the keys folder belongs to this installation, and start again",
          e);
    } catch (RuntimeException e) {
      postmaster.stop();
      throw e;
    }
  }

  /// The driver is told to accept SCRAM and nothing weaker, so that whatever else might answer on
  /// this port while PostgreSQL is down learns no password.
  String url(String database) {
    return url(port, database);
  }

  static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:"
        + port
        + "/"
        + database
        + "?sslmode=disable&gssEncMode=disable&requireAuth=scram-sha-256";
  }

  Connection superuser(String database) throws SQLException {
    return superuser(port, passwords, database);
  }

  static Connection superuser(int port, DatabasePasswords passwords, String database)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", PostgresCluster.SUPERUSER);
    properties.setProperty("password", passwords.superuser());
    properties.setProperty("ApplicationName", "huiyin-launcher");
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection(url(port, database), properties);
  }
}
