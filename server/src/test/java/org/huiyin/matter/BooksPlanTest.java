package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Role;
import org.huiyin.database.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A book is read from its index, and no more matters are looked up than it shows, however many
/// the county has.
class BooksPlanTest {

  private static final int MATTERS = 50_000;
  private static final int INSTITUTIONS = 40;
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
          insert into matter (authority, id, number, kind, relation, anonymous, channel, rulebook,
            key_mac, wrapped_key, opened_on, fold_version, last_seq, version, last_on, stage,
            registering, state)
          select '990123', lpad(to_hex(i), 32, '0')::uuid, 'n' || i, 'remedy', 'concerns', false,
            'web', 'digest', '', '', date '2026-01-01' + i %% 90, 1, 1, 1, '2026-01-01', 'handling',
            lpad(to_hex(i %% %d), 32, '0')::uuid,
            case i %% 3
              when 0 then '{"counts": {"recorded:": 3}}'
              when 1 then '{"counts": {"mark:book own-power": 1}}'
              else '{"counts": {"mark:book no-remedy": 1, "mark:supervision special-supervision": 1}}'
            end
          from generate_series(1, %d) i
          """
              .formatted(INSTITUTIONS, MATTERS));
      statement.execute("analyze matter");
    }
  }

  private static List<String> plan(Book book, Role role, Cursor after) throws SQLException {
    OfficerPrincipal officer =
        new OfficerPrincipal(
            new UUID(1, 1), new UUID(0, 7), new UUID(0, 1), Set.of(role), Set.of());
    try (Connection server = DATABASE.server()) {
      DataSource one = new SingleConnectionDataSource(server, true);
      Books books = new Books(one, TestServer.shared().bean(Parts.class), new StateCodec());
      return books
          .asked("explain ", officer, book, after, 50)
          .rows(one, (row, n) -> row.getString(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isReadFromItsIndex(Book book) throws SQLException {
    String index = book == Book.SPECIAL_SUPERVISION ? "matter_supervised" : "matter_book";
    Cursor later = new Cursor(LocalDate.of(2026, 2, 1), "990123", new UUID(0, 77), 0);
    for (Role role : List.of(Role.HANDLER, Role.LEAD)) {
      for (Cursor after : List.of(Desk.START, later)) {
        assertThat(plan(book, role, after))
            .anyMatch(line -> line.contains("Index Scan using " + index + " on matter"))
            .noneMatch(line -> line.contains("Seq Scan") || line.contains("Sort"))
            .anyMatch(line -> line.contains("Index Cond") && line.contains("at_institution"));
      }
    }
  }
}
