package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.huiyin.authority.Directory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an officer has begun to write is theirs alone until it is done.
class DraftHttpTest {

  private static final String FACTS = "水泵去年十月损坏，至今未修。";

  private final Api api = Api.shared();
  private final Brought brought = Brought.accepted(api);

  private String path(String act) {
    return "/desk/matters/" + brought.number() + "/drafts/" + act;
  }

  private HttpResponse<String> keep(String login, String act, Map<String, ?> body) {
    return api.send(
        "PUT",
        "/api/v1" + path(act),
        BodyPublishers.ofString(Api.text(body), StandardCharsets.UTF_8),
        "Content-Type",
        "application/json",
        "Authorization",
        api.bearer(login));
  }

  private HttpResponse<String> read(String login, String act) {
    return api.get(path(act), "Authorization", api.bearer(login));
  }

  private int kept(String login, Map<String, ?> body) {
    HttpResponse<String> answer = keep(login, "answer", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer).required("version").intValue();
  }

  private static Map<String, Object> facts(String facts) {
    return Map.of("texts", Map.of("facts", facts), "particulars", Map.of("outcome", "supported"));
  }

  private static Map<String, Object> facts(String facts, int version) {
    return Map.of("texts", Map.of("facts", facts), "version", version);
  }

  private List<String> rows() throws SQLException {
    try (Connection owner = api.server().database().owner();
        PreparedStatement query =
            owner.prepareStatement(
                "select d::text from draft d join matter m on m.id = d.matter where m.number = ?")) {
      query.setString(1, brought.number());
      List<String> rows = new ArrayList<>();
      for (ResultSet found = query.executeQuery(); found.next(); ) {
        rows.add(found.getString(1));
      }
      return rows;
    }
  }

  @Test
  void aDraftIsThereWhenItsOfficerComesBack() throws SQLException {
    int version = kept("demo.handler", facts(FACTS));
    JsonNode draft = Api.json(read("demo.handler", "answer"));
    assertThat(draft.required("texts").required("facts").stringValue()).isEqualTo(FACTS);
    assertThat(draft.required("particulars").required("outcome").stringValue())
        .isEqualTo("supported");
    assertThat(draft.required("version").intValue()).isEqualTo(version);
    assertThat(read("demo.handler", "extend").statusCode()).isEqualTo(404);
    String cipher = rows().getFirst();
    String plain = java.util.HexFormat.of().formatHex(FACTS.getBytes(StandardCharsets.UTF_8));
    assertThat(cipher).doesNotContain(plain, FACTS);
  }

  @Test
  void nobodyElseReadsADraftAndTheJournalDoesNotKnowOfIt() {
    int before = brought.view().required("happened").size();
    kept("demo.handler", facts(FACTS));
    assertThat(read("demo.lead", "answer").statusCode()).isEqualTo(404);
    assertThat(brought.view().toString()).doesNotContain(FACTS);
    assertThat(brought.view().required("happened").size()).isEqualTo(before);
    assertThat(brought.view().required("readings")).isEmpty();
  }

  @Test
  void anOlderWindowDoesNotOverwriteANewerOne() {
    int first = kept("demo.handler", facts("第一稿"));
    kept("demo.handler", facts("第二稿", first));

    for (Map<String, Object> old : List.of(facts("旧窗口", first), facts("新窗口"))) {
      JsonNode problem = Api.problem(keep("demo.handler", "answer", old), 409, "conflict");
      assertThat(problem.required("draft").required("texts").required("facts").stringValue())
          .isEqualTo("第二稿");
    }
    assertThat(read("demo.handler", "answer").body()).contains("第二稿");
  }

  @Test
  void theActTakesItsDraftAwayAndAnOpenWindowDoesNotBringItBack() throws SQLException {
    int version = kept("demo.handler", facts(FACTS));
    brought.done("demo.handler", "answer", Brought.anAnswer());
    assertThat(rows()).isEmpty();

    JsonNode problem =
        Api.problem(keep("demo.handler", "answer", facts("旧窗口", version)), 409, "conflict");
    assertThat(problem.has("draft")).isFalse();
    assertThat(rows()).isEmpty();
  }

