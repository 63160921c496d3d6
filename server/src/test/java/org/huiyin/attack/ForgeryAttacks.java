package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huiyin.Api;
import org.huiyin.page.Visit;

/// Cookies, tokens and forms that nobody was given.
final class ForgeryAttacks {

  private ForgeryAttacks() {}

  static Stream<Attack> all() {
    return Stream.of(tokens(), cookies(), forms(), replays()).flatMap(all -> all);
  }

  private static Stream<Attack> tokens() {
    return Stream.of(
            bearer("none at all", _ -> ""),
            bearer("the word null", _ -> "Bearer null"),
            bearer(
                "one of the right form that was never made", _ -> "Bearer hyt_" + "A".repeat(43)),
            bearer("a JSON web token without a signature", _ -> "Bearer " + webToken("none")),
            bearer("a JSON web token signed with an empty key", _ -> "Bearer " + webToken("HS256")),
            bearer("a right one in capitals", token -> token.toUpperCase(java.util.Locale.ROOT)),
            bearer(
                "a right one without its last character",
                token -> token.substring(0, token.length() - 1)),
            bearer("a right one with another last character", ForgeryAttacks::altered),
            bearer("a right one and a bit more", token -> token + "A"),
            bearer(
                "a right one as HTTP Basic",
                token -> Api.basic("demo.handler", token.substring(7))),
            bearer("a wildcard", _ -> "Bearer %"),
            bearer("10,000 characters", _ -> "Bearer " + "A".repeat(6_000)))
        .flatMap(
            forged ->
                Stream.of("/desk/duties", "/admin/officers")
                    .map(
                        path ->
                            new Attack(
                                "C1",
                                "`" + path + "` with a token: " + forged.what(),
                                ground -> {
                                  String sent = forged.of(ground.bearer("demo.handler"));
                                  Ground.refused(
                                      sent.isEmpty()
                                          ? ground.api().get(path)
                                          : ground.api().get(path, "Authorization", sent));
                                })));
  }

  private record Forged(String what, Function<String, String> made) {
    String of(String right) {
      return made.apply(right);
    }
  }

  private static Forged bearer(String what, Function<String, String> made) {
    return new Forged(what, made);
  }

  private static String webToken(String algorithm) {
    return Ground.base64("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}")
        + "."
        + Ground.base64("{\"sub\":\"demo.admin\",\"roles\":[\"administrator\"]}")
        + ".";
  }

  private static final String BASE64URL =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /// Another last character in its highest bit: the lowest ones may carry nothing (RFC 4648,
  /// section 3.5), and the same bytes would be the right secret still.
  private static String altered(String secret) {
    int last = secret.length() - 1;
    return secret.substring(0, last) + flipped(secret.charAt(last));
  }

  private static char flipped(char character) {
    return BASE64URL.charAt(BASE64URL.indexOf(character) ^ 0b100000);
  }

  private static Stream<Attack> cookies() {
    List<Forged> forged =
        List.of(
            new Forged("nothing", _ -> ""),
            new Forged("a word", _ -> "administrator"),
            new Forged("an officer's id", _ -> "00000000-0000-0000-0000-000000000001"),
            new Forged("the right one with another last character", ForgeryAttacks::altered),
            new Forged(
                "the right one with another first character",
                right -> flipped(right.charAt(0)) + right.substring(1)),
            new Forged("half of the right one", right -> right.substring(0, right.length() / 2)),
            new Forged("the right one twice", right -> right + right),
            new Forged("a JSON web token without a signature", _ -> webToken("none")),
            new Forged("4,000 characters", _ -> "A".repeat(4_000)));
    return Stream.concat(
        forged.stream()
            .map(
                cookie ->
                    new Attack(
                        "B2",
                        "an officer's cookie: " + cookie.what(),
                        ground -> {
                          String right = ground.at("demo.handler").cookie("officer").orElseThrow();
                          Visit visit = ground.stranger();
                          visit.keep("officer", cookie.of(right));
                          notIn(visit.get("/desk/matters/" + ground.victim().number()));
                        })),
        forged.stream()
            .map(
                cookie ->
                    new Attack(
                        "A2",
                        "the cookie of an open matter: " + cookie.what(),
                        ground -> {
                          String right =
                              ground.complainant(ground.victim()).cookie("matter").orElseThrow();
                          Visit visit = ground.stranger();
                          visit.keep("matter", cookie.of(right));
                          notIn(visit.get("/matter"));
                        })));
  }

  /// Led to where one proves who one is, or told that there is nothing.
  private static void notIn(Visit.Shown page) {
    Ground.harmless(page);
    assertThat(page.status()).isNotEqualTo(200);
  }

