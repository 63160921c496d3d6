package org.huiyin.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A server that works on four requests at once, and on four more of complainants: more come, and
/// a thousand connections lie idle all the while.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverloadTest {

  private static final int ROOM = 4;
  private static final int IDLE = 1_000;
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);

  private final TestServer server =
      TestServer.with(Map.of("huiyin.limits.requests", Integer.toString(ROOM)));
  private final Api api = new Api(server);
  private final InFlight inFlight = server.bean(InFlight.class);
  private final List<Socket> idle = new ArrayList<>();

  @BeforeAll
  void connectAThousand() throws IOException {
    for (int i = 0; i < IDLE; i++) {
      idle.add(socket());
    }
  }

  @AfterAll
  void close() throws IOException {
    for (Socket each : idle) {
      each.close();
    }
    server.close();
  }

  private Socket socket() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort());
  }

  private HttpResponse<String> list() {
    return api.get("/desk/duties", "Authorization", api.bearer("demo.lead"));
  }

  private HttpResponse<String> health() {
    return api.send("GET", "/actuator/health", BodyPublishers.noBody());
  }

  /// Takes places as requests would, for as long as the work lasts.
  private void whileFull(int places, Runnable work) {
    await().until(() -> inFlight.working() == 0);
    for (int i = 0; i < places; i++) {
      assertThat(inFlight.enter(true)).isTrue();
    }
    try {
      work.run();
    } finally {
      for (int i = 0; i < places; i++) {
        inFlight.leave();
      }
    }
  }

  private static final class Answers {
    private final ConcurrentLinkedQueue<Integer> lists = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Integer> filings = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Integer> health = new ConcurrentLinkedQueue<>();
  }

  @Test
  void turnsListsAwayAndTakesFilingsIn() throws Exception {
    assertThat(list().statusCode()).isEqualTo(200);
    double before = counted();
    Answers answers = new Answers();
    List<Callable<Void>> load = new ArrayList<>();
    for (int i = 0; i < 6 * ROOM; i++) {
      load.add(() -> again(answers.lists, () -> list().statusCode()));
    }
    for (int i = 0; i < ROOM; i++) {
      String filing = Api.text(Brought.anAnonymousComplaint());
      load.add(() -> again(answers.filings, () -> api.file(filing).statusCode()));
    }
    load.add(() -> again(answers.health, () -> health().statusCode()));
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> each : clients.invokeAll(load)) {
        each.get();
      }
    }
    assertThat(Set.copyOf(answers.lists)).containsExactlyInAnyOrder(200, 503);
    assertThat(Set.copyOf(answers.filings)).containsExactly(201);
    assertThat(Set.copyOf(answers.health)).containsExactly(200);
    assertThat(health().body()).contains("DEGRADED");
    assertThat(Math.round(counted() - before))
        .isEqualTo(answers.lists.stream().filter(status -> status == 503).count());
    System.out.printf(
        "%d lists, %d of them turned away; %d filings; %d answers to whoever watches%n",
        answers.lists.size(),
        (int) (counted() - before),
        answers.filings.size(),
        answers.health.size());

    assertThat(inFlight.working()).isZero();
    for (int i = 0; i < 20; i++) {
      assertThat(list().statusCode()).isEqualTo(200);
    }
  }

  private double counted() {
    return server.bean(MeterRegistry.class).get("huiyin.requests.turned.away").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private static Void again(ConcurrentLinkedQueue<Integer> answers, IntSupplier request) {
    long end = System.nanoTime() + LONG_ENOUGH.toNanos();
    while (System.nanoTime() < end) {
      answers.add(request.getAsInt());
    }
    return null;
  }

  @Test
  void saysWhenToTryAgain() {
    whileFull(
        ROOM,
        () -> {
          HttpResponse<String> answer = list();
          Api.problem(answer, 503, "too-busy");
          assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
              .isBetween(2, 5);
          assertThat(health().statusCode()).isEqualTo(200);
        });
    assertThat(list().statusCode()).isEqualTo(200);
  }

  @Test
  void hasRecordedNothingOfAFilingThatItTurnedAway() {
    String key = Api.newKey();
    String filing = Api.text(Brought.anAnonymousComplaint());
    whileFull(
        2 * ROOM,
        () -> Api.problem(api.post("/matters", filing, "Idempotency-Key", key), 503, "too-busy"));
    HttpResponse<String> taken = api.post("/matters", filing, "Idempotency-Key", key);
    assertThat(taken.statusCode()).isEqualTo(201);
    assertThat(api.post("/matters", filing, "Idempotency-Key", key).body()).isEqualTo(taken.body());
  }

  @Test
  void givesAFormBackWithAllThatWasTyped() {
    Visit visit = new Visit(server.uri());
    Visit.Shown form = visit.get("/desk");
    whileFull(
        2 * ROOM,
        () -> {
          Visit.Shown busy = visit.submit(form, "/join", "words", "泵站 \"坏了\" <b>", "other", "也在这里");
          assertThat(busy.status()).isEqualTo(503);
          assertThat(busy.header("Retry-After")).isNotEmpty();
          assertThat(busy.header("Cache-Control")).isEqualTo("no-store");
          assertThat(busy.header("Content-Security-Policy")).contains("default-src 'none'");
          assertThat(busy.text())
              .contains("action=\"/join\"", "没有记录", "泵站 &#34;坏了&#34; &lt;b>", "也在这里");
        });
  }

  @Test
  void writesNoSecretIntoAPage() {
    Visit visit = new Visit(server.uri());
    whileFull(
        2 * ROOM,
        () -> {
          Visit.Shown busy =
              visit.post("/sign-in", Map.of("name", "demo.lead", "password", "not-to-be-shown"));
          assertThat(busy.status()).isEqualTo(503);
          assertThat(busy.text()).doesNotContain("not-to-be-shown").contains("退回上一页");
          Visit.Shown follow =
              visit.post("/follow", Map.of("number", "990123-2026", "key", "12345 67890"));
          assertThat(follow.text()).doesNotContain("67890");
        });
  }

  @Test
  void aSlowLineTakesNobodysPlace() throws IOException {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 4 * ROOM; i++) {
      Socket line = socket();
      line.getOutputStream()
          .write(
              ("POST /api/v1/matters HTTP/1.1\r\nHost: localhost\r\n"
                      + "Content-Type: application/json\r\nIdempotency-Key: "
                      + Api.newKey()
                      + "\r\nContent-Length: 1000\r\n\r\n{")
                  .getBytes(ISO_8859_1));
      line.getOutputStream().flush();
      slow.add(line);
    }
    await().until(() -> inFlight.working() == 0);
    for (int i = 0; i < 20; i++) {
      assertThat(list().statusCode()).isEqualTo(200);
    }
    for (Socket line : slow) {
      line.close();
    }
  }
}
