package org.huiyin.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The public API and the published documents, asked as anybody would. Officers sign in with their
/// password once. Not thread-safe.
final class Wire {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NOTHING_TO_SAY = 204;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> tokens = new HashMap<>();
  private final URI server;
  private final UnaryOperator<String> passwords;

  Wire(URI server, UnaryOperator<String> passwords) {
    this.server = server;
    this.passwords = passwords;
  }

  /// What came back.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, byte[] bytes) {

    boolean isDone() {
      return status == OK || status == CREATED || status == NOTHING_TO_SAY;
    }

    JsonNode json() {
      return JSON.readTree(bytes);
    }

    /// The last part of a problem's type, the fields that were refused, and what the server says of
    /// it: no word of what was sent.
    String problem() {
      JsonNode problem = json();
      String type = problem.path("type").asString("");
      List<String> fields =
          problem.path("errors").valueStream().map(each -> each.path("field").asString()).toList();
      String detail = problem.path("detail").asString("");
      return status + " " + type.substring(type.indexOf('#') + 1) + " " + fields + " " + detail;
    }
  }

  static String basic(String name, String secret) {
    byte[] pair = (name + ":" + secret).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private String bearer(String login) {
    return "Bearer " + tokens.computeIfAbsent(login, this::signedIn);
  }

  private String signedIn(String login) {
    Map<String, Object> wanted =
        Map.of("label", "soak", "scopes", List.of("desk-read", "desk-act"), "days", 1);
    String proof = basic(login, passwords.apply(login));
    Answer answer = asked("POST", "/tokens", wanted, Map.of("Authorization", proof));
    if (!answer.isDone()) {
      throw new IllegalStateException(login + " isn't signed in: " + answer.problem());
    }
    return answer.json().required("secret").stringValue();
  }

  Answer filed(Map<String, ?> filing) {
    return asked("POST", "/matters", filing, Map.of("Idempotency-Key", once()));
  }

  Answer registered(String login, Map<String, ?> filing) {
    return asked(
        "POST",
        "/desk/matters",
        filing,
        Map.of("Idempotency-Key", once(), "Authorization", bearer(login)));
  }

  private static String once() {
    return UUID.randomUUID() + "-" + UUID.randomUUID();
  }

  /// A request of a complainant, with number and key.
  Answer own(String method, String number, String key, String path, Map<String, ?> body) {
    return asked(
        method, "/matters/" + number + path, body, Map.of("Authorization", basic(number, key)));
  }

  Answer byOfficer(String login, String method, String path, Map<String, ?> body) {
    return asked(method, "/desk" + path, body, Map.of("Authorization", bearer(login)));
  }

  Answer open(String method, String path, Map<String, ?> body) {
    return asked(method, path, body, Map.of());
  }

  /// Sends a small file whole, to go along with a matter.
  String uploaded(String name, String text) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/api/v1/uploads"))
            .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
            .POST(BodyPublishers.ofString(text));
    return sent(request).json().required("ticket").stringValue();
  }

  /// A document that is published outside the API.
  byte[] published(String path) {
    Answer answer = sent(HttpRequest.newBuilder(server.resolve(path)).GET());
    if (!answer.isDone()) {
      throw new IllegalStateException(path + " is not published: " + answer.status());
    }
    return answer.bytes();
  }

  private Answer asked(
      String method, String path, Map<String, ?> body, Map<String, String> headers) {
    BodyPublisher content =
        method.equals("GET")
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/api/v1" + path))
            .header("Accept-Language", "zh")
            .header("Content-Type", "application/json")
            .method(method, content);
    headers.forEach(request::header);
    return sent(request);
  }

  private Answer sent(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
