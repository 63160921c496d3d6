package org.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The disk that holds the database fills up, on a small disk of its own (root and Linux only).
class DiskFullTest {

  private static final int ROWS_BEFORE = 500;

  @Test
  void refusesWritesLosesNothingAcknowledgedAndWorksAgainOnceThereIsSpace() throws SQLException {
    try (SmallDisk disk = SmallDisk.mounted();
        EmbeddedPostgres postgres =
            EmbeddedPostgres.start(
                Installation.at(disk.folder().resolve("huiyin")), TestDatabase.binaries())) {
      try (Connection owner = owner(postgres);
          Statement statement = owner.createStatement()) {
        statement.execute("CREATE TABLE said (number int PRIMARY KEY, text text NOT NULL)");
      }
      int acknowledged = insertUntilRefused(postgres, disk);
      long stopped = postgres.postmasterPid();
      writeLogUntilItPanics(postgres);
      ProcessHandle.of(stopped).ifPresent(process -> process.onExit().join());
      disk.makeSpace();
      awaitWrite(postgres, 1_000_000);
      awaitAnother(postgres, stopped);
      assertThat(count(postgres, acknowledged)).isEqualTo(acknowledged);
    }
  }

  /// The table can't grow: the write is refused, and the database goes on.
  private static int insertUntilRefused(EmbeddedPostgres postgres, SmallDisk disk)
      throws SQLException {
    try (Connection owner = owner(postgres)) {
      for (int number = 0; ; number++) {
        if (number == ROWS_BEFORE) {
          disk.fill();
        }
        try {
          insert(owner, number);
        } catch (SQLException e) {
          assertThat(e.getMessage()).contains("No space left");
          assertThat(number).isGreaterThanOrEqualTo(ROWS_BEFORE);
          assertThat(count(postgres, number)).isEqualTo(number);
          return number;
        }
      }
    }
  }

  /// The write-ahead log can't grow either: PostgreSQL panics, can't recover and ends.
  private static void writeLogUntilItPanics(EmbeddedPostgres postgres) {
    assertThatThrownBy(
            () -> {
              try (Connection owner = owner(postgres);
                  Statement statement = owner.createStatement()) {
                for (int megabyte = 0; megabyte < 64; megabyte++) {
                  statement.execute(
                      "SELECT pg_logical_emit_message(true, 'fill', repeat('x', 1000000))");
                }
              }
            })
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("PANIC")
        .hasMessageContaining("No space left");
  }

  private static void awaitWrite(EmbeddedPostgres postgres, int number) {
    long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (true) {
      try (Connection owner = owner(postgres)) {
        insert(owner, number);
        return;
      } catch (SQLException e) {
        assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(deadline);
        Pauses.of(Duration.ofMillis(50));
      }
    }
  }

  /// The new postmaster takes connections a moment before its supervisor knows of it.
  private static void awaitAnother(EmbeddedPostgres postgres, long stopped) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (postgres.postmasterPid() == stopped) {
      assertThat(System.nanoTime()).as("known within 10 s").isLessThan(deadline);
      Pauses.of(Duration.ofMillis(10));
    }
  }

  private static void insert(Connection owner, int number) throws SQLException {
    try (PreparedStatement statement =
        owner.prepareStatement("INSERT INTO said VALUES (?, repeat(md5(?::text), 60))")) {
      statement.setInt(1, number);
      statement.setInt(2, number);
      statement.executeUpdate();
    }
  }

  private static int count(EmbeddedPostgres postgres, int below) throws SQLException {
    try (Connection owner = owner(postgres);
        Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM said WHERE text = repeat(md5(number::text), 60)"
                    + " AND number < "
                    + below)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Connection owner(EmbeddedPostgres postgres) throws SQLException {
    return TestDatabase.connect(postgres.access(), postgres.access().owner());
  }
}
