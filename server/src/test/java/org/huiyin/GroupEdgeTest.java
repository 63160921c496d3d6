package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A group in the database: no edge from who invites to who is invited, no time of joining that is
/// finer than a day, no order of joining, and a member who reads others' words reads nothing. Read
/// off from the schema, from every row of a matter as a backup has it, and through the second wall.
class GroupEdgeTest {

  private static final String MEMBERS =
      "select g.number from member g join matter m on m.authority = g.authority and m.id = g.matter"
          + " where m.number = ? and g.key_mac is not null order by g.ctid";

  private final Api api = Api.shared();

  private List<String> rows(String sql, Object... values) throws SQLException {
    try (Connection owner = api.server().database().owner();
        PreparedStatement query = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      List<String> rows = new ArrayList<>();
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
      return rows;
    }
  }

  /// No column is a time, none points to a member, and none is there but these: whoever adds one
  /// has to say here what it is.
  @Test
  void theSchemaHasNoPlaceForAnEdgeOrATime() throws SQLException {
    assertThat(
            rows(
                """
                select table_name || '.' || column_name || ' ' || data_type
                from information_schema.columns
                where table_schema = 'public' and table_name in ('member', 'matter_group')
                order by 1
                """))
        .containsExactly(
            "matter_group.authority text",
            "matter_group.invitation_mac bytea",
            "matter_group.matter uuid",
            "matter_group.recorded ARRAY",
            "matter_group.said bytea",
            "member.authority text",
            "member.consent bytea",
            "member.has_chosen boolean",
            "member.key_mac bytea",
            "member.matter uuid",
            "member.new_key_mac bytea",
            "member.number smallint",
            "member.stands boolean",
            "member.voices smallint");
    assertThat(
            rows(
                """
                select conrelid::regclass::text from pg_constraint
                where contype = 'f' and confrelid = 'member'::regclass
                """))
        .as("what points to a member")
        .isEmpty();
  }

  /// Every row that has to do with the matter, before and after somebody joins: nothing is added
  /// but the member and who they are, both under a random number; the journal isn't touched.
  @Test
  void joiningAddsOneMemberAndNothingThatIsDated() throws SQLException {
    Grouped grouped = Grouped.of(Brought.received(api));
    grouped.joined(Map.of("name", "张大山"));
    Set<String> before = dump(grouped.brought());

    Grouped.Joined joined = grouped.joined(Map.of("name", "李小溪"));

    Set<String> added = new TreeSet<>(dump(grouped.brought()));
    added.removeAll(before);
    assertThat(added).hasSize(2);
    assertThat(added)
        .allMatch(row -> row.contains(String.valueOf(joined.number())))
        .noneMatch(row -> row.matches("(?s).*\\d{4}-\\d{2}-\\d{2}.*"))
        .noneMatch(row -> row.matches("(?s).*\\d{2}:\\d{2}.*"));
    assertThat(dump(grouped.brought())).containsAll(before);
  }

  /// All rows of all tables that belong to the matter, as a backup has them.
  private Set<String> dump(Brought brought) throws SQLException {
    Set<String> all = new TreeSet<>();
    String id = rows("select id::text from matter where number = ?", brought.number()).getFirst();
    for (String table :
        rows(
            """
            select table_name from information_schema.columns
            where table_schema = 'public' and column_name = 'matter'
            """)) {
      rows("select t::text from " + table + " t where t.matter::text = ?", id)
          .forEach(row -> all.add(table + row.replace(id, "")));
    }
    rows("select t::text from matter t where t.id::text = ?", id)
        .forEach(row -> all.add("matter" + row.replace(id, "")));
    return all;
  }

  /// Twelve come one after the other. Neither the numbers, nor the place of the rows, nor the
  /// transactions that wrote them are in that order.
  @Test
  void noOrderOfJoiningIsLeft() throws SQLException {
    Grouped grouped = Grouped.of(Brought.received(api));
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      order.add(String.valueOf(grouped.joined(Map.of("name", "成员" + i)).number()));
    }
    String number = grouped.brought().number();

