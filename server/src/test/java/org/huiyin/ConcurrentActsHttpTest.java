package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.huiyin.matter.Checking;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Of two who act on one matter at once, one is told how it stands now, and nothing is lost or
/// doubled.
class ConcurrentActsHttpTest {

  private static final int ROUNDS = 50;

  private final Api api = Api.shared();

  private static String etag(Brought brought) {
    return "\"v" + brought.view().required("version").intValue() + "\"";
  }

  @Test
  void letsOneOfTwoThroughAndShowsTheOtherTheMatterAsItIs() throws Exception {
    int overtaken = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < ROUNDS; round++) {
        Brought brought = Brought.received(api);
        List<HttpResponse<String>> answers =
            both(threads, () -> brought.act("demo.registrar", "register", Map.of()));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnlyOnce(200);
        HttpResponse<String> lost =
            answers.stream().filter(answer -> answer.statusCode() != 200).findFirst().orElseThrow();
        // Whoever began only when the other had finished is refused by the rule instead.
        boolean raced = lost.statusCode() == 409;
        overtaken += raced ? 1 : 0;
        JsonNode problem =
            raced ? Api.problem(lost, 409, "overtaken") : Api.problem(lost, 422, "rule-refused");
        assertThat(problem.required("matter").required("stage").required("id").stringValue())
            .isEqualTo("registered");
        assertThat(entries(brought.view())).containsExactly(1, 2);
      }
    }
    assertThat(overtaken).as("rounds in which both read first").isPositive();
    assertThat(api.server().bean(Checking.class).check(true).differences()).isEmpty();
  }

  @Test
  void letsOneOfTwoThroughWhoNameTheSameVersion() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < ROUNDS; round++) {
        Brought brought = Brought.received(api);
        String seen = etag(brought);
        Map<String, Object> text = Map.of("texts", Map.of("text", "补充"));
        List<HttpResponse<String>> answers =
            both(threads, () -> brought.act("add", text, "If-Match", seen));
        assertThat(answers)
            .extracting(HttpResponse::statusCode)
            .containsExactlyInAnyOrder(200, 412);
      }
    }
  }

  private static List<HttpResponse<String>> both(
      ExecutorService threads, Callable<HttpResponse<String>> act) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<HttpResponse<String>> atOnce =
        () -> {
          start.await();
          return act.call();
        };
    Future<HttpResponse<String>> one = threads.submit(atOnce);
    Future<HttpResponse<String>> other = threads.submit(atOnce);
    return List.of(one.get(), other.get());
  }

  private static Stream<Integer> entries(JsonNode matter) {
    return matter.required("happened").valueStream().map(entry -> entry.required("seq").intValue());
  }

  @Test
  void refusesAVersionThatIsOverAndShowsTheMatter() {
    Brought brought = Brought.received(api);
    String seen = etag(brought);
    brought.done("demo.registrar", "register", Map.of());
    HttpResponse<String> stale =
        brought.act("demo.registrar", "refer", Brought.toWater(), "If-Match", seen);
    JsonNode problem = Api.problem(stale, 412, "precondition-failed");
    assertThat(problem.required("matter").required("stage").required("id").stringValue())
        .isEqualTo("registered");
    String now = stale.headers().firstValue("ETag").orElseThrow();
    assertThat(now).startsWith(etag(brought).replaceFirst("\"$", "."));
    assertThat(
            brought.act("demo.registrar", "refer", Brought.toWater(), "If-Match", now).statusCode())
        .isEqualTo(200);
  }

  @Test
  void doesNotTakeAReadingForAChange() {
    Brought brought = Brought.received(api);
    String seen = etag(brought);
    assertThat(brought.open("demo.registrar").statusCode()).isEqualTo(200);
    assertThat(brought.act("demo.registrar", "register", Map.of(), "If-Match", seen).statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusesATagThatIsNone() {
    Brought brought = Brought.received(api);
    for (String tag : List.of("v1", "\"x\"", "W/\"v1\"", "\"v99999999999\"")) {
      Api.problem(
          brought.act("demo.registrar", "register", Map.of(), "If-Match", tag),
          400,
          "invalid-parameter");
    }
    assertThat(brought.stage()).isEqualTo("received");
  }

  @Test
  void sendsNothingAgainToWhoeverHasItUntilAnythingOfItIsOther() {
    Brought brought = Brought.received(api);
    String tag = view(brought, "zh").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = view(brought, "zh", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(view(brought, "en", "If-None-Match", tag).statusCode()).isEqualTo(200);
    assertThat(brought.open("demo.registrar").statusCode()).isEqualTo(200);
    assertThat(view(brought, "zh", "If-None-Match", tag).statusCode()).isEqualTo(200);
    Map<String, ?> words = Map.of("texts", Map.of("text", "又坏了。"));
    assertThat(brought.act("add", words, "If-Match", tag).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> view(Brought brought, String language, String... headers) {
    return api.get(
        "/matters/" + brought.number(),
        Api.with(
            headers,
            "Authorization",
            Api.basic(brought.number(), brought.key()),
            "Accept-Language",
            language));
  }
}
