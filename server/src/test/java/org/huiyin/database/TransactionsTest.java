package org.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class TransactionsTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private final Transactions transactions = TestTransactions.on(DATABASE);

  @BeforeAll
  static void aTableToWriteTo() throws SQLException {
    try (Connection owner = DATABASE.owner();
        Statement statement = owner.createStatement()) {
      statement.execute("create table word (text text)");
      statement.execute("grant select, insert on word to huiyin_server");
    }
  }

  @Test
  void bindsThePrincipalForEachStatement() {
    String writing = transactions.as("officer:1", TransactionsTest::principal);
    String reading = transactions.read("system:x", TransactionsTest::principal);
    assertThat(writing).isEqualTo("officer:1");
    assertThat(reading).isEqualTo("system:x");
  }

  @Test
  void leavesNoPrincipalBehindOnTheConnection() throws SQLException {
    try (Connection connection = DATABASE.server()) {
      SingleConnectionDataSource same = new SingleConnectionDataSource(connection, true);
      JdbcClient jdbc = JdbcClient.create(same);
      new Transactions(new JdbcTransactionManager(same), new JdbcTemplate(same))
          .as("officer:1", TransactionsTest::principal);
      assertThatThrownBy(() -> principal(jdbc)).hasMessageContaining("without a principal");
    }
  }

  @Test
  void keepsWhatWasWrittenAndForgetsWhatFailed() {
    transactions.as("system:x", jdbc -> write(jdbc, "kept"));
    assertThatThrownBy(
            () ->
                transactions.as(
                    "system:x",
                    jdbc -> {
                      write(jdbc, "lost");
                      throw new UnsupportedOperationException();
                    }))
        .isInstanceOf(UnsupportedOperationException.class);
    List<String> words =
        transactions.read(
            "system:x", jdbc -> jdbc.sql("select text from word").query(String.class).list());
    assertThat(words).containsExactly("kept");
  }

  /// The pool closes what it lost, and then the rollback says nothing but that.
  @Test
  void saysThatTheConnectionWasLostWhereTheCommitLostIt() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(TestTransactions.connections(DATABASE));
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertThatThrownBy(
              () ->
                  TestTransactions.on(pool)
                      .as(
                          "system:x",
                          jdbc -> {
                            write(jdbc, "unknown");
                            end(jdbc.sql("select pg_backend_pid()").query(Integer.class).single());
                            return true;
                          }))
          .isInstanceOf(DataAccessResourceFailureException.class)
          .hasCauseInstanceOf(SQLNonTransientConnectionException.class);
    }
  }

  @Test
  void asksAsThePrincipalAndLeavesNoneBehind() throws SQLException {
    try (Connection connection = DATABASE.server()) {
      SingleConnectionDataSource same = new SingleConnectionDataSource(connection, true);
      Transactions asking = TestTransactions.on(same);
      assertThat(
              asking.ask(
                  "officer:1",
                  "select principal() || ?::text",
                  (row, n) -> row.getString(1),
                  " asks"))
          .contains("officer:1 asks");
      assertThatThrownBy(() -> principal(JdbcClient.create(same)))
          .hasMessageContaining("without a principal");
    }
  }

  @Test
  void findsNothingWhereThereIsNothingAndRefusesMoreThanOne() {
    String none = "select text from word where text = ?";
    String many = "select n from generate_series(1, ?) n";
    assertThat(transactions.ask("system:x", none, (row, n) -> row.getString(1), "nowhere"))
        .isEmpty();
    assertThatThrownBy(() -> transactions.ask("system:x", many, (row, n) -> row.getInt(1), 2))
        .isInstanceOf(IncorrectResultSizeDataAccessException.class);
  }

  private static void end(int backend) {
    try (Connection superuser = DATABASE.superuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("select pg_terminate_backend(" + backend + ", 10000)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void refusesToWriteWhereOnlyReadingWasAskedFor() {
    assertThatThrownBy(() -> transactions.read("system:x", jdbc -> write(jdbc, "no")))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("read-only");
  }

  @Test
  void refusesABlankPrincipal() {
    assertThatIllegalArgumentException().isThrownBy(() -> transactions.as(" ", jdbc -> 1));
    assertThatIllegalArgumentException().isThrownBy(() -> transactions.read("", jdbc -> 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transactions.ask("", "select 1", (row, n) -> 1));
  }

  @Test
  void refusesATransactionWithinAnother() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> transactions.as("officer:1", jdbc -> transactions.read("officer:2", inner -> 1)));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                transactions.as(
                    "officer:1",
                    jdbc -> transactions.ask("officer:2", "select 1", (row, n) -> row.getInt(1))));
  }

  private static String principal(JdbcClient jdbc) {
    return jdbc.sql("select principal()").query(String.class).single();
  }

  private static int write(JdbcClient jdbc, String text) {
    return jdbc.sql("insert into word values (?)").param(text).update();
  }
}
