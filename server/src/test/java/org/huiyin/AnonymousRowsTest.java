package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// R7, anonymous is enough: the rows of an anonymous matter hold no address, no device, and no
/// time of a complainant's act that is finer than its day.
class AnonymousRowsTest {

  private final Api api = Api.shared();

  private List<String> rows(String sql, Object... parameters) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection owner = api.server().database().owner();
        PreparedStatement query = owner.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setObject(i + 1, parameters[i]);
      }
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
    }
    return rows;
  }

  private Brought anAnonymousMatter() {
    Brought brought =
        Brought.of(api, Brought.anAnonymousComplaint())
            .done("add", Map.of("texts", Map.of("text", "补充")))
            .done("demo.registrar", "register", Map.of())
            .done("withdraw", Map.of())
            .done("take-back", Map.of());
    var changed =
        api.post(
            "/matters/" + brought.number() + "/key",
            "",
            "Authorization",
            Api.basic(brought.number(), brought.key()));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    return brought;
  }

  @Test
  void holdNoFineTimeOfTheComplainant() throws SQLException {
    String number = anAnonymousMatter().number();
    List<String> facts =
        rows(
            "select facts from journal j join matter m on m.id = j.matter where m.number = ? order by seq",
            number);
    assertThat(facts).hasSize(6);
    assertThat(facts)
        .filteredOn(entry -> !entry.contains("\"officer\":"))
        .hasSize(5)
        .noneMatch(entry -> entry.matches(".*[0-9]{2}:[0-9]{2}.*") || entry.contains("\"at\""));
  }

  @Test
  void holdNoAddressDeviceOrPerson() throws SQLException {
    String number = anAnonymousMatter().number();
    String id = rows("select id from matter where number = ?", number).getFirst();
    List<String> all = new ArrayList<>();
    for (String table : List.of("journal", "duty", "outbox")) {
      all.addAll(rows("select t::text from " + table + " t where matter = ?::uuid", id));
    }
    all.addAll(rows("select t::text from matter t where id = ?::uuid", id));
    assertThat(all)
        .isNotEmpty()
        .noneMatch(row -> row.contains("127.0.0.1") || row.contains("Java-http"));
    assertThat(rows("select t::text from party t where matter = ?::uuid", id)).isEmpty();
  }

  @Test
  void haveNoPlaceForAFineTime() throws SQLException {
    assertThat(
            rows(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_name in ('matter', 'party', 'party_before', 'journal', 'duty', 'outbox', 'evidence')
                  and data_type like 'time%'
                """))
        .isEmpty();
  }

  /// The answer that is remembered for a retry is written in the same transaction: its row
  /// tells no more.
  @Test
  void haveNoCompanionThatDatesThem() throws SQLException {
    anAnonymousMatter();
    assertThat(
            rows(
                """
                select distinct (expires_at at time zone 'Asia/Shanghai')::time::text from idempotency
                where expires_at > now()
                """))
        .containsExactly("00:00:00");
  }
}
