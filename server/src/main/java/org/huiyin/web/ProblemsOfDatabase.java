package org.huiyin.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/// Knows from the database's error code whether the world has failed, and how: the disk is
/// full, or the database isn't there.
final class ProblemsOfDatabase {

  private static final String DISK_FULL = "53100";

  /// Too many connections, shutdown by an administrator, crash of another session, starting up.
  private static final Set<String> AWAY = Set.of("53300", "57P01", "57P02", "57P03");

  private static final String CONNECTION_LOST = "08";
  private static final String RETRY_SECONDS = "5";

  private ProblemsOfDatabase() {}

  /// The problem behind an exception, if any of its causes comes from a database that failed.
  static Optional<Problem> behind(Throwable thrown) {
    // A lost connection can't be rolled back either; what was lost is said by the first exception.
    if (thrown instanceof TransactionSystemException rollback
        && rollback.getApplicationException() != null) {
      return behind(rollback.getApplicationException());
    }
    @Nullable Throwable cause = thrown;
    while (cause != null) {
      Optional<Problem> problem = cause instanceof SQLException sql ? of(sql) : Optional.empty();
      if (problem.isPresent()) {
        return problem;
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static Optional<Problem> of(SQLException exception) {
    String state = String.valueOf(exception.getSQLState());
    if (state.equals(DISK_FULL)) {
      return Optional.of(Problem.of(ProblemType.STORAGE_FULL));
    }
    boolean away = state.startsWith(CONNECTION_LOST) || AWAY.contains(state);
    // The pool's own 'no connection in time' carries no code.
    return away || exception instanceof SQLTransientConnectionException
        ? Optional.of(
            Problem.of(ProblemType.DATABASE_UNAVAILABLE).withHeader("Retry-After", RETRY_SECONDS))
        : Optional.empty();
  }
}
