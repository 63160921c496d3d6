package org.huiyin.database;

import java.sql.SQLNonTransientConnectionException;
import java.util.function.Function;
import org.springframework.dao.DataAccessResourceFailureException;
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

  private final TransactionTemplate writing;
  private final TransactionTemplate reading;
  private final JdbcClient jdbc;

  Transactions(PlatformTransactionManager manager, JdbcClient jdbc) {
    this.writing = new TransactionTemplate(manager);
    this.reading = new TransactionTemplate(manager);
    this.reading.setReadOnly(true);
    this.jdbc = jdbc;
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

  private <T> T run(TransactionTemplate template, String principal, Function<JdbcClient, T> work) {
    if (principal.isBlank()) {
      throw new IllegalArgumentException("principal: blank");
    }
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "already in a transaction, asked for another as " + principal);
    }
    try {
      return template.execute(
          status -> {
            jdbc.sql("select set_config('huiyin.principal', ?, true)")
                .param(principal)
                .query(String.class)
                .single();
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
