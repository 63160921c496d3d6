package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.huiyin.ApiCaller.Answer;
import org.huiyin.database.OwnDatabase;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The database stops while the server serves, and comes back: people are told to try again,
/// and nothing needs a restart.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAwayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TRIED_AFTER = Duration.ofMillis(600);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Path folder = Path.of("");
  private OwnDatabase database;
  private TestServer server;
  private ApiCaller api;

  @BeforeAll
  void aServerOnADatabaseThatCanStop() {
    folder = OwnDatabase.folder();
    database = OwnDatabase.in(folder);
    server = TestServer.startOn(database.database());
    api = new ApiCaller(server.uri());
  }

  @AfterAll
  void stopBoth() throws Exception {
    server.close();
    database.close();
    Files.delete(folder);
    threads.close();
  }

  @Test
  void answersARequestThatIsCutOffInTheMiddleAndTakesItOnceWhenItIsSentAgain() throws SQLException {
    String idempotencyKey = key();
    try (Connection owner = database.database().owner();
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute("LOCK TABLE matter IN ACCESS EXCLUSIVE MODE");
      CompletableFuture<Answer> filing = async(() -> api.file(filing("泵站停水。"), idempotencyKey));
      awaitOneThatWaits(statement);
      database.crash();
      Unavailable.isSaid(filing.join());
    }
    JsonNode receipt = onceItIsBack(() -> api.file(filing("泵站停水。"), idempotencyKey)).expect(201);
    JsonNode again = api.file(filing("泵站停水。"), idempotencyKey).expect(201);
    assertThat(again.required("number")).isEqualTo(receipt.required("number"));
    assertThat(again.required("key")).isEqualTo(receipt.required("key"));
  }

  /// As the answer says: try again in a few seconds.
  private static Answer onceItIsBack(Supplier<Answer> ask) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Answer answer = ask.get();
    while (answer.status() == 503 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      answer = ask.get();
    }
    return answer;
  }

  /// Also where the database is needed before anything else, to know who is asking.
  @Test
  void answersEachAddressWhileTheDatabaseIsAwayAndServesItAgainOnceItIsBack() {
    JsonNode filed = onceItIsBack(() -> api.file(filing("水管漏水。"), key())).expect(201);
    String number = filed.required("number").stringValue();
    String complainant = ApiCaller.basic(number, filed.required("key").stringValue());
    String password = ApiCaller.basic("demo.registrar", server.password("demo.registrar"));
    Supplier<Answer> token = () -> token(password);
    String bearer = "Bearer " + token.get().expect(201).required("secret").stringValue();
    Supplier<Answer> register =
        () ->
            api.send(
                "POST",
                "/desk/matters/" + number + "/acts",
                Map.of("Authorization", bearer),
                Map.of("act", "register"));
    List<Supplier<Answer>> asked =
        List.of(
            () -> api.file(filing("停水三天。"), key()),
            () -> api.get("/matters/" + number, complainant),
            () -> api.get("/desk/duties", bearer),
            () -> api.get("/desk/matters/" + number, bearer),
            register,
            token);
    database.stop();
    try {
      assertThat(all(asked)).hasSize(6).allSatisfy(Unavailable::isSaid);
      // The first answers came from connections that were lost; those that lay idle this long are
      // tried, and given up.
      LockSupport.parkNanos(TRIED_AFTER.toNanos());
      assertThat(all(asked)).hasSize(6).allSatisfy(Unavailable::isSaid);
    } finally {
      database.startAgain();
    }
    List<Supplier<Answer>> back =
        asked.stream().<Supplier<Answer>>map(ask -> () -> onceItIsBack(ask)).toList();
    assertThat(all(back)).extracting(Answer::status).containsExactly(201, 200, 200, 200, 200, 201);
  }

  private List<Answer> all(List<Supplier<Answer>> asked) {
    Stream<CompletableFuture<Answer>> answers = asked.stream().map(this::async);
    return answers.toList().stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Answer> async(Supplier<Answer> ask) {
    return CompletableFuture.supplyAsync(ask, threads);
  }

  private Answer token(String password) {
    return api.send(
        "POST",
        "/tokens",
        Map.of("Authorization", password),
        Map.of("label", "desk", "scopes", List.of("desk-read", "desk-act"), "days", 1));
  }

  private static void awaitOneThatWaits(Statement statement) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (ResultSet row =
          statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
        row.next();
        if (row.getInt(1) > 0) {
          return;
        }
      }
      assertThat(System.nanoTime()).as("the filing waits for the lock").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static Map<String, Object> filing(String story) {
    Map<String, Object> filing = new HashMap<>();
    filing.put("kind", "remedy");
    filing.put("relation", "concerns");
    filing.put("institution", DemoCounty.PETITIONS);
    filing.put("ask", "请尽快修好。");
    filing.put("story", story);
    filing.put("identity", Map.of("name", "王小河"));
    return filing;
  }

  private static String key() {
    return UUID.randomUUID() + "-" + UUID.randomUUID();
  }
}
