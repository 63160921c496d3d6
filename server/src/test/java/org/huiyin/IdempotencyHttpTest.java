package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Name;
import org.huiyin.authority.Topic;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A filing sent again, after an answer that was lost or by a finger that slipped, files once.
class IdempotencyHttpTest {

  private final Api api = Api.shared();

  private HttpResponse<String> file(String key, Map<String, ?> filing) {
    return api.post("/matters", Api.text(filing), "Idempotency-Key", key, "Accept-Language", "en");
  }

  private long matters() throws SQLException {
    return count("select count(*) from matter");
  }

  private long count(String sql) throws SQLException {
    try (Connection owner = api.server().database().owner();
        Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "twenty-one-characters", "spaces between the letters"})
  void refusesAKeyWithTooLittleChance(String key) {
    JsonNode problem = Api.problem(file(key, Brought.aComplaint()), 400, "invalid-parameter");
    assertThat(Api.errors(problem)).containsExactly("Idempotency-Key too-short-a-key");
  }

  @Test
  void refusesAFilingWithoutAKeyOrWithOneTooLong() {
    JsonNode missing =
        Api.problem(api.post("/matters", Api.text(Brought.aComplaint())), 400, "invalid-parameter");
    assertThat(Api.errors(missing)).containsExactly("Idempotency-Key required");
    Api.problem(file("k".repeat(201), Brought.aComplaint()), 400, "invalid-parameter");
  }

  @Test
  void givesTheSameReceiptToTheSameBody() throws SQLException {
    String key = Api.newKey();
    HttpResponse<String> first = file(key, Brought.aComplaint());
    long before = matters();
    HttpResponse<String> again = file(key, Brought.aComplaint());
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(matters()).isEqualTo(before);
  }

  /// Else whoever sent it, such as the registrar of a letter, could go on reading the matter as
  /// its complainant, and leave no entry (R4).
  @Test
  void showsTheMatterAsItWasFiledHoweverItWentOn() {
    String key = Api.newKey();
    HttpResponse<String> first = file(key, Brought.aComplaint());
    JsonNode receipt = Api.json(first);
    Brought brought =
        new Brought(
            api, receipt.required("number").stringValue(), receipt.required("key").stringValue());
    brought.done("demo.registrar", "register", Map.of());
    assertThat(brought.open("demo.registrar").statusCode()).isEqualTo(200);
    HttpResponse<String> again = file(key, Brought.aComplaint());
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
  }

  @Test
  void refusesAnotherBodyUnderTheSameKey() throws SQLException {
    String key = Api.newKey();
    assertThat(file(key, Brought.aComplaint()).statusCode()).isEqualTo(201);
    long before = matters();
    for (String field : List.of("ask", "story")) {
      Map<String, Object> other = Brought.aComplaint();
      other.put(field, "另一件事");
      Api.problem(file(key, other), 422, "idempotency-key-reused");
    }
    Api.problem(file(key, Brought.anAnonymousComplaint()), 422, "idempotency-key-reused");
    assertThat(matters()).isEqualTo(before);
  }

  @Test
  void filesOnceWhenEightSendItAtTheSameMoment() throws Exception {
    String key = Api.newKey();
    long before = matters();
    CyclicBarrier start = new CyclicBarrier(8);
    List<String> bodies = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Callable<HttpResponse<String>> sending =
          () -> {
            start.await();
            return file(key, Brought.aComplaint());
          };
      List<Future<HttpResponse<String>>> sent = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        sent.add(threads.submit(sending));
      }
      for (Future<HttpResponse<String>> each : sent) {
        assertThat(each.get().statusCode()).as(each.get().body()).isEqualTo(201);
        bodies.add(each.get().body());
      }
    }
    assertThat(bodies).containsOnly(bodies.getFirst());
    assertThat(matters()).isEqualTo(before + 1);
  }

  @Test
  void forgetsAnAnswerOnceItsTimeIsOver() throws SQLException {
    String key = Api.newKey();
    HttpResponse<String> first = file(key, Brought.aComplaint());
    long before = matters();
    try (Connection owner = api.server().database().owner();
        Statement statement = owner.createStatement()) {
      statement.execute("update idempotency set expires_at = timestamptz '2020-01-01'");
    }
    HttpResponse<String> later = file(key, Brought.aComplaint());
    assertThat(later.statusCode()).isEqualTo(201);
    assertThat(Api.json(later).required("number")).isNotEqualTo(Api.json(first).required("number"));
    assertThat(matters()).isEqualTo(before + 1);
  }

  /// What was taken in stays so: a retry whose topic has ended since isn't told to mend it.
  @Test
  void givesTheSameReceiptAfterItsTopicHasEnded() {
    Authorities authorities = api.server().bean(Authorities.class);
    Directory directory = api.server().bean(Directory.class);
    Editor editor = new Editor("system:test", null);
    UUID petitions = directory.institutionByCode(DemoCounty.PETITIONS).orElseThrow().id();
    Topic topic =
        new Topic(UUID.randomUUID(), petitions, "short-lived", new Name("短期事项", "passing"), true);
    assertThat(authorities.add(editor, topic)).isInstanceOf(Change.Created.class);
    String key = Api.newKey();
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("topic", "short-lived");
    HttpResponse<String> first = file(key, filing);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);

    Topic ended = new Topic(topic.id(), petitions, "short-lived", topic.name(), false);
    assertThat(authorities.changeTopic(editor, topic.id(), _ -> ended))
        .isInstanceOf(Change.Changed.class);

    Api.problem(file(Api.newKey(), filing), 422, "invalid-fields");
    HttpResponse<String> again = file(key, filing);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void remembersNothingOfARefusedFiling() throws SQLException {
    long before = count("select count(*) from idempotency");
    String key = Api.newKey();
    Map<String, Object> blank = Brought.aComplaint();
    blank.put("story", " ");
    Api.problem(file(key, blank), 422, "invalid-fields");
    assertThat(count("select count(*) from idempotency")).isEqualTo(before);
    assertThat(file(key, Brought.aComplaint()).statusCode()).isEqualTo(201);
  }
}
