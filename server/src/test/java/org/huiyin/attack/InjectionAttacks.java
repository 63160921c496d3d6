package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.page.Visit;

/// What is typed becomes part of a statement, of a page or of the log.
final class InjectionAttacks {

  private static final List<String> SQL =
      List.of(
          "' or '1'='1",
          "'; drop table journal; --",
          "\" or \"\"=\"",
          "1) union all table matter --",
          "x'||pg_sleep(20)||'",
          "$$; delete from party; $$",
          "'/**/or/**/true--",
          "\\'; update officer set roles = '{administrator}'; --",
          "%' or login like '%",
          "'; set role postgres; --");

  private static final List<String> SCRIPT =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "'><svg/onload=alert(1)>",
          "</textarea><script>alert(1)</script>",
          "javascript:alert(1)\"onclick=\"alert(1)",
          "<!--><iframe src=//evil.example>",
          "{{7*7}}${7*7}#{7*7}<%= 7*7 %>",
          "</title><base href=//evil.example>");

  /// Where something is typed and asked for in the database.
  @FunctionalInterface
  private interface Asked {
    Object with(Ground ground, String typed) throws Exception;
  }

  private InjectionAttacks() {}

  static Stream<Attack> all() {
    return Stream.of(sql(), shown(), logged()).flatMap(all -> all);
  }

  private static Stream<Attack> sql() {
    return asked().entrySet().stream()
        .flatMap(
            place ->
                SQL.stream()
                    .map(
                        typed ->
                            new Attack(
                                "D1",
                                "SQL as " + place.getKey() + ": `" + typed + "`",
                                ground -> quiet(ground, place.getValue(), typed))));
  }

  private static void quiet(Ground ground, Asked asked, String typed) throws Exception {
    String before = ground.rows();
    switch (asked.with(ground, typed)) {
      case HttpResponse<?> answer -> {
        assertThat(answer.statusCode()).isNotEqualTo(200);
        Ground.quiet(answer.statusCode(), String.valueOf(answer.body()));
      }
      case Visit.Shown page -> Ground.harmless(page);
      default -> throw new AssertionError();
    }
    assertThat(ground.rows()).isEqualTo(before);
  }

  private static Map<String, Asked> asked() {
    Map<String, Asked> asked = new LinkedHashMap<>();
    asked.put(
        "number and key of a matter",
        (ground, typed) ->
            ground
                .api()
                .get("/matters/x", "Authorization", Api.basic(typed.replace(":", ""), typed)));
    asked.put(
        "number on the page that opens a matter",
        (ground, typed) -> {
          Visit visit = ground.stranger();
          return visit.submit(visit.get("/follow"), "/follow", "number", typed, "key", typed);
        });
    asked.put(
        "sign-in name and password",
        (ground, typed) -> {
          Visit visit = ground.stranger();
          return visit.submit(visit.get("/sign-in"), "/sign-in", "name", typed, "password", typed);
        });
    asked.put(
        "sign-in name at the API",
        (ground, typed) ->
            ground.api().get("/tokens", "Authorization", Api.basic(typed.replace(":", ""), typed)));
    asked.put(
        "number at the desk",
        (ground, typed) -> ground.get("/desk/matters/" + encoded(typed), "demo.handler"));
    asked.put(
        "institution of a filing",
        (ground, typed) -> {
          Map<String, Object> filing = new HashMap<>(Brought.aComplaint());
          filing.put("institution", typed);
          return ground.api().file(Api.text(filing));
        });
    asked.put(
        "topic of a filing",
        (ground, typed) -> {
          Map<String, Object> filing = new HashMap<>(Brought.aComplaint());
          filing.put("topic", typed);
          return ground.api().file(Api.text(filing));
        });
    asked.put(
        "filters of the desk",
        (ground, typed) -> {
          String query = encoded(typed);
          return ground
              .at("demo.handler")
              .get("/desk?topic=" + query + "&place=" + query + "&stage=" + query);
        });
    asked.put(
        "cursor of the desk's list",
        (ground, typed) -> ground.get("/desk/duties?cursor=" + encoded(typed), "demo.handler"));
    asked.put(
        "rulebook and edition",
        (ground, typed) ->
            ground.stranger().get("/rulebooks/" + encoded(typed) + "/" + encoded(typed)));
    return asked;
  }

  private static Stream<Attack> shown() {
    return SCRIPT.stream()
        .flatMap(
            typed ->
                Stream.of(
                    new Attack(
                        "A6",
                        "script in a story, shown to the handler: `" + typed + "`",
                        ground -> inAStory(ground, typed)),
                    new Attack(
                        "A6",
                        "script in a question's answer, shown again: `" + typed + "`",
                        ground -> inAForm(ground, typed)),
                    new Attack(
                        "A6",
                        "script in a number, shown again: `" + typed + "`",
                        ground ->
                            unharmed(
                                ground.stranger().get("/follow?number=" + encoded(typed)), typed)),
                    new Attack(
                        "A6",
                        "script in the path of a page: `" + typed + "`",
                        ground -> unharmed(ground.stranger().get("/" + encoded(typed)), typed))));
  }

  private static void inAStory(Ground ground, String typed) {
    Map<String, Object> filing = new HashMap<>(Brought.aComplaint());
    filing.put("story", typed);
    filing.put("ask", typed);
    Brought brought = Brought.of(ground.api(), filing);
    unharmed(ground.complainant(brought).get("/matter?all=yes"), typed);
    unharmed(ground.at("demo.registrar").get("/desk/matters/" + brought.number()), typed);
  }

  private static void inAForm(Ground ground, String typed) {
    Visit visit = ground.stranger();
    Visit.Shown page =
        visit.submit(visit.get("/before"), "/bring", "about", "result", "go", "next");
    page = visit.submit(page, "/bring", "behalf", "helper", "relation", typed, "go", "next");
    unharmed(page, typed);
    unharmed(visit.submit(page, "/bring", "go", "back"), typed);
  }

  private static void unharmed(Visit.Shown page, String typed) {
    Ground.harmless(page);
    if (typed.contains("<")) {
      assertThat(page.text()).doesNotContain(typed);
    }
    assertThat(page.text())
        .doesNotContain("<script>alert", "<img src=x", "<svg/onload")
        .doesNotContainPattern("<[^>]*onclick=\"alert")
        .doesNotContain("<iframe", "<base href")
        .doesNotContain("4949");
    // What the connector refuses by itself never reached a page, and repeats nothing.
    if (!page.text().contains("<title>HTTP Status 400")) {
      assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    }
  }

  /// Lines of the log, looked at once everything was tried.
  private static Stream<Attack> logged() {
    String line = "x\r\n2026-11-22T00:00:00Z ERROR forged";
    return Stream.of(
        new Attack(
            "F3",
            "line breaks in a sign-in name",
            ground -> {
              Visit visit = ground.stranger();
              visit.submit(visit.get("/sign-in"), "/sign-in", "name", line, "password", "x");
              nothingForged(ground);
            }),
        new Attack(
            "F3",
            "line breaks in a path",
            ground -> {
              Ground.harmless(ground.stranger().get("/" + encoded(line)));
              nothingForged(ground);
            }),
        new Attack(
            "F3",
            "line breaks in a JSON field",
            ground -> {
              Ground.refused(ground.api().file(Api.text(Map.of("kind", line, line, line))));
              nothingForged(ground);
            }),
        new Attack(
            "F3",
            "look-ups (`${jndi:…}`) in header fields",
            ground -> {
              Ground.harmless(
                  ground
                      .api()
                      .get(
                          "/institutions",
                          "User-Agent",
                          "${jndi:ldap://127.0.0.1:9/a}",
                          "X-Api-Version",
                          "${jndi:ldap://127.0.0.1:9/a}"));
              nothingForged(ground);
            }));
  }

  private static void nothingForged(Ground ground) {
    assertThat(ground.logged()).noneMatch(line -> line.startsWith("2026-11-22T00:00:00Z ERROR"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
