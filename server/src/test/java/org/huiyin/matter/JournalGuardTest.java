package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.huiyin.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the database itself refuses to the server's own role (R6): a journal only grows, and
/// nothing is written without saying who writes.
class JournalGuardTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private static final String MATTER =
      """
      insert into matter (authority, id, number, kind, relation, anonymous, channel, rulebook, key_mac,
        wrapped_key, opened_on, fold_version, last_seq, version, last_on, stage, state)
      values ('990123', '00000000-0000-4000-8000-000000000001', 'n', 'remedy', 'concerns', false, 'web',
        'digest', '', '', '2026-02-10', 1, 1, 1, '2026-02-10', 'received', '{}')
      """;

  private static final String ENTRY =
      """
      insert into journal (authority, matter, seq, encoding_version, facts, commitment)
      values ('990123', '00000000-0000-4000-8000-000000000001', %d, 1, '{}', sha256('x'))
      """;

  private static Connection server;

  @BeforeAll
  static void writeOneEntry() throws SQLException {
    server = DATABASE.server();
    run("insert into rulebook values ('digest', 'x', '1', '', '2026-02-10')");
    run(
        "select set_config('huiyin.principal', 'complainant:990123/00000000-0000-4000-8000-000000000001', false)");
    run(MATTER);
    run(ENTRY.formatted(1));
  }

  @AfterAll
  static void close() throws SQLException {
    server.close();
  }

  private static void run(String sql) throws SQLException {
    try (Statement statement = server.createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal set facts = '{\"act\":\"other\"}'",
        "delete from journal",
        "truncate journal",
        "update outbox set notice = ''",
        "delete from outbox",
        "delete from matter",
        "update rulebook set document = ''",
        "update party set party = 2",
        "drop table journal",
        "alter table journal disable trigger all",
        "delete from installation"
      })
  void refusesToChangeWhatWasWritten(String sql) {
    assertThatThrownBy(() -> run(sql))
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("42501");
  }

  @Test
  void refusesAnEntryWithoutAPrincipal() throws SQLException {
    try (Connection nobody = DATABASE.server();
        Statement statement = nobody.createStatement()) {
      assertThatThrownBy(() -> statement.execute(ENTRY.formatted(2)))
          .hasMessageContaining("principal");
    }
  }

  @Test
  void refusesASecondEntryInTheSamePlace() {
    assertThatThrownBy(() -> run(ENTRY.formatted(1)))
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("23505");
  }

  @Test
  void refusesAnEntryOfNoMatter() throws SQLException {
    try (Connection other = DATABASE.server();
        Statement statement = other.createStatement()) {
      statement.execute(
          "select set_config('huiyin.principal', 'complainant:990123/00000000-0000-4000-8000-000000000002', false)");
      assertThatThrownBy(
              () -> statement.execute(ENTRY.formatted(1).replace("000000000001", "000000000002")))
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("23503");
    }
  }

  @Test
  void ownsNothing() throws SQLException {
    try (Statement statement = server.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from pg_class where relowner = (select oid from pg_roles where rolname = current_user)")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }
}