  @Test
  void whoeverStepsBackLeavesNoDraftBehind() throws SQLException {
    int version = kept("demo.handler", facts(FACTS));
    keep("demo.handler", "extend", Map.of("texts", Map.of("reason", "等待检测")));
    kept("demo.lead", facts("包案领导的草稿"));
    assertThat(rows()).hasSize(3);

    assertThat(brought.act("demo.handler", "recuse", Map.of()).statusCode()).isEqualTo(204);
    assertThat(rows()).hasSize(1);
    assertThat(read("demo.handler", "answer").statusCode()).isEqualTo(404);
    Api.problem(keep("demo.handler", "answer", facts("再写", version)), 404, "not-found");
    Api.problem(keep("demo.handler", "answer", facts("再写")), 404, "not-found");
    assertThat(rows()).hasSize(1);
  }

  /// The recusal is written and not yet committed when the draft is kept: it has to wait, and to
  /// see it then.
  @Test
  void aDraftThatIsKeptWhileItsOfficerStepsBackIsNotLeftBehind() throws Exception {
    UUID handler = officer("demo.handler");
    try (Connection owner = api.server().database().owner()) {
      owner.setAutoCommit(false);
      recuse(owner, handler);
      CompletableFuture<Integer> keeping =
          CompletableFuture.supplyAsync(
              () -> keep("demo.handler", "answer", facts(FACTS)).statusCode());
      await().until(this::someoneWaitsForALock);
      owner.commit();
      assertThat(keeping.get(30, TimeUnit.SECONDS)).isEqualTo(404);
      assertThat(rows()).isEmpty();
      recuse(owner);
      owner.commit();
    }
  }

  private UUID officer(String login) {
    return api.server().bean(Directory.class).officerByLogin(login).orElseThrow().id();
  }

  private void recuse(Connection owner, UUID... officers) throws SQLException {
    try (PreparedStatement update =
        owner.prepareStatement("update matter set recused = ? where number = ?")) {
      update.setArray(1, owner.createArrayOf("uuid", officers));
      update.setString(2, brought.number());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private boolean someoneWaitsForALock() throws SQLException {
    try (Connection owner = api.server().database().owner();
        PreparedStatement query =
            owner.prepareStatement(
                """
                select count(*) from pg_locks
                where not granted and pid <> pg_backend_pid()
                """);
        ResultSet found = query.executeQuery()) {
      return found.next() && found.getInt(1) > 0;
    }
  }

  @Test
  void noDraftIsKeptBehindTheWall() throws SQLException {
    Api.problem(keep("demo.labour", "answer", facts(FACTS)), 404, "not-found");
    assertThat(rows()).isEmpty();
  }

  @Test
  void refusesWhatTheActDoesNotHaveAndWhatIsTooLong() throws SQLException {
    assertThat(
            Api.errors(
                Api.problem(
                    keep(
                        "demo.handler",
                        "answer",
                        Map.of(
                            "texts",
                            Map.of("diary", "x", "facts", "长".repeat(20_001)),
                            "particulars",
                            Map.of("a b", "x", "outcome", "x".repeat(501)))),
                    422,
                    "invalid-fields")))
        .containsExactlyInAnyOrder(
            "texts unknown-property",
            "texts.facts too-many-characters",
            "particulars unknown-property",
            "particulars.outcome too-many-characters");
    assertThat(
            Api.errors(
                Api.problem(
                    keep("demo.handler", "become-final", facts(FACTS)), 422, "invalid-fields")))
        .containsExactly("act unknown");
    assertThat(rows()).isEmpty();
  }

  @Test
  void aDraftCanBeDropped() throws SQLException {
    kept("demo.handler", facts(FACTS));
    assertThat(
            api.send(
                    "DELETE",
                    "/api/v1" + path("answer"),
                    BodyPublishers.noBody(),
                    "Authorization",
                    api.bearer("demo.handler"))
                .statusCode())
        .isEqualTo(204);
    assertThat(rows()).isEmpty();
  }
}
