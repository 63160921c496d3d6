package org.huiyin.matter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
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

  /// Begins with the principal, so that policies and `principal()` see it.
  static Flight as(Bound by) {
    LocalDate day = by.day();
    return new Flight()
        .add(
            "select set_config('huiyin.principal', ?, true), set_config('huiyin.day', ?, true)",
            by.principal(),
            day == null ? "" : day.toString());
  }

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
    run(dataSource, Flight::last);
  }

  /// Runs them.
  ///
  /// @return how many rows the last one wrote
  int written(DataSource dataSource) {
    return run(dataSource, Flight::last);
  }

  /// Runs them, and reads what the last one finds.
  ///
  /// @throws IllegalArgumentException if a value is null: of a statement with a parameter of
  ///     unknown type the driver asks what it returns, then takes the answer for a long one and
  ///     sends a Sync before it, and what was bound would be gone
  <T> List<T> rows(DataSource dataSource, RowMapper<T> mapper) {
    if (parameters.contains(null)) {
      throw new IllegalArgumentException("parameters: null in a flight that reads");
    }
    return run(dataSource, statement -> lastRows(statement, mapper));
  }

  /// Runs them in a transaction of their own, however long the driver makes of them.
  void runInTransaction(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      executeInTransaction(connection, Flight::last);
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  /// The same for one that also writes, and may write a null: it gets a transaction of its own, so
  /// that what is bound lasts however often the driver sends a Sync.
  <T> List<T> rowsInTransaction(DataSource dataSource, RowMapper<T> mapper) {
    try (Connection connection = dataSource.getConnection()) {
      return executeInTransaction(connection, statement -> lastRows(statement, mapper));
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  private interface Reader<T> {
    T read(PreparedStatement statement) throws SQLException;
  }

  private <T> T run(DataSource dataSource, Reader<T> reader) {
    try (Connection connection = dataSource.getConnection()) {
      return statements <= LONGEST
          ? execute(connection, reader)
          : executeInTransaction(connection, reader);
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  private <T> T executeInTransaction(Connection connection, Reader<T> reader) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T read = execute(connection, reader);
      connection.commit();
      return read;
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

  private <T> T execute(Connection connection, Reader<T> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < parameters.size(); i++) {
        set(connection, statement, i + 1, parameters.get(i));
      }
      statement.execute();
      return reader.read(statement);
    }
  }

  /// Each result is read, so that an error in a later statement surfaces.
  private static int last(PreparedStatement statement) throws SQLException {
    int written = Math.max(0, statement.getUpdateCount());
    while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
      written = Math.max(0, statement.getUpdateCount());
    }
    return written;
  }

  private <T> List<T> lastRows(PreparedStatement statement, RowMapper<T> mapper)
      throws SQLException {
    for (int n = 1; n < statements; n++) {
      statement.getMoreResults();
    }
    List<T> rows = new ArrayList<>();
    try (ResultSet found = statement.getResultSet()) {
      while (found.next()) {
        rows.add(mapper.mapRow(found, rows.size()));
      }
    }
    return rows;
  }

  private static RuntimeException translated(SQLException e) {
    if (EditionsChanged.STATE.equals(e.getSQLState())) {
      return new EditionsChanged(e);
    }
    if (Hidden.STATE.equals(e.getSQLState())) {
      return new Hidden(e);
    }
    if (NotErasable.STATE.equals(e.getSQLState())) {
      return new NotErasable(e);
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
      case String[] texts -> statement.setArray(index, connection.createArrayOf("text", texts));
      case Bytes[] sealed ->
          statement.setArray(index, connection.createArrayOf("bytea", arrays(sealed)));
      case Boolean[] flags -> statement.setArray(index, connection.createArrayOf("bool", flags));
      case Bytes bytes -> statement.setBytes(index, bytes.array());
      case FilingStore.Column column -> statement.setArray(index, column.values().on(connection));
      default -> statement.setObject(index, value);
    }
  }

  private static byte[][] arrays(@Nullable Bytes[] sealed) {
    byte[][] arrays = new byte[sealed.length][];
    for (int i = 0; i < sealed.length; i++) {
      Bytes each = sealed[i];
      arrays[i] = each == null ? null : each.array();
    }
    return arrays;
  }
}
