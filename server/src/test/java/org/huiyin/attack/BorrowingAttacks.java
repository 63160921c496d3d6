package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.page.Visit;
import tools.jackson.databind.JsonNode;

/// With what one has, to get at what others have (insecure direct object references).
final class BorrowingAttacks {

  private static final UUID NOBODYS = new UUID(9, 9);

  private BorrowingAttacks() {}

  static Stream<Attack> all() {
    return Stream.of(
            withOnesKey(), withOnesDesk(), withOnesRole(), withOnesAccount(), toLearnWhoItIs())
        .flatMap(all -> all);
  }

  private static String[] own(Ground ground) {
    Brought own = ground.own();
    return new String[] {"Authorization", Api.basic(own.number(), own.key())};
  }

  private static Stream<Attack> withOnesKey() {
    return Stream.of(
        new Attack(
            "A3",
            "another's number with one's own number and key",
            ground ->
                Ground.refused(
                    ground.api().get("/matters/" + ground.victim().number(), own(ground)))),
        new Attack(
            "A3",
            "another's number with one's own key",
            ground ->
                Ground.refused(
                    ground
                        .api()
                        .get(
                            "/matters/" + ground.victim().number(),
                            "Authorization",
                            Api.basic(ground.victim().number(), ground.own().key())))),
        new Attack(
            "A3",
            "acting in another's matter with one's own key",
            ground ->
                Ground.refused(
                    ground
                        .api()
                        .post(
                            "/matters/" + ground.victim().number() + "/acts",
                            Api.text(Map.of("act", "withdraw")),
                            own(ground)))),
        new Attack(
            "A3",
            "a new key for another's matter with one's own",
            ground ->
                Ground.refused(
                    ground
                        .api()
                        .post("/matters/" + ground.victim().number() + "/key", "{}", own(ground)))),
        new Attack(
            "A3",
            "another's number in the address of the page",
            ground -> {
              Visit.Shown page =
                  ground
                      .complainant(ground.own())
                      .get("/matter?number=" + ground.victim().number());
              Ground.harmless(page);
              assertThat(page.text()).contains(ground.own().number());
            }),
        new Attack(
            "A3",
            "another's number in the form of an act",
            ground -> {
              Visit visit = ground.complainant(ground.own());
              JsonNode before = ground.victim().view().required("happened");
              visit.submit(
                  visit.get("/matter/act/add"),
                  "/matter/act/add",
                  "number",
                  ground.victim().number(),
                  "text",
                  "x",
                  "go",
                  "do");
              assertThat(ground.victim().view().required("happened")).isEqualTo(before);
            }),
        new Attack(
            "A3",
            "one's key at the desk",
            ground ->
                Ground.refused(
                    ground.api().get("/desk/matters/" + ground.own().number(), own(ground)))),
        new Attack(
            "A3",
            "one's key at the administration",
            ground -> Ground.refused(ground.api().get("/admin/officers", own(ground)))),
        new Attack(
            "A3",
            "one's key for a token",
            ground ->
                Ground.refused(
                    ground
                        .api()
                        .post(
                            "/tokens",
                            Api.text(Map.of("label", "x", "scopes", List.of("desk-read"))),
                            own(ground)))));
  }

  private static Stream<Attack> withOnesDesk() {
    List<String> pages =
        List.of("", "/act/register", "/act/answer", "/act/recuse", "/evidence/" + NOBODYS);
    List<String> calls = List.of("", "/drafts/answer", "/evidence/" + NOBODYS);
    return Ground.outsiders().stream()
        .flatMap(
            login ->
                Stream.of(
                        pages.stream()
                            .map(
                                page ->
                                    new Attack(
                                        "B4",
                                        login + " opens `/desk/matters/…" + page + "` of another's",
                                        ground ->
                                            Ground.refused(
                                                ground
                                                    .at(login)
                                                    .get(
                                                        "/desk/matters/"
                                                            + ground.victim().number()
                                                            + page)))),
                        calls.stream()
                            .map(
                                call ->
                                    new Attack(
                                        "B4",
                                        login + " calls `/api/v1/desk/matters/…" + call + "`",
                                        ground ->
                                            Ground.refused(
                                                ground.get(
                                                    "/desk/matters/"
                                                        + ground.victim().number()
                                                        + call,
                                                    login)))),
                        Stream.of("answer", "register", "recuse", "assign", "open")
                            .map(
                                act ->
                                    new Attack(
                                        "B4",
                                        login + " does `" + act + "` in another's matter",
                                        ground -> refusedAct(ground, login, act))))
                    .flatMap(all -> all));
  }

