package org.huiyin.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a load asks for: a server with so many matters, and what opens the pages and the lists.
///
/// @param filed matters with their keys, for whoever reads
/// @param following for each of these, whoever follows it on the page
/// @param token by which a handler works over the API
/// @param desk the same handler on the desk's pages
record Filled(List<Api.Filed> filed, List<Visitor> following, String token, Visitor desk) {

  private static final int SAMPLES = 200;

  Filled {
    filed = List.copyOf(filed);
    following = List.copyOf(following);
  }

  /// Makes so many copies of a matter that was referred to the water bureau, and files a few more.
  static Filled of(DemoServer server, Connection owner, int matters)
      throws SQLException, IOException {
    Api api = new Api(server.address());
    new ManyMatters(owner).copies(referred(server, api).number(), matters);
    List<Api.Filed> filed = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      filed.add(api.file());
    }
    String password = server.passwordOf("demo.handler");
    try (Line line = new Line(server.address())) {
      Visitor desk =
          Visitor.at(line, "/sign-in", Map.of("name", "demo.handler", "password", password));
      return new Filled(filed, followers(line, filed), api.token("demo.handler", password), desk);
    }
  }

  private static Api.Filed referred(DemoServer server, Api api) {
    Api.Filed sample = api.file();
    String registrar = api.token("demo.registrar", server.passwordOf("demo.registrar"));
    api.act(registrar, sample, "{\"act\":\"register\"}");
    api.act(
        registrar,
        sample,
        """
        {"act":"refer","institution":"990123-water","texts":{"reason":"农田水利由水务局负责。"}}
        """);
    return sample;
  }

  private static List<Visitor> followers(Line line, List<Api.Filed> filed) {
    List<Visitor> following = new ArrayList<>();
    for (Api.Filed each : filed) {
      following.add(
          Visitor.at(line, "/follow", Map.of("number", each.number(), "key", each.key())));
    }
    return following;
  }
}
