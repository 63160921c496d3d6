package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.evidence.Samples;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// R7: the whole way without a name, by number and key alone: asked and answering, contesting,
/// review and re-review, withdrawing, taking everything along. None of it leaves an address, a
/// device or a time of the complainant's that is finer than a day, in whatever table.
class AnonymousHttpTest {

  private final Api api = Api.shared();
  private final TestServer server = TestServer.shared();

  private Brought anonymous() {
    return Brought.of(api, Brought.anAnonymousComplaint());
  }

  private Visit follow(Brought brought) {
    Visit visit = new Visit(server.uri());
    visit.submit(visit.get("/follow"), "/follow", "number", brought.number(), "key", brought.key());
    return visit;
  }

  /// Whoever works on it asks; the page shows the question first, and the answer comes back to
  // them.
  @Test
  void isAskedAndAnswersByNumberAndKey() {
    Brought brought =
        anonymous()
            .done("demo.registrar", "register", Map.of())
            .done("demo.registrar", "refer", Brought.toWater())
            .done("demo.handler", "accept", Map.of("texts", Map.of("how", "实地查看后答复。")));
    brought.done("demo.handler", "question", Map.of("texts", Map.of("question", "水泵是哪一台？")));

    Visit visit = follow(brought);
    assertThat(visit.get("/matter").text())
        .containsSubsequence("有人向您提了问题", "水泵是哪一台？", "href=\"/matter/act/add\"");

    brought.done("add", Map.of("texts", Map.of("text", "村东头第二台。")));

    assertThat(visit.get("/matter").text()).doesNotContain("有人向您提了问题");
    JsonNode desk = Api.json(brought.open("demo.handler"));
    assertThat(desk.toString()).contains("村东头第二台。");
    assertThat(brought.view().required("happened").toString()).contains("question", "水泵是哪一台？");
  }

  @Test
  void contestsAndGoesUpTwiceWithoutAName() {
    Brought brought =
        anonymous()
            .done("demo.registrar", "register", Map.of())
            .done("demo.registrar", "refer", Brought.toWater())
            .done("demo.handler", "accept", Map.of("texts", Map.of("how", "实地查看后答复。")));
    brought
        .done("demo.handler", "answer", Brought.anAnswer())
        .done("contest", Map.of("texts", Map.of("reason", "没有修好。")));
    assertThat(brought.view().required("word").stringValue()).isEqualTo("contested");
    brought.done("request-review", Map.of("texts", Map.of("reason", "损失没有核算。")));
    assertThat(brought.stage()).isEqualTo("review");
    assertThat(brought.act("withdraw", Map.of()).statusCode()).isEqualTo(200);
    assertThat(brought.act("take-back", Map.of()).statusCode()).isEqualTo(200);
    for (JsonNode can : brought.view().required("can")) {
      assertThat(can.required("identity").isNull()).as(can.toString()).isTrue();
    }
  }

  /// Every table of the database that has rows of the matter, whatever was added since.
  @Test
  void leavesNoAddressDeviceOrFineTimeInAnyTable() throws SQLException {
    Brought brought =
        anonymous()
            .done("demo.registrar", "register", Map.of())
            .done("add", Map.of("texts", Map.of("text", "补充")));
    Visit visit = follow(brought);
    assertThat(
            visit
                .upload(
                    visit.get("/matter/act/add"),
                    "/matter/act/add",
                    List.of(new Visit.Sent("a.pdf", Samples.PDF)),
                    "text-text",
                    "有照片",
                    "go",
                    "do")
                .status())
        .isEqualTo(303);
    for (String form : List.of("json", "pdf", "zip")) {
      assertThat(visit.get("/matter/data/" + form).status()).isEqualTo(200);
    }
    identity(brought, Map.of("name", "王小河"));
    identity(brought, Map.of("name", "王小河", "phone", "13800000001"));
    brought.done("withdraw", Map.of()).done("take-back", Map.of());
    api.post(
        "/matters/" + brought.number() + "/spare-key",
        "",
        "Authorization",
        Api.basic(brought.number(), brought.key()));

    Map<String, List<String>> rows = rows(brought);

    assertThat(rows)
        .containsKeys("journal", "matter", "outbox", "evidence", "party", "party_before");
    rows.forEach(
        (table, all) -> {
          for (String row : all) {
            assertThat(row)
                .as(table)
                .doesNotContain("127.0.0.1", "0:0:0:0", "Java-http", "Mozilla");
            if (!row.contains("\\\"officer\\\":")) {
              assertThat(row).as(table).doesNotContainPattern("[0-9]{2}:[0-9]{2}:[0-9]{2}");
            }
          }
        });
  }

  private void identity(Brought brought, Map<String, String> identity) {
    HttpResponse<String> answer =
        api.send(
            "PUT",
            "/api/v1/matters/" + brought.number() + "/identity",
            HttpRequest.BodyPublishers.ofString(
                Api.text(Map.of("identity", identity)), StandardCharsets.UTF_8),
            "Content-Type",
            "application/json",
            "Authorization",
            Api.basic(brought.number(), brought.key()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private Map<String, List<String>> rows(Brought brought) throws SQLException {
    Map<String, List<String>> rows = new HashMap<>();
    try (Connection owner = server.database().owner();
        Statement statement = owner.createStatement()) {
      String id =
          all(statement, "select id from matter where number = '" + brought.number() + "'")
              .getFirst();
      for (String table :
          all(
              statement,
              """
              select table_name from information_schema.columns
              where table_schema = 'public' and column_name = 'matter' and data_type = 'uuid'
              """)) {
        List<String> found =
            all(
                statement,
                "select to_jsonb(t)::text from " + table + " t where matter = '" + id + "'");
        if (!found.isEmpty()) {
          rows.put(table, found);
        }
      }
      rows.put(
          "matter",
          all(statement, "select to_jsonb(t)::text from matter t where id = '" + id + "'"));
    }
    return rows;
  }

  private static List<String> all(Statement statement, String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        all.add(found.getString(1));
      }
    }
    return all;
  }
}
