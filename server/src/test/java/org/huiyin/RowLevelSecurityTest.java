package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.authority.Directory;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The second wall (R2), tried by hand: a connection with the server's own rights binds somebody
/// and reads and writes what it must not. Two matters lie there, one at the water bureau and one
/// that accuses it, each with identity, journal, duties, notices, a draft and a file.
class RowLevelSecurityTest {

  /// What an officer may not change in a matter in which they don't act, and nobody else either.
  private static final List<String> WRITES =
      List.of(
          "update matter set stage = 'x' where id = :m",
          "update matter set recused = '{}'",
          "update duty set due = '2030-01-01' where matter = :m",
          "delete from duty where matter = :m",
          "delete from draft where matter = :m",
          "update draft set act = 'x' where matter = :m",
          "delete from idempotency");

  private static final List<String> INSERTS =
      List.of(
          "insert into journal (authority, matter, seq, encoding_version, facts, commitment)"
              + " values (:a, :m, 900, 1, '{}', sha256('x'))",
          "insert into duty (authority, matter, number, clock, promise, is_window, role, start, due,"
              + " provisional, stage) values (:a, :m, 900, 'answer', 0, false, 'handler',"
              + " '2026-01-01', '2026-01-01', false, 'x')",
          "insert into outbox (authority, matter, seq, n, audience, notice, told_on)"
              + " values (:a, :m, 1, 900, 'complainant', 'x', '2026-01-01')",
          "insert into party (authority, matter, party, identity) values (:a, :m, 9, '')",
          "insert into evidence (authority, matter, id, seq, file_key)"
              + " values (:a, :m, gen_random_uuid(), 1, '')",
          "insert into draft (authority, matter, officer, act, version, content, saved_at)"
              + " values (:a, :m, :o, 'x', 1, '', '2026-01-01')",
          "insert into matter (authority, id, number, kind, relation, anonymous, channel, rulebook,"
              + " key_mac, wrapped_key, opened_on, fold_version, last_seq, version, last_on, stage, state)"
              + " select :a, gen_random_uuid(), 'n', 'remedy', 'concerns', false, 'web', digest, '',"
              + " '', '2026-02-10', 1, 1, 1, '2026-02-10', 'received', '{}' from rulebook limit 1",
          "insert into idempotency (id, body_mac, answer, expires_at) values ('x', '', '', '2026-01-01')");

  private static final List<String> TABLES =
      List.of("matter", "journal", "duty", "outbox", "party", "evidence", "draft", "idempotency");

  private static TestServer server;
  private static Directory directory;
  private static Brought atWater;
  private static Brought accusing;

  @BeforeAll
  static void bring() throws SQLException {
    server = TestServer.start();
    directory = server.bean(Directory.class);
    Api api = new Api(server);
    atWater = Brought.accepted(api);
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("relation", "accuses");
    filing.put("institution", DemoCounty.WATER);
    accusing = Brought.of(api, filing);
    for (Brought each : List.of(atWater, accusing)) {
      server
          .database()
          .run(
              "insert into evidence select authority, id, gen_random_uuid(), 1, '' from matter where id = '"
                  + id(each)
                  + "'");
    }
    server
        .database()
        .run(
            "insert into draft select authority, id, '"
                + officer("demo.lead")
                + "', 'answer', 1, '', '2026-02-10' from matter");
  }

  @org.junit.jupiter.api.AfterAll
  static void close() {
    server.close();
  }

  private static String id(Brought brought) {
    return server
        .database()
        .rows("select id::text from matter where number = ?", brought.number())
        .getFirst();
  }

  private static String authority(Brought brought) {
    return brought.number().substring(0, 6);
  }

  private static String officer(String login) {
    return directory.officerByLogin(login).orElseThrow().id().toString();
  }

  private static String bound(String who) {
    return who.startsWith("demo.") ? "officer:" + officer(who) : who;
  }

  private static String complainant(Brought brought) {
    return "complainant:" + authority(brought) + "/" + id(brought);
  }

  private interface Work {
    void with(Statement statement) throws SQLException;
  }

  /// In a transaction as somebody, which is rolled back.
  private static void as(String who, Work work) throws SQLException {
    try (Connection connection = server.database().server();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select set_config('huiyin.principal', '" + bound(who) + "', true)");
      work.with(statement);
      connection.rollback();
    }
  }