    assertThat(order).isNotEqualTo(order.stream().sorted().toList());
    assertThat(rows(MEMBERS, number)).hasSize(12).isNotEqualTo(order);
    assertThat(
            rows(
                MEMBERS
                    .replace("select g.number", "select distinct g.xmin::text")
                    .replace(" order by g.ctid", ""),
                number))
        .as("transactions")
        .hasSize(1);
    String names =
        "from party p join matter m on m.authority = p.authority and m.id = p.matter where m.number = ? and p.party > 1";
    assertThat(rows("select p.party " + names + " order by p.ctid", number))
        .hasSize(12)
        .isNotEqualTo(order);
    assertThat(rows("select distinct p.xmin::text " + names, number)).hasSize(1);
  }

  /// After a voice was given, every row was written by the same transaction: none stands out with
  /// the one who was chosen.
  @Test
  void noRowTellsWhoseVoiceWentToWhom() throws SQLException {
    Grouped grouped = Grouped.of(Brought.received(api));
    Grouped.Joined one = grouped.joined();
    Grouped.Joined other = grouped.joined();
    grouped.joined();
    Grouped.own(one.of(), "PUT", "/group/candidacy", "");

    assertThat(Grouped.voice(other.of(), one.number()).statusCode()).isEqualTo(204);

    String of =
        " from member g join matter m on m.authority = g.authority and m.id = g.matter where m.number = ?";
    assertThat(rows("select distinct g.xmin::text" + of, grouped.brought().number())).hasSize(1);
    assertThat(
            rows(
                "select sum(voices) || ' ' || count(*) filter (where has_chosen)" + of,
                grouped.brought().number()))
        .containsExactly("1 1");
  }

  /// The exact number is told to nobody, officers included.
  @Test
  void theSizeIsABand() {
    Grouped grouped = Grouped.of(Brought.received(api));
    for (int i = 0; i < 9; i++) {
      assertThat(Grouped.group(grouped.brought()).required("size").stringValue()).isEqualTo("1-9");
      grouped.joined();
    }
    assertThat(Grouped.group(grouped.brought()).required("size").stringValue()).isEqualTo("10-49");
  }

  /// The second wall: bound as one of a group, the server's role reads neither who the others are,
  /// nor what they said, nor who there is.
  @Test
  void theDatabaseKeepsOthersWordsFromAMember() throws SQLException {
    Grouped grouped = Grouped.of(Brought.received(api));
    Grouped.Joined one = grouped.joined(Map.of("name", "张大山"));
    Grouped.Joined other = grouped.joined();
    other.of().done("add", Map.of("texts", Map.of("text", "别人的话")));
    String matter =
        rows(
                "select authority || '/' || id from matter where number = ?",
                grouped.brought().number())
            .getFirst();
    try (Connection server = api.server().database().server()) {
      server.setAutoCommit(false);
      bind(server, "member:" + matter + "/" + one.number());
      assertThat(read(server, "select count(*) from journal")).isEqualTo("0");
      assertThat(read(server, "select count(*) from party")).isEqualTo("0");
      assertThat(read(server, "select string_agg(number::text, ',') from member"))
          .isEqualTo(String.valueOf(one.number()));
      String of = "from journal_of_member('" + matter.replace("/", "','") + "')";
      assertThat(read(server, "select count(*) " + of + " where content_ciphertext is not null"))
          .as("nothing was said by them, nor in office")
          .isEqualTo("0");
      assertThatThrownBy(() -> read(server, "select leave_group('999999', gen_random_uuid())"))
          .isInstanceOf(SQLException.class);
      server.rollback();
      bind(server, "member:" + matter + "/" + other.number());
      assertThat(read(server, "select count(*) " + of + " where content_ciphertext is not null"))
          .isEqualTo("1");
      server.rollback();
      bind(server, "member:" + matter + "/" + one.number());
      assertThatThrownBy(
              () ->
                  read(
                      server,
                      "insert into party (authority, matter, party, identity) select authority, id, 7, ''"
                          + " from matter returning party"))
          .isInstanceOf(SQLException.class);
      server.rollback();
    }
  }

  private static void bind(Connection server, String principal) throws SQLException {
    read(server, "select set_config('huiyin.principal', '" + principal + "', true)");
  }

  private static String read(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getString(1);
    }
  }
}
