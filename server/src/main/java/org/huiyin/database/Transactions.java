package org.huiyin.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A transaction in which it is known who acts: the way to the database for everyone but module
/// matter, whose writes bind the principal themselves in one round trip with the rest.
///
/// Guarantees that the first statement of each transaction binds the principal, so that
/// policies and `principal()` in SQL see it, that the binding ends with the transaction, and
/// that an exception rolls everything back and is the one thrown, even where the connection was
/// lost. Doesn't retry; throws Spring's `DataAccessException`s and `TransactionException`s.
/// Thread-safe.
@Component
public class Transactions {

  private static final String CONNECTION_FAILURE = "08006";
  private static final String BIND = "select set_config('huiyin.principal', ?, true)";

  private final TransactionTemplate writing;
  private final TransactionTemplate reading;
  private final JdbcOperations operations;
  private final JdbcClient jdbc;

  Transactions(PlatformTransactionManager manager, JdbcOperations operations) {
    this.writing = new TransactionTemplate(manager);
    this.reading = new TransactionTemplate(manager);
    this.reading.setReadOnly(true);
    this.operations = operations;
    this.jdbc = JdbcClient.create(operations);
  }

  /// Runs `work` in one new transaction as `principal` and commits.
  ///
  /// @throws IllegalArgumentException if `principal` is blank
  /// @throws IllegalStateException if this thread is in a transaction already: two principals
  ///     can't share one
  public <T> T as(String principal, Function<JdbcClient, T> work) {
    return run(writing, principal, work);
  }

  /// Like [#as], but the database refuses to write.
  public <T> T read(String principal, Function<JdbcClient, T> work) {
    return run(reading, principal, work);
  }

  /// Asks for one row in one round trip, for what every request asks: [#read] takes five. What is
  /// sent together on a connection in autocommit mode, PostgreSQL runs as one transaction.
  ///
  /// @param select one statement, which only reads
  /// @param values of its parameters, none of them null: the driver would ask for their types
  ///     first, and what was bound would be gone by then
  /// @return the row, if there is one
  /// @throws IncorrectResultSizeDataAccessException if there are more
  public <T> Optional<T> ask(
      String principal, String select, RowMapper<T> mapper, Object... values) {
    mayBegin(principal);
    return Objects.requireNonNull(
        operations.execute(
            BIND + ";\n" + select,
            (PreparedStatement statement) -> {
              statement.setString(1, principal);
              for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 2, values[i]);
              }
              statement.execute();
              statement.getMoreResults();
              return onlyRow(statement, mapper);
            }));
  }

  private static <T> Optional<T> onlyRow(PreparedStatement statement, RowMapper<T> mapper)
      throws SQLException {
    try (ResultSet found = statement.getResultSet()) {
      if (!found.next()) {
        return Optional.empty();
      }
      Optional<T> row = Optional.ofNullable(mapper.mapRow(found, 0));
      if (found.next()) {
        throw new IncorrectResultSizeDataAccessException(1);
      }
      return row;
    }
  }

  private static void mayBegin(String principal) {
    if (principal.isBlank()) {
      throw new IllegalArgumentException("principal: blank");
    }
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "already in a transaction, asked for another as " + principal);
    }
  }

  private <T> T run(TransactionTemplate template, String principal, Function<JdbcClient, T> work) {
    mayBegin(principal);
    try {
      return template.execute(
          status -> {
            jdbc.sql(BIND).param(principal).query(String.class).single();
            return work.apply(jdbc);
          });
    } catch (TransactionSystemException rollback) {
      throw whatCameFirst(rollback);
    }
  }

  /// On a connection that was lost the rollback fails too, and would hide why there was one: what
  /// `work` threw, or the commit, of which nobody knows then whether it was done.
  private static RuntimeException whatCameFirst(TransactionSystemException rollback) {
    if (rollback.getApplicationException() instanceof RuntimeException first) {
      first.addSuppressed(rollback);
      return first;
    }
    return new DataAccessResourceFailureException(
        "the connection was lost while a transaction was ended",
        new SQLNonTransientConnectionException(
            rollback.getMessage(), CONNECTION_FAILURE, rollback));
  }
}