  private static List<String> rows(Statement statement, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (var found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  private static int count(Statement statement, String table, Brought of) throws SQLException {
    String column = table.equals("matter") ? "id" : "matter";
    return rows(statement, "select 1 from " + table + " where " + column + " = '" + id(of) + "'")
        .size();
  }

  @ParameterizedTest
  @MethodSource("everyTable")
  void aQueryOfNobodyRaises(String table) throws SQLException {
    try (Connection nobody = server.database().server();
        Statement statement = nobody.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("select * from " + table))
          .hasMessageContaining("without a principal");
    }
    try (Connection owner = server.database().owner();
        Statement statement = owner.createStatement()) {
      statement.execute("reset huiyin.principal");
      assertThatThrownBy(() -> statement.executeQuery("select * from " + table))
          .hasMessageContaining("without a principal");
    }
  }

  static Stream<String> everyTable() {
    return TABLES.stream();
  }

  /// Modules add tables. One that belongs to matters without a wall of its own fails here.
  @Test
  void everyTableThatBelongsToAMatterHasIt() {
    List<String> open =
        server
            .database()
            .rows(
                """
                select c.relname from pg_class c
                where c.relkind in ('r', 'p')
                  and (c.relname in ('matter', 'idempotency') or (
                    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority')
                    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'matter')))
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                """);
    assertThat(open).isEmpty();
    assertThat(
            server
                .database()
                .rows(
                    "select rolname from pg_roles where rolname in ('huiyin_owner', 'huiyin_server')"
                        + " and (rolbypassrls or rolsuper)"))
        .isEmpty();
  }

  @Test
  void whomTheAccusationIsAboutFindsNothingOfIt() throws SQLException {
    for (String login : List.of("demo.lead", "demo.handler", "demo.water-registrar")) {
      as(
          login,
          sql -> {
            for (String table : List.of("matter", "journal", "duty", "evidence", "draft")) {
              assertThat(count(sql, table, accusing)).as(login + " " + table).isZero();
            }
            assertThat(rows(sql, "select relation from matter")).doesNotContain("accuses");
          });
    }
    as("demo.city-registrar", sql -> assertThat(count(sql, "matter", accusing)).isEqualTo(1));
  }

  @Test
  void whoeverWorksOnItReadsItAndNoIdentityAndNoNotice() throws SQLException {
    for (String login : List.of("demo.lead", "demo.handler", "demo.water-registrar")) {
      as(
          login,
          sql -> {
            for (String table : List.of("matter", "journal", "duty", "evidence")) {
              assertThat(count(sql, table, atWater)).as(login + " " + table).isPositive();
            }
            for (String table : List.of("party", "outbox")) {
              assertThat(count(sql, table, atWater)).as(login + " " + table).isZero();
            }
            assertThat(rows(sql, "select 1 from idempotency")).isEmpty();
          });
    }
    as("demo.lead", sql -> assertThat(count(sql, "draft", atWater)).isEqualTo(1));
    as("demo.handler", sql -> assertThat(count(sql, "draft", atWater)).isZero());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"demo.labour", "demo.admin", "demo.auditor", "demo.operator", "demo.mediator"})
  void whoHasNothingToDoWithItFindsNothing(String login) throws SQLException {
    as(
        login,
        sql -> {
          for (String table : TABLES) {
            assertThat(rows(sql, "select 1 from " + table)).as(table).isEmpty();
          }
        });
  }

  @Test
  void aComplainantFindsTheirOwnMatterAndNoOther() throws SQLException {
    as(
        complainant(atWater),
        sql -> {
          for (String table : List.of("matter", "journal", "duty", "evidence", "party")) {
            assertThat(count(sql, table, atWater)).as(table).isPositive();
            assertThat(count(sql, table, accusing)).as(table).isZero();
          }
          for (String table : List.of("draft", "outbox", "idempotency")) {
            assertThat(rows(sql, "select 1 from " + table)).as(table).isEmpty();
          }
        });
  }

  /// What is read, by whom, without being a person.
  @Test
  void asASystemPrincipalNoMoreIsReadThanItsTaskNeeds() throws SQLException {
    Map<String, List<String>> read = new HashMap<>();
    read.put("system:deadlines", List.of("matter", "duty"));
    read.put("system:check", List.of("matter", "journal", "duty", "outbox", "evidence", "party"));
    read.put("system:answers", List.of("idempotency"));
    read.put("system:files", List.of());
    read.put("system:key-check", List.of());
    read.put("system:demo", List.of());
    read.put("sender:00", List.of());
    for (String principal : read.keySet()) {
      as(
          principal,
          sql -> {
            for (String table : TABLES) {
              assertThat(rows(sql, "select 1 from " + table).isEmpty())
                  .as(principal + " " + table)
                  .isEqualTo(!read.getOrDefault(principal, List.of()).contains(table));
            }
          });
    }
  }

