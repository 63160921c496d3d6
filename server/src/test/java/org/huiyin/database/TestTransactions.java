package org.huiyin.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Transactions with the rights of the server on a test's database, without an application around
/// them.
public final class TestTransactions {

  private TestTransactions() {}

  public static Transactions on(TestDatabase database) {
    DatabaseAccess access = database.access();
    DriverManagerDataSource connections =
        new DriverManagerDataSource(
            access.url(), access.server().user(), String.valueOf(access.server().password()));
    return new Transactions(
        new JdbcTransactionManager(connections), JdbcClient.create(connections));
  }
}
