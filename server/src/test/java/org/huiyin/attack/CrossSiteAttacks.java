package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.Mappings;
import org.huiyin.page.Visit;

/// Another site sends a form with the browser of somebody who is signed in, or shows a page of ours
/// in a frame of its own.
final class CrossSiteAttacks {

  private CrossSiteAttacks() {}

  /// Each form of officers and administrators that there is, without the token of its page.
  static Stream<Attack> all() {
    return Stream.of(officers(), complainants(), api()).flatMap(all -> all);
  }

  private static final List<String> OFFICERS =
      List.of(
          "/account",
          "/account/on",
          "/account/recovery-codes",
          "/account/second-factor",
          "/account/telephone/off",
          "/desk/cover",
          "/desk/cover/end",
          "/desk/register",
          "/password");

  private static final List<String> ADMINISTRATORS =
      List.of(
          "/admin/new/officers",
          "/admin/new/institutions",
          "/admin/new/topics",
          "/admin/calendars",
          "/admin/planned-rulebooks");

  private static Stream<Attack> officers() {
    return Stream.concat(
        OFFICERS.stream().map(path -> without("demo.lead", path)),
        ADMINISTRATORS.stream().map(path -> without("demo.admin", path)));
  }

  private static Attack without(String login, String path) {
    return new Attack(
        "B3",
        "`POST " + path + "` with " + login + "’s cookies and no token",
        ground -> {
          String before = ground.rows();
          Visit visit = ground.at(login);
          Ground.harmless(
              visit.post(path, Map.of("name", "x", "login", "evil", "roles", "administrator")));
          assertThat(ground.rows()).isEqualTo(before);
          assertThat(visit.get("/account").status()).as("still signed in").isEqualTo(200);
        });
  }

  private static Stream<Attack> complainants() {
    return Stream.of(
        new Attack(
            "A5",
            "acting in an open matter without a token",
            ground -> {
              Visit visit = ground.complainant(ground.own());
              String before = ground.rows();
              Ground.harmless(visit.post("/matter/act/add", Map.of("text", "x", "go", "do")));
              assertThat(ground.rows()).isEqualTo(before);
            }),
        new Attack(
            "A5",
            "acting in an open matter with the token of another browser",
            ground -> {
              Visit visit = ground.complainant(ground.own());
              String token = ground.stranger().get("/follow").hidden().get("csrf");
              String before = ground.rows();
              Map<String, String> fields = new HashMap<>(visit.get("/matter/act/add").hidden());
              fields.put("csrf", String.valueOf(token));
              fields.put("text", "x");
              fields.put("go", "do");
              Ground.harmless(visit.post("/matter/act/add", fields));
              assertThat(ground.rows()).isEqualTo(before);
            }),
        new Attack(
            "A5",
            "acting in an open matter with an empty token",
            ground -> {
              Visit visit = ground.complainant(ground.own());
              String before = ground.rows();
              Map<String, String> fields = new HashMap<>(visit.get("/matter/act/add").hidden());
              fields.put("csrf", "");
              fields.put("text", "x");
              fields.put("go", "do");
              Ground.harmless(visit.post("/matter/act/add", fields));
              assertThat(ground.rows()).isEqualTo(before);
            }),
        new Attack(
            "A5",
            "a new key for an open matter without a token",
            ground -> {
              Visit visit = ground.complainant(ground.own());
              Visit.Shown answer = visit.post("/matter/key", Map.of());
              Ground.harmless(answer);
              assertThat(answer.text()).doesNotContain("id=\"key\"");
            }),
        new Attack(
            "A5",
            "signing somebody in to the attacker's matter without a token",
            ground -> {
              Visit visit = ground.stranger();
              visit.get("/");
              Ground.harmless(
                  visit.post(
                      "/follow",
                      Map.of("number", ground.own().number(), "key", ground.own().key())));
              assertThat(visit.cookie("matter")).isEmpty();
            }),
        new Attack(
            "A5",
            "any page in a frame of another site",
            ground -> {
              for (Mappings.Mapping mapping : Mappings.of(ground.server())) {
                if (mapping.method().equals("GET") && !mapping.path().contains("{")) {
                  Visit.Shown page = ground.stranger().get(mapping.path());
                  assertThat(page.header("X-Frame-Options")).as(mapping.path()).isEqualTo("DENY");
                  assertThat(page.header("Content-Security-Policy"))
                      .as(mapping.path())
                      .contains("frame-ancestors 'none'");
                }
              }
            }));
  }

  private static Stream<Attack> api() {
    return Stream.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")
        .map(
            type ->
                new Attack(
                    "B3",
                    "the API with an officer's cookies, as a form of `" + type + "` could",
                    ground -> {
                      String before = ground.rows();
                      Ground.refused(
                          ground
                              .api()
                              .send(
                                  "POST",
                                  "/api/v1/desk/matters/" + ground.victim().number() + "/acts",
                                  BodyPublishers.ofString("{\"act\":\"answer\"}"),
                                  "Content-Type",
                                  type,
                                  "Origin",
                                  "https://evil.example",
                                  "Cookie",
                                  "officer="
                                      + ground.at("demo.handler").cookie("officer").orElseThrow()));
                      assertThat(ground.rows()).isEqualTo(before);
                    }));
  }
}