  private static void refusedAct(Ground ground, String login, String act) {
    String before = ground.rows();
    Ground.refused(ground.victim().act(login, act, Map.of()));
    assertThat(ground.rows()).isEqualTo(before);
  }

  private static Stream<Attack> withOnesRole() {
    List<String> administration =
        List.of(
            "/admin/officers",
            "/admin/institutions",
            "/admin/units",
            "/admin/topics",
            "/admin/places",
            "/admin/rulebooks",
            "/admin/calendars");
    return Stream.of(
            administration.stream()
                .map(
                    path ->
                        new Attack(
                            "B5",
                            "a handler calls `GET /api/v1" + path + "`",
                            ground -> Ground.refused(ground.get(path, "demo.handler")))),
            administration.stream()
                .map(
                    path ->
                        new Attack(
                            "B5",
                            "a handler calls `POST /api/v1" + path + "`",
                            ground -> {
                              String before = ground.rows();
                              Ground.refused(ground.post(path, Map.of(), "demo.handler"));
                              assertThat(ground.rows()).isEqualTo(before);
                            })),
            Stream.of("/admin", "/admin/officers", "/admin/rulebooks", "/admin/calendars")
                .map(
                    path ->
                        new Attack(
                            "B5",
                            "a lead opens `" + path + "`",
                            ground -> Ground.refused(ground.at("demo.lead").get(path)))),
            Stream.of("/desk", "/desk/register", "/desk/cover")
                .map(
                    path ->
                        new Attack(
                            "G1",
                            "an administrator opens `" + path + "`",
                            ground -> Ground.refused(ground.at("demo.admin").get(path)))),
            Stream.of(
                new Attack(
                    "G1",
                    "an administrator opens a matter, page",
                    ground ->
                        Ground.refused(
                            ground
                                .at("demo.admin")
                                .get("/desk/matters/" + ground.victim().number()))),
                new Attack(
                    "G1",
                    "an administrator opens a matter, API",
                    ground ->
                        Ground.refused(
                            ground.get("/desk/matters/" + ground.victim().number(), "demo.admin"))),
                new Attack(
                    "G1",
                    "an administrator lists duties",
                    ground -> Ground.refused(ground.get("/desk/duties", "demo.admin"))),
                new Attack(
                    "G1",
                    "an administrator makes a token for the desk",
                    ground ->
                        Ground.refused(
                            ground.api().makeToken("demo.admin", List.of("desk-read"))))))
        .flatMap(all -> all);
  }

