package org.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// PostgreSQL dies while Huiyin lives.
class SupervisionTest {

  private Path folder;
  private EmbeddedPostgres postgres;

  @BeforeEach
  void aDatabase() throws SQLException {
    folder = TestDatabase.temporaryFolder();
    postgres =
        EmbeddedPostgres.start(Installation.at(folder.resolve("huiyin")), TestDatabase.binaries());
    try (Connection owner = owner();
        Statement statement = owner.createStatement()) {
      statement.execute("CREATE TABLE said (number int PRIMARY KEY)");
    }
  }

  @AfterEach
  void stopIt() throws IOException {
    postgres.close();
    Folders.delete(folder);
  }

  @Test
  void startsAgainAfterAKillAndKeepsAllThatWasAcknowledged() throws SQLException {
    int acknowledged = 0;
    for (int kill = 0; kill < 3; kill++) {
      int before = acknowledged;
      long killed = postgres.postmasterPid();
      acknowledged = insertUntilItDies(before, before + 200);
      assertThat(acknowledged).isGreaterThanOrEqualTo(before + 200);
      awaitAnother(killed);
    }
    try (Connection owner = owner();
        Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM said WHERE number < " + acknowledged)) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(acknowledged);
    }
  }

  /// Kills the postmaster after a while and goes on until a write fails; the number that failed
  /// may or may not be there, so the next round starts behind it.
  private int insertUntilItDies(int from, int killAt) {
    int number = from;
    try (Connection owner = owner();
        Statement statement = owner.createStatement()) {
      while (true) {
        statement.execute("INSERT INTO said VALUES (" + number + ") ON CONFLICT DO NOTHING");
        number++;
        if (number == killAt) {
          ProcessHandle.of(postgres.postmasterPid()).orElseThrow().destroyForcibly();
        }
      }
    } catch (SQLException _) {
      return number;
    }
  }

  private void awaitAnother(long killed) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (postgres.postmasterPid() == killed) {
      assertThat(System.nanoTime()).as("started again within 60 s").isLessThan(deadline);
      Pauses.of(Duration.ofMillis(10));
    }
  }

  private Connection owner() throws SQLException {
    return TestDatabase.connect(postgres.access(), postgres.access().owner());
  }
}
