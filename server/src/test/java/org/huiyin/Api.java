package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API as bytes and header fields, for what a well-behaved client never sends.
public final class Api {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Api SHARED = new Api(TestServer.shared());

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final TestServer server;
  private final URI uri;

  public Api(TestServer server) {
    this.server = server;
    this.uri = server.uri();
  }

  public static Api shared() {
    return SHARED;
  }

  public TestServer server() {
    return server;
  }

  /// Sends a request as it is.
  ///
  /// @param headers names and values in turn
  public HttpResponse<String> send(
      String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(30));
    request.method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", "/api/v1" + path, BodyPublishers.noBody(), headers);
  }

  public HttpResponse<String> post(String path, String body, String... headers) {
    return send(
        "POST",
        "/api/v1" + path,
        BodyPublishers.ofString(body, StandardCharsets.UTF_8),
        with(headers, "Content-Type", "application/json"));
  }

  /// Brings a matter, with an idempotency key of its own, in English.
  public HttpResponse<String> file(String body) {
    return post("/matters", body, "Idempotency-Key", newKey(), "Accept-Language", "en");
  }

  public static String newKey() {
    return UUID.randomUUID() + "-" + UUID.randomUUID();
  }

  public static String[] with(String[] headers, String... more) {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + more.length);
    System.arraycopy(more, 0, all, headers.length, more.length);
    return all;
  }

  public static String basic(String name, String secret) {
    byte[] pair = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /// The header field by which an officer of the county works; the token is made once.
  public String bearer(String login) {
    return "Bearer "
        + tokens.computeIfAbsent(
            login,
            name -> {
              List<String> scopes =
                  name.startsWith("demo.admin")
                      ? List.of("admin")
                      : List.of("desk-read", "desk-act");
              return json(makeToken(name, scopes)).required("secret").stringValue();
            });
  }

  public HttpResponse<String> makeToken(String login, List<String> scopes) {
    Map<String, Object> wanted = Map.of("label", "test", "scopes", scopes);
    return post("/tokens", text(wanted), "Authorization", basic(login, server.password(login)));
  }

  public static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  public static String text(Object value) {
    return JSON.writeValueAsString(value);
  }

  /// The problem document of an answer, after checking what every one has (RFC 9457).
  public static JsonNode problem(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("application/problem+json"));
    JsonNode problem = json(response);
    assertThat(problem.required("type").stringValue())
        .isEqualTo("https://huiyin.org/problems#" + type);
    assertThat(problem.required("status").intValue()).isEqualTo(status);
    assertThat(problem.required("title").stringValue()).isNotBlank();
    assertThat(problem.required("detail").stringValue()).isNotBlank();
    return problem;
  }

  /// The refused fields of a problem, each as `field reason`.
  public static List<String> errors(JsonNode problem) {
    return problem
        .required("errors")
        .valueStream()
        .map(
            error -> {
              assertThat(error.required("message").stringValue()).isNotBlank();
              return error.required("field").stringValue()
                  + " "
                  + error.required("reason").stringValue();
            })
        .toList();
  }
}
