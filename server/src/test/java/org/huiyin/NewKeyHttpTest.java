package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// R10 and R4: nobody is locked out by an answer that was lost, and a key that an officer printed
/// reads nothing.
class NewKeyHttpTest {

  private static final int CROWD = 8;

  private final Api api = Api.shared();

  private static Brought made(Brought brought) {
    HttpResponse<String> answer =
        brought
            .api()
            .post(
                "/matters/" + brought.number() + "/key",
                "",
                "Authorization",
                Api.basic(brought.number(), brought.key()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new Brought(
        brought.api(), brought.number(), Api.json(answer).required("key").stringValue());
  }

  private static HttpResponse<String> read(Brought brought) {
    return brought
        .api()
        .get(
            "/matters/" + brought.number(),
            "Authorization",
            Api.basic(brought.number(), brought.key()));
  }

  private static List<String> acts(Brought brought) {
    return brought
        .view()
        .required("happened")
        .valueStream()
        .map(entry -> entry.required("act").required("id").stringValue())
        .toList();
  }

  @Test
  void aPrintedKeyReadsAndDoesNothing() {
    Brought printed = Brought.printed(api);

    Api.problem(read(printed), 403, "key-must-change");
    Api.problem(printed.act("add", Map.of("texts", Map.of("text", "补充"))), 403, "key-must-change");
    made(printed);
    Api.problem(read(printed), 403, "key-must-change");
  }

  @Test
  void aPrintedKeyEndsWithTheFirstUseOfTheNewOne() {
    Brought printed = Brought.printed(api);
    Brought own = made(printed);

    assertThat(read(own).statusCode()).isEqualTo(200);

    Api.problem(read(printed), 401, "unauthenticated");
    assertThat(acts(own)).containsExactly("file", "make-key", "change-key");
  }

  @Test
  void aLostAnswerLocksNobodyOut() {
    Brought old = Brought.received(api);
    Brought lost = made(old);

    assertThat(read(old).statusCode()).isEqualTo(200);
    Brought second = made(old);

    Api.problem(read(lost), 401, "unauthenticated");
    assertThat(read(second).statusCode()).isEqualTo(200);
    Api.problem(read(old), 401, "unauthenticated");
    assertThat(read(second).statusCode()).isEqualTo(200);
  }

  @Test
  void theFirstUseIsOneHoweverManyComeAtOnce() throws Exception {
    Brought own = made(Brought.received(api));
    CyclicBarrier start = new CyclicBarrier(CROWD);
    Callable<Integer> reading =
        () -> {
          start.await();
          return read(own).statusCode();
        };

    try (ExecutorService crowd = Executors.newFixedThreadPool(CROWD)) {
      for (Future<Integer> each : crowd.invokeAll(Collections.nCopies(CROWD, reading))) {
        assertThat(each.get()).isEqualTo(200);
      }
    }

    assertThat(acts(own)).containsExactly("file", "make-key", "change-key");
  }

  /// Of a first use and a demand for yet another key at the same moment, one is first; whoever
  /// was answered last with a key that counts can always come in.
  @Test
  void aKeyThatWasMadeWhileAnotherIsFirstUsedIsNotLostWithoutTheOldOneStaying() throws Exception {
    for (int round = 0; round < 10; round++) {
      Brought old = Brought.received(api);
      Brought first = made(old);
      CyclicBarrier start = new CyclicBarrier(2);
      try (ExecutorService two = Executors.newFixedThreadPool(2)) {
        Future<Integer> used =
            two.submit(
                () -> {
                  start.await();
                  return read(first).statusCode();
                });
        Future<HttpResponse<String>> asked =
            two.submit(
                () -> {
                  start.await();
                  return api.post(
                      "/matters/" + old.number() + "/key",
                      "",
                      "Authorization",
                      Api.basic(old.number(), old.key()));
                });
        if (used.get() == 401) {
          assertThat(read(old).statusCode()).isEqualTo(200);
        } else {
          assertThat(read(first).statusCode()).isEqualTo(200);
          Api.problem(read(old), 401, "unauthenticated");
        }
        assertThat(asked.get().statusCode()).isIn(200, 401);
      }
    }
  }

  @Test
  void theServerKeepsOnlyItsHmac() throws Exception {
    Brought own = made(Brought.received(api));
    try (var owner = api.server().database().owner();
        var query =
            owner.prepareStatement("select m::text, new_key_mac from matter m where number = ?")) {
      query.setString(1, own.number());
      try (var row = query.executeQuery()) {
        row.next();
        assertThat(row.getString(1)).doesNotContain(own.key(), own.key().replace("-", ""));
        assertThat(row.getBytes(2)).hasSize(32);
      }
    }
  }
}
