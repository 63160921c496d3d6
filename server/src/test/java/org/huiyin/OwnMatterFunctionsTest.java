package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The functions by which complainants file and read show and take no more than the policies do.
class OwnMatterFunctionsTest {

  private static TestServer server;
  private static Brought own;
  private static Brought other;

  @BeforeAll
  static void bring() {
    server = TestServer.shared();
    Api api = new Api(server);
    own = Brought.of(api, Brought.aComplaint());
    other = Brought.of(api, Brought.aComplaint());
  }

  private static String id(Brought brought) {
    return server
        .database()
        .rows("select id::text from matter where number = ?", brought.number())
        .getFirst();
  }

  private static String complainant() {
    return "complainant:" + own.number().substring(0, 6) + "/" + id(own);
  }

  private static int rows(String principal, String sql) throws SQLException {
    try (Connection connection = server.bean(javax.sql.DataSource.class).getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select set_config('huiyin.principal', '" + principal + "', true)");
      try (ResultSet found = statement.executeQuery(sql)) {
        int rows = 0;
        while (found.next()) {
          rows++;
        }
        return rows;
      } finally {
        connection.rollback();
      }
    }
  }

  private static String of(String function, Brought brought) {
    return "select * from %s('%s', '%s')"
        .formatted(function, brought.number().substring(0, 6), id(brought));
  }

  @ParameterizedTest
  @ValueSource(strings = {"own_matter", "own_journal"})
  void whoBroughtAMatterReadsItAndNoOther(String function) throws SQLException {
    assertThat(rows(complainant(), of(function, own))).isEqualTo(1);
    assertThat(rows(complainant(), of(function, other))).isZero();
    for (String principal : List.of("system:check", "system:filing", "officer:" + id(own))) {
      assertThat(rows(principal, of(function, own))).isZero();
    }
  }

  @Test
  void oneOfAGroupReadsNoJournalThisWay() throws SQLException {
    String member = complainant().replace("complainant:", "member:") + "/2";

    assertThat(rows(member, of("own_matter", own))).isEqualTo(1);
    assertThat(rows(member, of("own_journal", own))).isZero();
  }

  @Test
  void theKeysAreForTheKeyCheckAlone() throws SQLException {
    String keys =
        "select * from key_and_standing_of('%s', '%s')"
            .formatted(own.number().substring(0, 6), own.number());

    assertThat(rows("system:key-check", keys)).isEqualTo(1);
    assertThat(rows(complainant(), keys)).isZero();
  }

  @Test
  void whoFilesSeesNothingAndNobodyElseFilesThisWay() throws SQLException {
    for (String table : List.of("matter", "journal", "duty", "outbox", "party", "idempotency")) {
      assertThat(rows("system:filing", "select * from " + table)).as(table).isZero();
    }
    String nothing =
        "select file_together(" + String.join(", ", Collections.nCopies(60, "'{}'")) + ")";
    assertThat(rows("system:filing", nothing)).isEqualTo(1);
    for (String principal : List.of(complainant(), "system:deadlines", "system:check")) {
      assertThatThrownBy(() -> rows(principal, nothing))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("HY005"));
    }
  }
}