  private static Stream<Attack> forms() {
    return Stream.of(
        new Attack(
            "A4",
            "the state of a form with another last character",
            ground -> {
              Visit visit = ground.stranger();
              Visit.Shown page = visit.get("/before");
              String sealed = page.hidden().getOrDefault("form", "");
              Visit.Shown answer =
                  visit.submit(page, "/bring", "form", altered(sealed), "go", "send");
              Ground.harmless(answer);
              assertThat(answer.text()).doesNotContain("id=\"key\"");
            }),
        new Attack(
            "A4",
            "the state of a form that was never sealed",
            ground -> {
              Visit visit = ground.stranger();
              Visit.Shown answer =
                  visit.submit(
                      visit.get("/before"),
                      "/bring",
                      "form",
                      Ground.base64("{\"about\":\"result\",\"institution\":\"x\"}"),
                      "go",
                      "send");
              Ground.harmless(answer);
              assertThat(answer.text()).doesNotContain("id=\"key\"");
            }),
        new Attack(
            "A4",
            "the cookie of one's own matter as the state of a form",
            ground -> {
              Visit visit = ground.complainant(ground.own());
              String cookie = visit.cookie("matter").orElseThrow();
              Visit.Shown answer =
                  visit.submit(visit.get("/before"), "/bring", "form", cookie, "go", "send");
              Ground.harmless(answer);
              assertThat(answer.text()).doesNotContain("id=\"key\"");
            }),
        new Attack(
            "A4",
            "the state of a form as the cookie of a matter",
            ground -> {
              Visit visit = ground.stranger();
              visit.keep("matter", visit.get("/before").hidden().getOrDefault("form", ""));
              notIn(visit.get("/matter"));
            }),
        new Attack(
            "B2",
            "the cookie of a matter as an officer's",
            ground -> {
              Visit visit = ground.stranger();
              visit.keep(
                  "officer", ground.complainant(ground.own()).cookie("matter").orElseThrow());
              notIn(visit.get("/desk"));
            }),
        new Attack(
            "B2",
            "an officer's cookie as a token",
            ground ->
                Ground.refused(
                    ground
                        .api()
                        .get(
                            "/desk/duties",
                            "Authorization",
                            "Bearer "
                                + ground.at("demo.handler").cookie("officer").orElseThrow()))),
        new Attack(
            "B2",
            "an officer's cookie at the API, without a token",
            ground ->
                Ground.refused(
                    ground
                        .api()
                        .get(
                            "/desk/duties",
                            "Cookie",
                            "officer="
                                + ground.at("demo.handler").cookie("officer").orElseThrow()))),
        new Attack(
            "B2",
            "a session that the attacker fixed before the officer signed in",
            ground -> {
              Visit officer = ground.stranger();
              officer.keep("officer", "fixed-by-the-attacker");
              officer.submit(
                  officer.get("/sign-in"),
                  "/sign-in",
                  "name",
                  "demo.labour",
                  "password",
                  ground.server().password("demo.labour"));
              Visit attacker = ground.stranger();
              attacker.keep("officer", "fixed-by-the-attacker");
              notIn(attacker.get("/desk"));
            }));
  }

  private static Stream<Attack> replays() {
    return Stream.of(
        new Attack(
            "C3",
            "the same idempotency key with another body",
            ground -> {
              String key = Api.newKey();
              String first = Api.text(org.huiyin.Brought.aComplaint());
              assertThat(ground.api().post("/matters", first, "Idempotency-Key", key).statusCode())
                  .isEqualTo(201);
              Ground.refused(
                  ground.api().post("/matters", first.replace("泵站", "学校"), "Idempotency-Key", key));
            }),
        new Attack(
            "C3",
            "an idempotency key that can be guessed",
            ground ->
                Ground.refused(
                    ground
                        .api()
                        .post(
                            "/matters",
                            Api.text(org.huiyin.Brought.aComplaint()),
                            "Idempotency-Key",
                            "1"))),
        new Attack(
            "C3",
            "an act on a version that is past",
            ground ->
                Ground.refused(
                    ground
                        .victim()
                        .act("add", Map.of("texts", Map.of("text", "x")), "If-Match", "\"1\""))),
        new Attack(
            "B2",
            "a session after it was signed out",
            ground -> {
              Visit visit = ground.stranger();
              visit.submit(
                  visit.get("/sign-in"),
                  "/sign-in",
                  "name",
                  "demo.city-lead",
                  "password",
                  ground.server().password("demo.city-lead"));
              String cookie = visit.cookie("officer").orElseThrow();
              visit.submit(visit.get("/desk"), "/sign-out");
              Visit again = ground.stranger();
              again.keep("officer", cookie);
              notIn(again.get("/desk"));
            }),
        new Attack(
            "C1",
            "a token after it was revoked",
            ground -> {
              var made = Api.json(ground.api().makeToken("demo.city-lead", List.of("desk-read")));
              String secret = made.required("secret").stringValue();
              String login =
                  Api.basic("demo.city-lead", ground.server().password("demo.city-lead"));
              ground
                  .api()
                  .send(
                      "DELETE",
                      "/api/v1/tokens/" + made.required("token").required("id").stringValue(),
                      BodyPublishers.noBody(),
                      "Authorization",
                      login);
              Ground.refused(ground.api().get("/desk/duties", "Authorization", "Bearer " + secret));
            }),
        new Attack(
            "C1",
            "a token that reads, to act",
            ground -> {
              String secret =
                  Api.json(ground.api().makeToken("demo.handler", List.of("desk-read")))
                      .required("secret")
                      .stringValue();
              Ground.refused(
                  ground
                      .api()
                      .post(
                          "/desk/matters/" + ground.victim().number() + "/acts",
                          Api.text(Map.of("act", "answer")),
                          "Authorization",
                          "Bearer " + secret));
            }),
        new Attack(
            "A2",
            "the key that was replaced",
            ground -> {
              org.huiyin.Brought brought = org.huiyin.Brought.received(ground.api());
              String[] old = {"Authorization", Api.basic(brought.number(), brought.key())};
              String fresh =
                  Api.json(ground.api().post("/matters/" + brought.number() + "/key", "{}", old))
                      .required("key")
                      .stringValue();
              assertThat(
                      ground
                          .api()
                          .get(
                              "/matters/" + brought.number(),
                              "Authorization",
                              Api.basic(brought.number(), fresh))
                          .statusCode())
                  .isEqualTo(200);
              Ground.refused(ground.api().get("/matters/" + brought.number(), old));
            }));
  }
}
