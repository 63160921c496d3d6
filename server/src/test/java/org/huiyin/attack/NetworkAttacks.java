package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.page.Visit;

/// Header fields that a proxy or a cache could believe, and requests that two programs read
/// differently.
final class NetworkAttacks {

  private NetworkAttacks() {}

  static Stream<Attack> all() {
    return Stream.of(hosts(), requests(), onward()).flatMap(all -> all);
  }

  private static Stream<Attack> hosts() {
    List<String> fields =
        List.of(
            "X-Forwarded-Host",
            "X-Forwarded-Server",
            "X-Forwarded-Prefix",
            "X-Host",
            "X-Original-URL",
            "X-Rewrite-URL",
            "Forwarded",
            "Referer");
    List<String> pages = List.of("/", "/sign-in", "/follow", "/matter", "/desk");
    return Stream.concat(
        fields.stream()
            .flatMap(
                field ->
                    pages.stream()
                        .map(
                            page ->
                                new Attack(
                                    "F1",
                                    "the header field "
                                        + field
                                        + " names another host at `"
                                        + page
                                        + "`",
                                    ground -> {
                                      String value =
                                          field.equals("Forwarded")
                                              ? "host=evil.example;proto=https"
                                              : field.endsWith("URL") ? "/admin" : "evil.example";
                                      unmoved(ground.wire().get(page, field, value));
                                    }))),
        pages.stream()
            .map(
                page ->
                    new Attack(
                        "F1",
                        "the header field Host names another host at `" + page + "`",
                        ground ->
                            unmoved(
                                ground
                                    .wire()
                                    .send(
                                        "GET "
                                            + page
                                            + " HTTP/1.1\r\nHost: evil.example\r\n"
                                            + "Connection: close\r\n\r\n")))));
  }

  private static void unmoved(String answer) {
    Ground.quiet(Wire.status(answer), answer);
    assertThat(answer).doesNotContain("evil.example");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).containsAnyOf("no-store", "location: /");
  }

  private static Stream<Attack> requests() {
    Map<String, String> requests = new LinkedHashMap<>();
    String post = "POST /api/v1/matters HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    requests.put(
        "a length and chunks both",
        post
            + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET /admin");
    requests.put(
        "two lengths",
        post + "Content-Length: 2\r\nContent-Length: 40\r\nConnection: close\r\n\r\n{}");
    requests.put("a negative length", post + "Content-Length: -1\r\nConnection: close\r\n\r\n");
    requests.put(
        "a length that isn't a number", post + "Content-Length: 0x10\r\nConnection: close\r\n\r\n");
    requests.put(
        "chunks by another name",
        post + "Transfer-Encoding: xchunked\r\nConnection: close\r\n\r\n0\r\n\r\n");
    requests.put(
        "a chunk whose size isn't a number",
        post + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");
    requests.put("no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    requests.put("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n");
    requests.put("a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\nConnection: close\r\n\r\n");
    requests.put(
        "a space in a header field's name",
        "GET / HTTP/1.1\r\nHost: x\r\nX Y: z\r\nConnection: close\r\n\r\n");
    requests.put(
        "NUL in a header field",
        "GET / HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\nConnection: close\r\n\r\n");
    requests.put("NUL in the path", "GET /\u0000 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    requests.put("a version that doesn't exist", "GET / HTTP/9.9\r\nHost: x\r\n\r\n");
    requests.put("no version", "GET /\r\n\r\n");
    requests.put("a path in brackets", "GET /<> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    requests.put(
        "a path of 20,000 characters",
        "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    requests.put(
        "a header field of 100,000 characters",
        "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(100_000) + "\r\nConnection: close\r\n\r\n");
    requests.put(
        "5,000 header fields",
        "GET / HTTP/1.1\r\nHost: x\r\n" + "X: a\r\n".repeat(5_000) + "Connection: close\r\n\r\n");
    requests.put(
        "a cookie of 20,000 characters",
        "GET / HTTP/1.1\r\nHost: x\r\nCookie: officer="
            + "a".repeat(20_000)
            + "\r\nConnection: close\r\n\r\n");
    requests.put(
        "a slash twice and a step up before the administration",
        "GET //x/..//admin HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    requests.put(
        "a parameter of the path before the administration",
        "GET /admin;x=y HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    requests.put(
        "an encoded slash before the administration",
        "GET /%2fadmin HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    return requests.entrySet().stream()
        .map(
            request ->
                new Attack(
                    request.getValue().length() > 15_000 ? "F4" : "F2",
                    "a request with " + request.getKey(),
                    ground -> {
                      String answer = ground.wire().send(request.getValue());
                      if (Wire.status(answer) != 0) {
                        Ground.refused(answer);
                      }
                    }));
  }

  /// Where one is led after signing in or choosing a language.
  private static Stream<Attack> onward() {
    return Stream.of(
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example",
            "\\\\evil.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "/%09/evil.example",
            "/desk/..//evil.example",
            "http:evil.example",
            "/desk\r\nLocation: https://evil.example")
        .map(
            where ->
                new Attack(
                    "B6",
                    "to be led on to `" + where.replace("\r\n", "␍␊") + "` after signing in",
                    ground -> {
                      Visit visit = ground.stranger();
                      Visit.Shown page =
                          visit.get("/sign-in?next=" + InjectionAttacks.encoded(where));
                      Ground.harmless(page);
                      Visit.Shown after =
                          visit.submit(
                              page,
                              "/sign-in",
                              "next",
                              where,
                              "name",
                              "demo.shiqiao",
                              "password",
                              ground.server().password("demo.shiqiao"));
                      assertThat(after.header("Location"))
                          .startsWith("/desk")
                          .doesNotContain("evil");
                    }));
  }
}
