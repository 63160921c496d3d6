package org.huiyin.bench.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.huiyin.bench.GatlingTarget;

/// Filing, following on the page, acting, the desk's list and its page: each warmed up first, then
/// asked for by each number of users. Anything but the expected answer is a failure.
public final class Visits extends Simulation {

  static final String USER = "user";

  private static final int WARMING_USERS = 8;
  private static final String NUMBER = "number";
  private static final String OPENED_BY = "opened-by";
  private static final String TURN = "turn";

  private final GatlingTarget target;

  /// Gatling makes it.
  public Visits() {
    this.target = target();
    Steps steps =
        new Steps(target.seconds(), Path.of(System.getProperty("huiyin.gatling.steps")));
    Map<String, Function<String, ChainBuilder>> requests = requests();
    requests.forEach((name, each) -> steps.add("warm-up: " + name, WARMING_USERS, each));
    for (int users : target.users()) {
      requests.forEach((name, each) -> steps.add(name + ", " + users, users, each));
    }
    setUp(steps.oneAfterTheOther())
        .protocols(
            http.baseUrl(target.server().toString())
                .acceptLanguageHeader("zh")
                .disableCaching()
                .disableFollowRedirect()
                // Gatling would warm itself up by asking a server of its makers.
                .disableWarmUp());
  }

  private static GatlingTarget target() {
    try {
      return GatlingTarget.read(Path.of(System.getProperty("huiyin.gatling.target")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Function<String, ChainBuilder>> requests() {
    Map<String, Function<String, ChainBuilder>> requests = new LinkedHashMap<>();
    requests.put("file", this::file);
    requests.put("follow (page)", this::follow);
    requests.put("act", this::act);
    requests.put("desk list", this::deskList);
    requests.put("desk page", this::deskPage);
    return requests;
  }

  private ChainBuilder file(String name) {
    return exec(
        http(name)
            .post("/api/v1/matters")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", _ -> "" + UUID.randomUUID() + UUID.randomUUID())
            .body(StringBody(target.filing()))
            .check(status().is(201)));
  }

  private ChainBuilder follow(String name) {
    return exec(
        http(name)
            .get("/matter")
            .header("Cookie", session -> target.following().get(session.getInt(USER)))
            .check(status().is(200), substring("govuk-heading").exists()));
  }

  private ChainBuilder act(String name) {
    return exec(this::toTheNextOfItsOwn)
        .exec(
            http(name)
                .post("/api/v1/matters/#{" + NUMBER + "}/acts")
                .header("Content-Type", "application/json")
                .header("Authorization", "#{" + OPENED_BY + "}")
                .body(StringBody(target.act()))
                .check(status().is(200)));
  }

  /// To the one in which it acted longest ago: of two who act at once in one, one would be told so.
  private Session toTheNextOfItsOwn(Session session) {
    int share = target.own().size() / target.users().stream().mapToInt(n -> n).max().orElseThrow();
    int turn = session.contains(TURN) ? session.getInt(TURN) : 0;
    GatlingTarget.Own next = target.own().get(session.getInt(USER) * share + turn % share);
    return session
        .set(TURN, turn + 1)
        .set(NUMBER, next.number())
        .set(OPENED_BY, next.authorization());
  }

  private ChainBuilder deskList(String name) {
    return exec(
        http(name)
            .get("/api/v1/desk/duties")
            .header("Authorization", "Bearer " + target.token())
            .check(status().is(200), substring("\"number\"").exists()));
  }

  private ChainBuilder deskPage(String name) {
    return exec(
        http(name)
            .get("/desk")
            .header("Cookie", target.desk())
            .check(status().is(200), substring("govuk-heading").exists()));
  }
}
