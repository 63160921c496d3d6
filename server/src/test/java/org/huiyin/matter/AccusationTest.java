package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huiyin.TestServer;
import org.huiyin.authority.Directory;
import org.huiyin.demo.DemoClient;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// R2 over the API: a matter that accuses an institution goes to the one above, and nothing
/// that anybody does with it brings it before the accused. Regulation on Petition Work, Art.
/// 30(3).
class AccusationTest {

  private static final List<String> ACCUSED =
      List.of("demo.handler", "demo.handler2", "demo.lead", "demo.water-registrar");

  private static TestServer server;
  private static DemoClient client;
  private static String number;
  private static String key;

  @BeforeAll
  static void accuseTheWaterBureau() {
    server = TestServer.start();
    client = server.client(Locale.ENGLISH);
    JsonNode filed =
        client
            .file(
                Map.of(
                    "kind",
                    "remedy",
                    "relation",
                    "accuses",
                    "institution",
                    DemoCounty.WATER,
                    "ask",
                    "Look into how the bureau spends the repair money.",
                    "story",
                    "The money was spent, the pump wasn't bought."))
            .expect(201);
    number = filed.required("number").stringValue();
    key = filed.required("key").stringValue();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String id(String code) {
    return server.bean(Directory.class).institutionByCode(code).orElseThrow().id().toString();
  }

  @Test
  void goesToTheInstitutionAboveTheAccused() {
    JsonNode turn = client.view(number, key).expect(200).required("turn");
    assertThat(turn.required("institution").stringValue()).isEqualTo("Wangchuan City Government");
  }

  @Test
  void isInvisibleToEveryoneAtTheAccused() {
    for (String login : ACCUSED) {
      assertThat(client.open(login, number).status()).as(login).isEqualTo(404);
      assertThat(client.act(login, number, "recuse", Map.of()).status()).as(login).isEqualTo(404);
      assertThat(client.duties(login, "").expect(200).required("duties")).as(login).isEmpty();
    }
  }

  @Test
  void answersTheAccusedAsForANumberThatDoesNotExist() {
    DemoClient.Answer hidden = client.open("demo.lead", number);
    DemoClient.Answer none = client.open("demo.lead", "990123-2026-00000000-0");
    assertThat(hidden.status()).isEqualTo(none.status());
    assertThat(hidden.body().required("detail")).isEqualTo(none.body().required("detail"));
  }

  @Test
  void canNotBeReferredToTheAccused() throws Exception {
    client.act("demo.city-registrar", number, "register", Map.of()).expect(200);
    JsonNode refused =
        client
            .act(
                "demo.city-registrar",
                number,
                "refer",
                Map.of("institution", DemoCounty.WATER, "texts", Map.of("reason", "Theirs.")))
            .expect(422);
    assertThat(refused.required("ruleId").stringValue()).isEqualTo("conflict");
    assertThat(refused.required("citation").stringValue()).contains("30(3)");
    try (var connection = server.database().owner();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from outbox where institution = '" + id(DemoCounty.WATER) + "'")) {
      rows.next();
      assertThat(rows.getInt(1)).as("notices to the accused").isZero();
    }
  }

  @Test
  void ofAPersonIsNotTakenInAndNamesTheDoors() {
    JsonNode problem =
        client
            .file(
                Map.of(
                    "kind",
                    "remedy",
                    "relation",
                    "accuses",
                    "institution",
                    DemoCounty.WATER,
                    "about",
                    Map.of("person", true),
                    "ask",
                    "x",
                    "story",
                    "x"))
            .expect(422);
    assertThat(problem.required("type").stringValue()).endsWith("#other-doors");
    assertThat(problem.required("doors")).isNotEmpty();
    assertThat(problem.required("doors").get(0).required("name").stringValue()).contains("12388");
  }
}
