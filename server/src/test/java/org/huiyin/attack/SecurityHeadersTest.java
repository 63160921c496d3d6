package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.huiyin.Api;
import org.huiyin.Call;
import org.huiyin.Mappings;
import org.huiyin.TestServer;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// The header fields of every answer that there is, graded as the graders of the web do: each rule
/// has to hold for each page and each call, of whoever asks.
class SecurityHeadersTest {

  private static final TestServer SERVER = TestServer.shared();

  /// What the ledger's head says is the same for everybody, and is asked for by many.
  private static final String ONE_SECOND = "max-age=1, public";

  private static Map<String, Predicate<Visit.Shown>> rules() {
    Map<String, Predicate<Visit.Shown>> rules = new LinkedHashMap<>();
    rules.put(
        "Content-Security-Policy: nothing but what is named",
        page -> page.header("Content-Security-Policy").startsWith("default-src 'none'"));
    rules.put(
        "Content-Security-Policy: no unsafe, no wildcard, no other site",
        page ->
            !page.header("Content-Security-Policy").contains("unsafe")
                && !page.header("Content-Security-Policy").contains("*")
                && !page.header("Content-Security-Policy").contains("http"));
    rules.put(
        "Content-Security-Policy: no frames",
        page -> page.header("Content-Security-Policy").contains("frame-ancestors 'none'"));
    rules.put("X-Frame-Options", page -> page.header("X-Frame-Options").equals("DENY"));
    rules.put(
        "X-Content-Type-Options", page -> page.header("X-Content-Type-Options").equals("nosniff"));
    rules.put("Referrer-Policy", page -> page.header("Referrer-Policy").equals("no-referrer"));
    rules.put(
        "Cross-Origin-Opener-Policy",
        page -> page.header("Cross-Origin-Opener-Policy").equals("same-origin"));
    rules.put(
        "Cross-Origin-Resource-Policy",
        page -> page.header("Cross-Origin-Resource-Policy").equals("same-origin"));
    rules.put(
        "Permissions-Policy", page -> page.header("Permissions-Policy").contains("geolocation=()"));
    rules.put("nothing of the server's make", page -> page.header("Server").isEmpty());
    rules.put("nothing of what it was made with", page -> page.header("X-Powered-By").isEmpty());
    rules.put(
        "cookies out of reach of scripts and of other sites",
        page ->
            page.header("Set-Cookie").isEmpty()
                || (page.header("Set-Cookie").contains("HttpOnly")
                    && page.header("Set-Cookie").matches("(?s).*SameSite=(Strict|Lax).*")));
    rules.put(
        "nothing kept, but for files with a name of their own and the signed head of the ledger",
        page ->
            page.header("Cache-Control").contains("no-store")
                || page.header("Cache-Control").contains("immutable")
                || (page.header("Content-Type").startsWith("text/plain")
                    && page.header("Cache-Control").equals(ONE_SECOND)));
    return rules;
  }

  @Test
  void everyPageKeepsEveryRule() {
    List<String> wrong = new ArrayList<>();
    for (String login : List.of("", "demo.handler", "demo.admin")) {
      Visit visit = login.isEmpty() ? new Visit(SERVER.uri()) : AtTheDesk.signedIn(SERVER, login);
      for (Mappings.Mapping mapping : Mappings.of(SERVER)) {
        if (!mapping.method().matches("GET|\\*")) {
          continue;
        }
        String path = mapping.path().replaceAll("\\{[^}]*}", "none").replace("**", "none");
        Visit.Shown page = visit.get(path);
        rules()
            .forEach(
                (rule, holds) -> {
                  if (!holds.test(page)) {
                    wrong.add(login + " " + path + " " + page.status() + ": " + rule);
                  }
                });
      }
    }
    assertThat(wrong).isEmpty();
  }

  /// What a proxy says that ends TLS: then cookies are bound to this host, and the browser stays
  /// with TLS.
  @Test
  void overTlsTheBrowserStaysWithIt() {
    Call.Answer page =
        Call.to(SERVER.uri().getPort(), "GET", "/sign-in")
            .header("X-Forwarded-Proto", "https")
            .send();
    assertThat(page.header("Strict-Transport-Security")).contains("max-age=31536000");
    assertThat(page.header("Set-Cookie").toLowerCase(Locale.ROOT)).contains("secure");
  }

  @Test
  void theApiOpensToNoOtherSite() {
    var answer = Api.shared().get("/institutions", "Origin", "https://evil.example");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }
}
