package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.page.Visit;

/// Fields, methods and bodies that no client would send.
final class ApiAttacks {

  private ApiAttacks() {}

  static Stream<Attack> all() {
    return Stream.of(fields(), methods(), bodies()).flatMap(all -> all);
  }

  private static Stream<Attack> fields() {
    List<String> ofFilings =
        List.of(
            "id",
            "number",
            "authority",
            "key",
            "keyMac",
            "stage",
            "state",
            "rulebook",
            "anonymous",
            "walled",
            "recused",
            "responsible",
            "openedOn",
            "principal");
    List<String> ofActs =
        List.of("by", "role", "officer2", "principal", "on_", "effects", "seq", "version");
    List<String> ofOfficers = List.of("password", "passwordHash", "since", "secondFactor", "id");
    return Stream.of(
            ofFilings.stream()
                .map(
                    field ->
                        new Attack(
                            "C2",
                            "`" + field + "` of one's choice in a filing",
                            ground -> {
                              Map<String, Object> filing = new HashMap<>(Brought.aComplaint());
                              filing.put(field, "1");
                              Ground.refused(ground.api().file(Api.text(filing)));
                            })),
            ofActs.stream()
                .map(
                    field ->
                        new Attack(
                            "C2",
                            "`" + field + "` of one's choice in an act",
                            ground ->
                                Ground.refused(
                                    ground
                                        .own()
                                        .act(
                                            "add",
                                            Map.of("texts", Map.of("text", "x"), field, "lead"))))),
            ofOfficers.stream()
                .map(
                    field ->
                        new Attack(
                            "C2",
                            "`" + field + "` of one's choice in an officer's account",
                            ground -> {
                              String id =
                                  ground
                                      .directory()
                                      .officerByLogin("demo.handler")
                                      .orElseThrow()
                                      .id()
                                      .toString();
                              Ground.refused(
                                  ground
                                      .api()
                                      .send(
                                          "PATCH",
                                          "/api/v1/admin/officers/" + id,
                                          BodyPublishers.ofString(Api.text(Map.of(field, "x"))),
                                          "Content-Type",
                                          "application/json",
                                          "Authorization",
                                          ground.bearer("demo.admin")));
                            })),
            Stream.of("role", "officer", "institution", "by", "channel", "number")
                .map(
                    field ->
                        new Attack(
                            "A4",
                            "`" + field + "` of one's choice in the form that opens a matter",
                            ground -> {
                              Visit visit = ground.stranger();
                              Ground.refused(
                                  visit.submit(
                                      visit.get("/follow"),
                                      "/follow",
                                      "key",
                                      ground.own().key(),
                                      field,
                                      "x"));
                            })))
        .flatMap(all -> all);
  }

  private static Stream<Attack> methods() {
    List<String> paths =
        List.of(
            "/api/v1/matters",
            "/api/v1/desk/duties",
            "/api/v1/admin/officers",
            "/api/v1/tokens",
            "/api/v1/published",
            "/desk",
            "/admin",
            "/follow",
            "/sign-in",
            "/published");
    return Stream.concat(
        paths.stream()
            .flatMap(
                path ->
                    Stream.of("PUT", "PATCH", "DELETE", "PROPFIND")
                        .map(
                            method ->
                                new Attack(
                                    "C4",
                                    "`" + method + " " + path + "`",
                                    ground -> {
                                      String before = ground.rows();
                                      Ground.refused(
                                          ground
                                              .wire()
                                              .send(
                                                  method
                                                      + " "
                                                      + path
                                                      + " HTTP/1.1\r\n"
                                                      + ground.wire().head()
                                                      + "\r\n"));
                                      assertThat(ground.rows()).isEqualTo(before);
                                    }))),
        Stream.of(
            new Attack("C4", "`TRACE /`", ground -> Ground.refused(verb(ground, "TRACE"))),
            new Attack("C4", "`TRACK /`", ground -> Ground.refused(verb(ground, "TRACK"))),
            new Attack("C4", "`DEBUG /`", ground -> Ground.refused(verb(ground, "DEBUG"))),
            new Attack(
                "C4",
                "`CONNECT evil.example:443`",
                ground ->
                    Ground.refused(
                        ground
                            .wire()
                            .send(
                                "CONNECT evil.example:443 HTTP/1.1\r\n"
                                    + ground.wire().head()
                                    + "\r\n"))),
            override("X-HTTP-Method-Override"),
            override("X-HTTP-Method"),
            override("X-Method-Override"),
            new Attack(
                "C4",
                "another method in the field `_method`",
                ground -> {
                  String before = ground.rows();
                  Visit visit = ground.at("demo.labour");
                  visit.submit(visit.get("/desk"), "/sign-in", "_method", "DELETE");
                  assertThat(ground.rows()).isEqualTo(before);
                })));
  }

  private static String verb(Ground ground, String method) throws java.io.IOException {
    return ground.wire().send(method + " / HTTP/1.1\r\n" + ground.wire().head() + "\r\n");
  }

  private static Attack override(String field) {
    return new Attack(
        "C4",
        "another method in the header field `" + field + "`",
        ground -> {
          String bearer = ground.bearer("demo.admin");
          String before = ground.rows();
          Ground.harmless(
              ground.api().get("/admin/officers", "Authorization", bearer, field, "DELETE"));
          assertThat(ground.rows()).isEqualTo(before);
        });
  }

  private static Stream<Attack> bodies() {
    Map<String, String> bodies = new java.util.LinkedHashMap<>();
    bodies.put("half of a JSON", "{\"kind\":");
    bodies.put("a list in place of an object", "[]");
    bodies.put("a number in place of an object", "1e999");
    bodies.put("nothing", "");
    bodies.put("the word null", "null");
    bodies.put("lists in lists, 20,000 deep", "[".repeat(20_000));
    bodies.put("objects in objects, 5,000 deep", "{\"a\":".repeat(5_000));
    bodies.put("a number of 10,000 digits", "{\"representatives\":" + "9".repeat(10_000) + "}");
    bodies.put("the same field twice", "{\"kind\":\"remedy\",\"kind\":\"suggestion\"}");
    bodies.put("a class to make", "{\"@class\":\"java.lang.Runtime\"}");
    bodies.put("a prototype", "{\"__proto__\":{\"roles\":[\"administrator\"]}}");
    bodies.put(
        "XML with an outside entity",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
    bodies.put("half a character pair", "{\"kind\":\"\\ud800\"}");
    bodies.put("the character NUL", "{\"kind\":\"\\u0000\"}");
    bodies.put("2 MB of spaces", " ".repeat(2 << 20));
    return Stream.concat(
        bodies.entrySet().stream()
            .map(
                body ->
                    new Attack(
                        "C5",
                        "a filing whose body is " + body.getKey(),
                        ground -> Ground.refused(ground.api().file(body.getValue())))),
        bodies.entrySet().stream()
            .map(
                body ->
                    new Attack(
                        "C5",
                        "an act whose body is " + body.getKey(),
                        ground ->
                            Ground.refused(
                                ground
                                    .api()
                                    .post(
                                        "/matters/" + ground.own().number() + "/acts",
                                        body.getValue(),
                                        "Authorization",
                                        Api.basic(ground.own().number(), ground.own().key()))))));
  }
}
