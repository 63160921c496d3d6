package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Role;
import org.huiyin.database.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The desk's list is read from its index, and no more matters are looked up than it shows,
/// however many the county has. Their states are as long as real ones.
class DeskPlanTest {

  private static final int MATTERS = 50_000;
  private static final int INSTITUTIONS = 40;
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final UUID institution = new UUID(0, 7);

  @BeforeAll
  static void fill() throws SQLException {
    try (Connection owner = DATABASE.owner();
        Statement statement = owner.createStatement()) {
      statement.execute("select set_config('huiyin.principal', 'system:test', false)");
      statement.execute(
          "insert into rulebook values ('digest', 'cn-xinfang', '1', 'x', '2026-01-01')");
      statement.execute(
          """
          insert into matter (authority, id, number, kind, relation, anonymous, channel, rulebook,
            key_mac, wrapped_key, opened_on, fold_version, last_seq, version, last_on, stage, state)
          select '990123', lpad(to_hex(i), 32, '0')::uuid, 'n' || i, 'remedy', 'concerns', false,
            'web', 'digest', '', '', '2026-01-01', 1, 1, 1, '2026-01-01', 'handling',
            (select to_json(string_agg(md5(i || '-' || g), ''))::text from generate_series(1, 20) g)
          from generate_series(1, %d) i
          """
              .formatted(MATTERS));
      statement.execute(
          """
          insert into duty (authority, matter, number, clock, promise, is_window, role, institution,
            unit, start, due, provisional, stage, place)
          select '990123', lpad(to_hex(i), 32, '0')::uuid, 1, 'answer', 0, false, 'handler',
            lpad(to_hex(i %% %d), 32, '0')::uuid, lpad(to_hex(i %% 3), 32, '0')::uuid,
            '2026-01-01', date '2026-01-01' + i %% 90, false, 'handling', 'v' || i %% 50
          from generate_series(1, %d) i
          """
              .formatted(INSTITUTIONS, MATTERS));
      statement.execute("analyze matter");
      statement.execute("analyze duty");
    }
  }

  enum Asked {
    EVERYTHING,
    MY_UNITS,
    A_PLACE,
    A_STAGE,
    THE_NEXT_PAGE
  }

  private static DutyQuery query(Asked asked) {
    return new DutyQuery(
        asked == Asked.A_STAGE ? "handling" : null,
        null,
        asked == Asked.A_PLACE ? "v7" : null,
        null,
        asked == Asked.MY_UNITS,
        false,
        Optional.empty(),
        50);
  }

  private List<String> plan(String sql, Asked asked, Role role) throws SQLException {
    OfficerPrincipal officer =
        new OfficerPrincipal(new UUID(1, 1), institution, new UUID(0, 1), Set.of(role), Set.of());
    Cursor after =
        asked == Asked.THE_NEXT_PAGE
            ? new Cursor(LocalDate.of(2026, 2, 1), "990123", new UUID(0, 77), 1)
            : Desk.START;
    try (Connection server = DATABASE.server()) {
      DataSource one = new SingleConnectionDataSource(server, true);
      Desk desk = new Desk(one, TestServer.shared().bean(Parts.class), new StateCodec());
      return desk.asked("explain " + sql, officer, List.of(), query(asked), after, 200)
          .rows(one, (row, n) -> row.getString(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isReadFromItsIndex(Asked asked) throws SQLException {
    for (Role role : List.of(Role.HANDLER, Role.LEAD)) {
      for (String sql : List.of(Desk.ROWS, Desk.COUNTED)) {
        assertThat(plan(sql, asked, role))
            .anyMatch(line -> line.contains("Index Scan using duty_desk on duty"))
            .noneMatch(line -> line.contains("Seq Scan") || line.contains("Sort"))
            .anyMatch(line -> line.contains("Index Cond") && line.contains("institution"));
      }
    }
  }

  /// What is prepared once and planned for whatever comes is no worse.
  @Test
  void isReadFromItsIndexByAPlanForAllToo() throws SQLException {
    Map<String, String> types =
        Map.ofEntries(
            Map.entry("institution", "uuid"),
            Map.entry("roles", "text[]"),
            Map.entry("whole", "boolean"),
            Map.entry("unit", "uuid"),
            Map.entry("units", "uuid[]"),
            Map.entry("officers", "uuid[]"),
            Map.entry("ownUnit", "boolean"),
            Map.entry("somewhere", "boolean"),
            Map.entry("places", "text[]"),
            Map.entry("lateBefore", "date"),
            Map.entry("due", "date"),
            Map.entry("matter", "uuid"),
            Map.entry("number", "integer"),
            Map.entry("limit", "bigint"));
    List<String> names = new ArrayList<>();
    String numbered =
        Pattern.compile(":([a-zA-Z]+)")
            .matcher(Desk.ROWS)
            .replaceAll(
                name -> {
                  if (!names.contains(name.group(1))) {
                    names.add(name.group(1));
                  }
                  return "\\$"
                      + (names.indexOf(name.group(1)) + 1)
                      + "::"
                      + types.getOrDefault(name.group(1), "text");
                });
    assertThat(explained("explain (generic_plan) " + numbered))
        .anyMatch(line -> line.contains("Index Scan using duty_desk on duty"))
        .noneMatch(line -> line.contains("Seq Scan") || line.contains("Sort"));
  }

  /// The other questions of the desk's pages: each is about one matter, and reads no other.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from matter where authority = '990123' and id = '00000000-0000-0000-0000-000000000007'",
        "select * from matter where authority = '990123' and number = 'n7'",
        "select * from journal where authority = '990123'"
            + " and matter = '00000000-0000-0000-0000-000000000007' order by seq",
        "select * from evidence where authority = '990123'"
            + " and matter = '00000000-0000-0000-0000-000000000007' order by seq, id",
        "select * from draft where authority = '990123'"
            + " and matter = '00000000-0000-0000-0000-000000000007'"
            + " and officer = '00000000-0000-0001-0000-000000000001' and act = 'answer'",
        "delete from duty where authority = '990123'"
            + " and matter = '00000000-0000-0000-0000-000000000007' and number = any ('{1,2}')",
        "update matter set stage = 'x' where authority = '990123'"
            + " and id = '00000000-0000-0000-0000-000000000007'"
      })
  void whatIsAskedOfOneMatterReadsNoOther(String asked) throws SQLException {
    assertThat(explained("explain " + asked))
        .anyMatch(line -> line.contains("Index Cond"))
        .noneMatch(line -> line.contains("Seq Scan"));
  }

  /// In one transaction with what the desk sets.
  private static List<String> explained(String sql) throws SQLException {
    Map<String, String> login = DATABASE.properties();
    // In the simple protocol a placeholder is no parameter that is missing.
    try (Connection server =
            DriverManager.getConnection(
                DATABASE.url() + "&preferQueryMode=simple",
                login.get("huiyin.db.user"),
                login.get("huiyin.db.password"));
        Statement statement = server.createStatement()) {
      statement.execute(
          "select set_config('huiyin.principal', 'officer:00000000-0000-0001-0000-000000000001', false)");
      server.setAutoCommit(false);
      statement.execute(Desk.IN_ORDER);
      List<String> lines = new ArrayList<>();
      try (var rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
      return lines;
    }
  }
}