  private static Stream<Attack> withOnesAccount() {
    return Stream.of(
        new Attack(
            "B2",
            "ending a session that isn't one's own",
            ground -> {
              Visit visit = ground.at("demo.labour");
              Ground.harmless(
                  visit.submit(visit.get("/account"), "/account/sessions/" + NOBODYS + "/end"));
              assertThat(ground.at("demo.handler").get("/desk").status()).isEqualTo(200);
            }),
        new Attack(
            "C1",
            "revoking a token that isn't one's own",
            ground -> {
              String bearer = ground.bearer("demo.handler");
              Ground.refused(
                  ground
                      .api()
                      .send(
                          "DELETE",
                          "/api/v1/tokens/" + tokenOf(ground, "demo.handler"),
                          java.net.http.HttpRequest.BodyPublishers.noBody(),
                          "Authorization",
                          Api.basic("demo.labour", ground.server().password("demo.labour"))));
              assertThat(ground.api().get("/desk/duties", "Authorization", bearer).statusCode())
                  .isEqualTo(200);
            }),
        new Attack(
            "B5",
            "leave cover for somebody of another institution",
            ground ->
                Ground.refused(
                    ground.post(
                        "/desk/covers",
                        Map.of(
                            "absent",
                            ground.directory().officerByLogin("demo.handler").orElseThrow().id(),
                            "substitute",
                            ground.directory().officerByLogin("demo.labour").orElseThrow().id(),
                            "from",
                            "2026-02-10",
                            "until",
                            "2026-02-20"),
                        "demo.labour-lead"))),
        new Attack(
            "B5",
            "referring a matter to an institution that one may not give it to",
            ground ->
                assertThat(
                        ground
                            .victim()
                            .act("demo.handler", "refer", Brought.toWater())
                            .statusCode())
                    .isEqualTo(422)),
        new Attack(
            "B4",
            "a matter in the address of one's own desk (`?matter=`)",
            ground -> {
              Visit.Shown page =
                  ground.at("demo.labour").get("/desk?matter=" + ground.victim().number());
              Ground.harmless(page);
              assertThat(page.text()).doesNotContain("/desk/matters/" + ground.victim().number());
            }));
  }

  /// Who brought a matter, by whoever has no need to know.
  private static Stream<Attack> toLearnWhoItIs() {
    Map<String, Object> disclosing =
        Map.of("fields", List.of("name"), "reason", "call-for-facts", "words", "x");
    Map<String, Object> ordering =
        Map.of(
            "instrument",
            "criminal",
            "document",
            "1",
            "issuer",
            "x",
            "dated",
            "2026-02-01",
            "scope",
            List.of("name"),
            "words",
            "x");
    List<String> nobodys =
        List.of("demo.registrar", "demo.supervisor", "demo.city-supervisor", "demo.labour");
    return Stream.of(
            nobodys.stream()
                .map(
                    login ->
                        new Attack(
                            "B7",
                            login + " asks who brought a matter that they have no need to know",
                            ground -> named(ground, login, "/disclosures", disclosing))),
            Stream.of("[\"*\"]", "\"name\"", "[\"identity\"]", "[[\"name\"]]")
                .map(
                    fields ->
                        new Attack(
                            "B7",
                            "a handler asks for the fields `" + fields + "`",
                            ground -> {
                              HttpResponse<String> answer =
                                  ground
                                      .api()
                                      .post(
                                          "/desk/matters/"
                                              + ground.victim().number()
                                              + "/disclosures",
                                          "{\"fields\":"
                                              + fields
                                              + ",\"reason\":\"call-for-facts\",\"words\":\"x\"}",
                                          "Authorization",
                                          ground.bearer("demo.handler"));
                              Ground.refused(answer);
                              assertThat(answer.body()).doesNotContain(Ground.NAME);
                            })),
            nobodys.stream()
                .map(
                    login ->
                        new Attack(
                            "B8",
                            login + " asks for what the law lets others have",
                            ground -> named(ground, login, "/orders", ordering))),
            Stream.of("/agreement", "/refusal", "/hand-over")
                .map(
                    what ->
                        new Attack(
                            "B8",
                            "a lead calls `…/orders/1" + what + "` where nobody asked",
                            ground -> named(ground, "demo.lead", "/orders/1" + what, Map.of()))))
        .flatMap(all -> all);
  }

  private static void named(Ground ground, String login, String path, Map<String, Object> body) {
    Map<String, Object> all = new HashMap<>(body);
    all.put("password", ground.server().password(login));
    HttpResponse<String> answer =
        ground.post("/desk/matters/" + ground.victim().number() + path, all, login);
    Ground.refused(answer);
    assertThat(answer.body()).doesNotContain(Ground.NAME);
  }

  private static String tokenOf(Ground ground, String login) {
    return Api.json(
            ground
                .api()
                .get("/tokens", "Authorization", Api.basic(login, ground.server().password(login))))
        .valueStream()
        .findFirst()
        .orElseThrow()
        .required("id")
        .stringValue();
  }
}
