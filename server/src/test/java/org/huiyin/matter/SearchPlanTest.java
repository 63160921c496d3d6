package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.database.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A search reads its index, looks at few matters however common a word is, gives the newest, and
/// asks the wall by the very text of its policy.
class SearchPlanTest {

  private static final int MATTERS = 50_000;
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  @BeforeAll
  static void fill() throws SQLException {
    try (Connection owner = DATABASE.owner();
        Statement statement = owner.createStatement()) {
      statement.execute("select set_config('huiyin.principal', 'system:test', false)");
      statement.execute(
          "insert into rulebook values ('digest', 'cn-xinfang', '1', 'x', '2026-01-01')");
      statement.execute(
          """
          insert into institution (id, authority, code, name_zh, name_en, sort_key,
            superior_outside, rulebook, active)
          select lpad(to_hex(i), 32, '0')::uuid, '990123', 'i' || i, 'x', 'x', 'x', 'x', 'x', true
          from generate_series(0, 39) i
          """);
      statement.execute(
          """
          insert into officer select lpad(to_hex(i), 32, '0')::uuid, lpad(to_hex(i), 32, '0')::uuid,
            null, 'x', 'x', 'o' || i, true from generate_series(0, 39) i
          """);
      statement.execute("insert into officer_role select id, 'lead' from officer");
      statement.execute(
          """
          insert into matter (authority, id, number, kind, relation, anonymous, channel, rulebook,
            key_mac, wrapped_key, opened_on, fold_version, last_seq, version, last_on, stage, state,
            registering)
          select '990123', lpad(to_hex(i), 32, '0')::uuid, 'n' || i, 'remedy', 'concerns', false,
            'web', 'digest', '', '', date '2023-01-01' + i / 50, 1, 1, 1, '2026-01-01', 'handling',
            '{}', lpad(to_hex(i %% 40), 32, '0')::uuid
          from generate_series(1, %d) i
          """
              .formatted(MATTERS));
      statement.execute(
          """
          insert into matter_words
          select authority, id, opened_on,
            (select string_agg('w' || g || '_' || (hashtext(number || g) % 500), ' ')::tsvector
              from generate_series(1, 40) g)
              || array_to_tsvector(array['common'])
              || array_to_tsvector(case when number = 'n7' then array['rare'] else '{}' end),
            array['i:' || registering, 'k:remedy', 's:handling', to_char(opened_on, '"w:"IYYY-IW')]
          from matter
          """);
      statement.execute("analyze matter");
      statement.execute("analyze matter_words");
    }
  }

  private interface Asked {
    void by(Statement statement) throws SQLException;
  }

  private static void asOfficer(int officer, Asked asked) throws SQLException {
    try (Connection server = DATABASE.server();
        Statement statement = server.createStatement()) {
      server.setAutoCommit(false);
      statement.execute(
          "select set_config('huiyin.principal', 'officer:00000000-0000-0000-0000-%012x', true)"
              .formatted(officer));
      asked.by(statement);
    }
  }

  private static List<String> rows(Statement statement, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  private static long counted(Statement statement, String what) throws SQLException {
    return Long.parseLong(
        rows(
                statement,
                "select sum("
                    + what
                    + ")::bigint from pg_stat_xact_user_tables where relname in ('matter', 'matter_words')")
            .getFirst());
  }

  @Test
  void aCommonWordLooksAtTheNewestAlone() throws SQLException {
    asOfficer(
        7,
        statement -> {
          List<String> found =
              rows(
                  statement,
                  "select m.opened_on::text from search('''common''', '{}') s join matter m on m.id = s.matter");
          assertThat(found).hasSize(51).isSortedAccordingTo((a, b) -> b.compareTo(a));
          assertThat(found.getFirst()).isEqualTo("2025-09-26");
          assertThat(counted(statement, "seq_scan")).isZero();
          assertThat(counted(statement, "idx_tup_fetch")).isLessThan(1_000);
        });
  }

  @Test
  void aRareWordIsFoundByItsIndex() throws SQLException {
    asOfficer(
        7,
        statement -> {
          assertThat(rows(statement, "select matter from search('''rare''', '{k:remedy}')"))
              .containsExactly("00000000-0000-0000-0000-000000000007");
          assertThat(rows(statement, "select matter from search('''rare''', '{k:other}')"))
              .isEmpty();
          assertThat(counted(statement, "seq_scan")).isZero();
          assertThat(counted(statement, "idx_tup_fetch")).isLessThan(100);
        });
  }

  @Test
  void whoSeesNothingOfItLooksAtNothing() throws SQLException {
    asOfficer(
        8,
        statement -> {
          assertThat(rows(statement, "select matter from search('''rare''', '{}')")).isEmpty();
          assertThat(counted(statement, "idx_tup_fetch")).isLessThan(100);
        });
  }

  /// R2: there is no second predicate that could fall behind.
  @Test
  void asksTheVeryPolicyOfTheWall() throws SQLException {
    try (Connection owner = DATABASE.owner();
        PreparedStatement statement =
            owner.prepareStatement(
                """
                select strpos(f.prosrc, pg_get_expr(p.polqual, p.polrelid)) > 0
                from pg_proc f, pg_policy p
                where f.proname = 'search' and p.polrelid = 'matter'::regclass
                  and p.polname = 'reading'
                """);
        ResultSet same = statement.executeQuery()) {
      assertThat(same.next()).isTrue();
      assertThat(same.getBoolean(1))
          .as("the policy of `matter` changed: call make_search() in its migration")
          .isTrue();
      assertThat(same.next()).isFalse();
    }
  }

  @Test
  void isForOfficersAlone() throws SQLException {
    try (Connection server = DATABASE.server();
        Statement statement = server.createStatement()) {
      for (String who :
          List.of("system:check", "system:words", "complainant:990123/x", "audit:x")) {
        statement.execute("select set_config('huiyin.principal', '" + who + "', false)");
        assertThatThrownBy(() -> rows(statement, "select matter from search('''common''', '{}')"))
            .as(who)
            .hasMessageContaining("no officer");
      }
    }
    asOfficer(
        7, statement -> assertThat(rows(statement, "select matter from matter_words")).isEmpty());
  }
}
