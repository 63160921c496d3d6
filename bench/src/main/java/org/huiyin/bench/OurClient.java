package org.huiyin.bench;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Our own client under load: what it asks a server for, by as many clients as are wanted, each
/// on a connection of its own that stays open.
final class OurClient {

  static final List<Integer> CLIENTS = List.of(1, 8, 64);

  private static final String JSON = "Content-Type: application/json";

  private final URI server;
  private final Filled filled;

  /// Of each client, which alone acts in it: of two who act at once, one would be told so.
  private final List<Deque<Api.Filed>> own = new ArrayList<>();

  OurClient(URI server, Filled filled) {
    this.server = server;
    this.filled = filled;
    for (int i = 0; i < CLIENTS.getLast(); i++) {
      own.add(new ArrayDeque<>());
    }
  }

  /// What a client does, on a line of its own.
  interface Request {
    void on(Line line, int client);
  }

  /// By their names, in the order in which they are measured.
  Map<String, Request> requests() {
    String bearer = "Authorization: Bearer " + filled.token();
    String desk = filled.desk().header();
    Map<String, Request> requests = new LinkedHashMap<>();
    requests.put("file", (line, client) -> own.get(client).add(file(line)));
    requests.put("read", (line, _) -> read(line, any(filled.filed())));
    requests.put(
        "follow (page)",
        (line, _) -> get(line, "/matter", any(filled.following()).header(), "govuk-heading"));
    requests.put("act", this::act);
    requests.put("desk list", (line, _) -> get(line, "/api/v1/desk/duties", bearer, "\"number\""));
    requests.put("desk page", (line, _) -> get(line, "/desk", desk, "govuk-heading"));
    return requests;
  }

  private static <T> T any(List<T> of) {
    return of.get(ThreadLocalRandom.current().nextInt(of.size()));
  }

  static Api.Filed file(Line line) {
    String key = "Idempotency-Key: " + UUID.randomUUID() + UUID.randomUUID();
    Line.Answer filed = line.ask(201, "POST", "/api/v1/matters", Api.filing(), List.of(JSON, key));
    return new Api.Filed(filed.between("\"number\":\"", "\""), filed.between("\"key\":\"", "\""));
  }

  private static void read(Line line, Api.Filed matter) {
    get(line, "/api/v1/matters/" + matter.number(), basic(matter), matter.number());
  }

  /// In the one in which it acted longest ago.
  private void act(Line line, int client) {
    Deque<Api.Filed> matters = own.get(client);
    Api.Filed matter = matters.isEmpty() ? file(line) : matters.removeFirst();
    String path = "/api/v1/matters/" + matter.number() + "/acts";
    Line.Answer _ = line.ask(200, "POST", path, Api.adding(), List.of(JSON, basic(matter)));
    matters.add(matter);
  }

  private static String basic(Api.Filed matter) {
    return "Authorization: " + matter.basic();
  }

  private static void get(Line line, String path, String proof, String expected) {
    String body = line.ask(200, "GET", path, null, List.of(proof)).body();
    if (!body.contains(expected)) {
      throw new IllegalStateException("no " + expected + " in " + path);
    }
  }

  Measured load(int clients, Duration time, Request request) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      lines.add(new Line(server));
    }
    Measured measured =
        new Load(clients, time).run(client -> request.on(lines.get(client), client));
    lines.forEach(Line::close);
    return measured;
  }
}
