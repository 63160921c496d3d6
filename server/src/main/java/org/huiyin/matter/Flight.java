package org.huiyin.matter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/// Statements that are sent together and run as one transaction, all or none, in one round trip
/// where they are few.
///
/// Sent on a connection in autocommit mode, the driver ends them with one Sync, and PostgreSQL
/// runs what comes before a Sync as one transaction. A long flight would be broken: lest both
/// sides wait for each other to read, the driver inserts a Sync when the answers may exceed its
/// buffer (it reckons 250 bytes an answer and 64,000 in all), and that would commit the first
/// part alone. So a long one gets a transaction of its own. Not thread-safe.
final class Flight {

  static final int LONGEST = 100;

  private final StringBuilder sql = new StringBuilder();
  private final List<@Nullable Object> parameters = new ArrayList<>();
  private int statements;

  Flight add(String statement, @Nullable Object... values) {
    statements++;
    sql.append(sql.isEmpty() ? "" : ";\n").append(statement);
    for (Object value : values) {
      parameters.add(value);
    }
    return this;
  }

  /// Runs them.
  ///
  /// @throws org.springframework.dao.DataAccessException if one fails; nothing of them is
  ///     written then
  void run(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      if (statements <= LONGEST) {
        execute(connection);
      } else {
        executeInTransaction(connection);
      }
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  private void executeInTransaction(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try {
      execute(connection);
      connection.commit();
    } catch (SQLException e) {
      rollBack(connection, e);
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /// On a connection that was lost this fails too, and mustn't hide why.
  private static void rollBack(Connection connection, SQLException cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private void execute(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < parameters.size(); i++) {
        set(connection, statement, i + 1, parameters.get(i));
      }
      statement.execute();
      while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
        // Each result is read, so that an error in a later statement surfaces.
      }
    }
  }

  private static RuntimeException translated(SQLException e) {
    if (EditionsChanged.STATE.equals(e.getSQLState())) {
      return new EditionsChanged(e);
    }
    RuntimeException known =
        new SQLErrorCodeSQLExceptionTranslator("PostgreSQL").translate("matter", null, e);
    return known == null ? new IllegalStateException(e) : known;
  }

  private static void set(
      Connection connection, PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, java.sql.Types.NULL);
      case LocalDate date -> statement.setObject(index, date);
      case UUID[] ids -> statement.setArray(index, connection.createArrayOf("uuid", ids));
      case Integer[] numbers ->
          statement.setArray(index, connection.createArrayOf("int4", numbers));
      case Bytes bytes -> statement.setBytes(index, bytes.array());
      default -> statement.setObject(index, value);
    }
  }
}
