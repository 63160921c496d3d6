package org.huiyin.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Huiyin with as many matters as the peers have cases, each brought by the API. One in 25 has been
/// registered and referred to the water bureau, whose handler’s queue is as long as a peer’s.
final class HuiyinCases implements CaseSystem {

  private static final int REFERRED_ONE_IN = 25;
  private static final int FOLLOWING = 200;

  private final DemoServer server;
  private final int clients;
  private final Api api;
  private final List<Api.Filed> filed = new ArrayList<>();
  private final List<Api.Filed> referred = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private final List<Visitor> officers = new ArrayList<>();
  private final List<Visitor> following = new ArrayList<>();
  private final List<Exchange> lists;

  HuiyinCases(DemoServer server, int clients) {
    this.server = server;
    this.clients = clients;
    this.api = new Api(server.address());
    this.lists =
        List.of(
            new Exchange("GET", "/api/v1/desk/duties", null, 200, "\"number\"", 50),
            new Exchange("GET", "/desk", null, 200, "/desk/matters/", 50));
  }

  void fill(int cases) {
    filed.addAll(together(cases, (line, _) -> OurClient.file(line)));
    String registrar = api.token("demo.registrar", server.passwordOf("demo.registrar"));
    referred.addAll(together(cases / REFERRED_ONE_IN, (_, i) -> refer(registrar, filed.get(i))));
    following.addAll(together(FOLLOWING, (line, _) -> follow(line, any(filed))));
    for (int i = 0; i < clients; i++) {
      tokens.add("Authorization: Bearer " + api.token("demo.handler", password()));
      try (Line line = new Line(server.address())) {
        Map<String, String> fields = Map.of("name", "demo.handler", "password", password());
        officers.add(Visitor.at(line, "/sign-in", fields));
      }
    }
  }

  private String password() {
    return server.passwordOf("demo.handler");
  }

  private interface Making<T> {
    T one(Line line, int number);
  }

  /// By all clients at once, each on a line of its own.
  private <T> List<T> together(int many, Making<T> making) {
    AtomicInteger next = new AtomicInteger();
    return Load.together(clients, _ -> share(next, many, making)).stream()
        .flatMap(List::stream)
        .toList();
  }

  private <T> List<T> share(AtomicInteger next, int many, Making<T> making) {
    List<T> made = new ArrayList<>();
    try (Line line = new Line(server.address())) {
      for (int i = next.getAndIncrement(); i < many; i = next.getAndIncrement()) {
        made.add(making.one(line, i));
      }
    }
    return made;
  }

  private Api.Filed refer(String registrar, Api.Filed matter) {
    api.act(registrar, matter, "{\"act\":\"register\"}");
    api.act(
        registrar,
        matter,
        """
        {"act":"refer","institution":"990123-water","texts":{"reason":"农田水利由水务局负责。"}}
        """);
    return matter;
  }

  private static Visitor follow(Line line, Api.Filed matter) {
    return Visitor.at(line, "/follow", Map.of("number", matter.number(), "key", matter.key()));
  }

  private static <T> T any(List<T> of) {
    return of.get(ThreadLocalRandom.current().nextInt(of.size()));
  }

  @Override
  public String name() {
    return "Huiyin";
  }

  @Override
  public URI address() {
    return server.address();
  }

  @Override
  public Set<Work> works() {
    return EnumSet.allOf(Work.class);
  }

  @Override
  public void does(Work work, Line line, int client) {
    switch (work) {
      case CREATE -> {
        Api.Filed _ = OurClient.file(line);
      }
      case READ -> read(line, any(filed));
      case READ_BY_OFFICER -> look(line, "/api/v1/desk/matters/", tokens.get(client));
      case QUEUE -> lists.getFirst().on(line, 0, tokens.get(client));
      case LIST_PAGE -> lists.getLast().on(line, 0, officers.get(client).header());
      case CASE_PAGE -> look(line, "/desk/matters/", officers.get(client).header());
      case OWN_PAGE -> get(line, "/matter", any(following).header(), "govuk-heading");
    }
  }

  private static void read(Line line, Api.Filed matter) {
    String basic = "Authorization: " + matter.basic();
    get(line, "/api/v1/matters/" + matter.number(), basic, matter.number());
  }

  private void look(Line line, String at, String proof) {
    Api.Filed matter = any(referred);
    get(line, at + matter.number(), proof, matter.number());
  }

  private static void get(Line line, String path, String proof, String expected) {
    new Exchange("GET", path, null, 200, expected, 1).on(line, 0, proof);
  }

  @Override
  public Memory memory() throws IOException {
    ProcessHandle database = server.database();
    List<ProcessHandle> all = new ArrayList<>(List.of(database));
    all.addAll(database.descendants().toList());
    return new Memory(Memory.of(server.handle(), all), Memory.of(database, List.of()));
  }
}