  @Test
  void theKeyCheckGetsTheKeysOfOneNumberAndNobodyElseGetsAny() throws SQLException {
    String asked = "select id from key_of('990123', '" + atWater.number() + "')";
    as("system:key-check", sql -> assertThat(rows(sql, asked)).containsExactly(id(atWater)));
    for (String who : List.of("demo.lead", "system:check", complainant(atWater))) {
      as(who, sql -> assertThat(rows(sql, asked)).as(who).isEmpty());
    }
    String files = "select recorded_files((select array_agg(id) from evidence))";
    as("demo.lead", sql -> assertThat(rows(sql, files)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo.lead",
        "demo.labour",
        "demo.admin",
        "system:check",
        "system:key-check",
        "sender:00"
      })
  void nobodyWritesInAMatterInWhichTheyDontAct(String who) throws SQLException {
    for (Brought brought : List.of(atWater, accusing)) {
      for (String write : WRITES) {
        if (who.equals("demo.lead") && brought.equals(atWater) && write.contains("draft")) {
          continue; // their own
        }
        as(
            who,
            sql ->
                assertThat(sql.executeUpdate(filled(write, brought)))
                    .as(who + " " + write)
                    .isZero());
      }
      refusesInserts(who, brought);
    }
  }

  private static void refusesInserts(String who, Brought brought) throws SQLException {
    for (String insert : INSERTS) {
      boolean own =
          who.equals("demo.lead") && brought.equals(atWater) && insert.contains("into draft");
      boolean filing = who.startsWith("complainant:") && insert.contains("into idempotency");
      if (own || filing) {
        continue;
      }
      as(
          who,
          sql ->
              assertThatThrownBy(() -> sql.executeUpdate(filled(insert, brought)))
                  .as(who + " " + insert)
                  .hasMessageContaining("row-level security"));
    }
  }

  @Test
  void aComplainantWritesInNoOther() throws SQLException {
    for (String write : WRITES) {
      as(
          complainant(atWater),
          sql -> {
            sql.executeUpdate(filled(write, accusing));
            sql.execute("select set_config('huiyin.principal', 'system:check', true)");
            assertThat(
                    rows(
                        sql,
                        "select stage from matter where stage <> 'x' and id = '"
                            + id(accusing)
                            + "'"))
                .as(write)
                .hasSize(1);
            assertThat(
                    rows(
                        sql,
                        "select 1 from duty where due < '2030-01-01' and matter = '"
                            + id(accusing)
                            + "'"))
                .as(write)
                .isNotEmpty();
          });
    }
    refusesInserts(complainant(atWater), accusing);
  }

  private static String filled(String sql, Brought brought) {
    return sql.replace(":a", "'" + authority(brought) + "'")
        .replace(":m", "'" + id(brought) + "'")
        .replace(":o", "'" + officer("demo.lead") + "'");
  }

  @Test
  void nobodyActsInWhatTheyDontSeeNorFilesWhatIsThere() throws SQLException {
    for (String ask :
        List.of(
            filled("select act_in(:a, :m)", accusing),
            filled("select file_in(:a, :m)", accusing),
            filled("select file_in(:a, :m)", atWater))) {
      as(
          "demo.lead",
          sql ->
              assertThatThrownBy(() -> sql.execute(ask))
                  .as(ask)
                  .extracting(e -> ((SQLException) e).getSQLState())
                  .isEqualTo("HY003"));
    }
    as(
        "demo.lead",
        sql -> {
          sql.execute(filled("select act_in(:a, :m)", atWater));
          assertThat(
                  sql.executeUpdate(
                      "update matter set recused = recused || '{"
                          + officer("demo.lead")
                          + "}' where id = '"
                          + id(atWater)
                          + "'"))
              .isEqualTo(1);
          assertThat(
                  sql.executeUpdate(
                      "update matter set stage = 'x' where id <> '" + id(atWater) + "'"))
              .isZero();
        });
  }

  /// A view, a function or a sort of the server's own making looks at no more than its maker.
  @Test
  void neitherAnErrorNorAnOperatorTellsOfHiddenRows() throws SQLException {
    as(
        "demo.lead",
        sql ->
            assertThat(
                    rows(
                        sql,
                        "select number from matter where 1 / (case when relation = 'accuses' then 0 else 1 end) = 1"))
                .isNotEmpty());
  }
}
