package org.huiyin.database;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Transactions with the rights of the server on a test's database, without an application around
/// them.
public final class TestTransactions {

  private TestTransactions() {}

  public static Transactions on(TestDatabase database) {
    return on(connections(database));
  }

  public static Transactions on(DataSource connections) {
    return new Transactions(new JdbcTransactionManager(connections), new JdbcTemplate(connections));
  }

  /// Connections with the rights of the server.
  public static DataSource connections(TestDatabase database) {
    DatabaseAccess access = database.access();
    return new DriverManagerDataSource(
        access.url(), access.server().user(), String.valueOf(access.server().password()));
  }

  /// One connection for all, for a test of one thread that asks often.
  public static DataSource oneConnection(TestDatabase database) {
    DatabaseAccess access = database.access();
    return new SingleConnectionDataSource(
        access.url(), access.server().user(), String.valueOf(access.server().password()), true);
  }
}
