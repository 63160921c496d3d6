package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Regulation on Petition Work, Art. 30(3): an accusation never reaches the accused.
class AccusationHttpTest {

  private final Api api = Api.shared();
  private final Directory directory = api.server().bean(Directory.class);

  private UUID institution(String code) {
    return directory.institutionByCode(code).orElseThrow().id();
  }

  private UUID officer(String login) {
    return directory.officerByLogin(login).map(Officer::id).orElseThrow();
  }

  private List<Long> rows() throws SQLException {
    String sql =
        """
        select (select count(*) from matter), (select count(*) from journal),
          (select count(*) from party), (select count(*) from duty), (select count(*) from outbox),
          (select count(*) from idempotency)
        """;
    try (Connection owner = api.server().database().owner();
        Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return Stream.of(1, 2, 3, 4, 5, 6).map(column -> number(row, column)).toList();
    }
  }

  private static long number(ResultSet row, int column) {
    try {
      return row.getLong(column);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Map<String, Object>> ofAPerson() {
    return Stream.of(
        Map.of("kind", "accusation", "relation", "concerns"),
        Map.of("kind", "accusation", "relation", "accuses"),
        Map.of("relation", "accuses", "about", Map.of("person", true)),
        Map.of("relation", "accuses", "about", Map.of("officer", "demo.handler")));
  }

  @ParameterizedTest
  @MethodSource("ofAPerson")
  void namesOtherDoorsAndKeepsNothing(Map<String, Object> how) throws SQLException {
    Map<String, Object> filing = Brought.aComplaint();
    filing.putAll(how);
    if (filing.get("about") instanceof Map<?, ?> about && about.containsKey("officer")) {
      filing.put("about", Map.of("officer", officer("demo.handler")));
    }
    List<Long> before = rows();

    HttpResponse<String> answer = api.file(Api.text(filing));

    JsonNode problem = Api.problem(answer, 422, "other-doors");
    assertThat(problem.required("doors").findValuesAsString("id"))
        .containsExactly("competent-body", "discipline-inspection", "personnel");
    assertThat(problem.required("doors").get(0).required("name").stringValue()).contains("12388");
    assertThat(problem.required("citation").stringValue()).contains("Regulation on Petition Work");
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void countsAsAnAccusationWhereNothingIsSaid() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.remove("relation");
    assertThat(Brought.of(api, filing).view().required("relation").stringValue())
        .isEqualTo("accuses");
  }

  private Brought accusingLiutang() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("relation", "accuses");
    filing.put("institution", DemoCounty.COUNTY + "-liutang");
    filing.put("about", Map.of("institution", institution(DemoCounty.COUNTY + "-liutang")));
    return Brought.of(api, filing);
  }

  private Brought accusingTheCounty() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("relation", "accuses");
    filing.put("institution", DemoCounty.COUNTY + "-gov");
    filing.put("about", Map.of("institution", institution(DemoCounty.COUNTY + "-gov")));
    return Brought.of(api, filing);
  }

  @Test
  void goesToTheInstitutionAboveTheAccused() {
    Brought brought = accusingTheCounty();
    assertThat(brought.view().required("turn").required("institution").stringValue())
        .isEqualTo("望川市人民政府");
    assertThat(brought.open("demo.city-lead").statusCode()).isEqualTo(200);
    assertThat(accusingLiutang().view().required("turn").required("institution").stringValue())
        .isEqualTo("青禾县人民政府");
  }

  @Test
  void isShownToNoneOfTheAccusedNorToThoseBelowThem() {
    List<String> below =
        List.of(
            "demo.county-supervisor",
            "demo.liutang",
            "demo.liutang-lead",
            "demo.shiqiao",
            "demo.shiqiao-lead");
    List<String> lists = below.stream().map(this::list).toList();
    Brought brought = accusingTheCounty();
    for (String login : below) {
      Api.problem(brought.open(login), 404, "not-found");
      Api.problem(brought.act(login, "register", Map.of()), 404, "not-found");
    }
    assertThat(below.stream().map(this::list)).isEqualTo(lists);
    assertThat(list("demo.city-lead")).contains(brought.number());
  }

  private String list(String login) {
    return api.get("/desk/duties?limit=200", "Authorization", api.bearer(login)).body();
  }

  @Test
  void isNeverSentToTheAccused() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("relation", "accuses");
    filing.put("about", Map.of("institution", institution(DemoCounty.WATER)));
    Brought brought = Brought.of(api, filing).done("demo.registrar", "register", Map.of());

    HttpResponse<String> sent = brought.act("demo.registrar", "refer", Brought.toWater());

    JsonNode problem = Api.problem(sent, 422, "rule-refused");
    assertThat(problem.required("ruleId").stringValue()).isEqualTo("conflict");
    assertThat(brought.stage()).isEqualTo("registered");
  }

  /// The wall stands around one institution, so which one must be beyond doubt.
  @Test
  void isNotTakenInAgainstAUnitOfAnotherInstitutionThanItNames() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("relation", "accuses");
    UUID unit = directory.units(institution(DemoCounty.WATER)).getFirst().id();
    filing.put("about", Map.of("institution", institution(DemoCounty.LABOUR), "unit", unit));
    JsonNode problem = Api.problem(api.file(Api.text(filing)), 422, "invalid-fields");
    assertThat(Api.errors(problem)).containsExactly("about.unit unknown");
    filing.put("about", Map.of("institution", institution(DemoCounty.WATER), "unit", unit));
    assertThat(api.file(Api.text(filing)).statusCode()).isEqualTo(201);
  }
}
