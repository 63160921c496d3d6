package org.huiyin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the API for one thing and keeps the whole answer, with its header fields: for tests of
/// failures, where an answer that isn't the expected one is what is looked at.
final class ApiCaller {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI server;

  ApiCaller(URI server) {
    this.server = server;
  }

  record Answer(int status, HttpHeaders headers, String text) {

    JsonNode json() {
      return JSON.readTree(text);
    }

    JsonNode expect(int expected) {
      if (status != expected) {
        throw new AssertionError("expected " + expected + ", got " + status + ": " + text);
      }
      return text.isEmpty() ? JSON.createObjectNode() : json();
    }
  }

  Answer file(Map<String, ?> filing, String idempotencyKey) {
    return send("POST", "/matters", Map.of("Idempotency-Key", idempotencyKey), filing);
  }

  /// Sends a file whole, to go along with a matter.
  Answer upload(String name, String text) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/api/v1/uploads"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
            .POST(HttpRequest.BodyPublishers.ofString(text))
            .build();
    return sent(request);
  }

  /// Sends bytes with these header fields.
  Answer send(String method, String path, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(60));
    headers.forEach(request::header);
    return sent(request.method(method, HttpRequest.BodyPublishers.ofByteArray(body)).build());
  }

  Answer view(String number, String key) {
    return get("/matters/" + number, basic(number, key));
  }

  Answer get(String path, String authorization) {
    return send("GET", path, Map.of("Authorization", authorization), Map.of());
  }

  /// @throws UncheckedIOException if the connection fails before the whole answer is there
  Answer send(String method, String path, Map<String, String> headers, Map<String, ?> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/api/v1" + path))
            .timeout(Duration.ofSeconds(60))
            .header("Accept-Language", "en")
            .header("Content-Type", "application/json");
    headers.forEach(request::header);
    request.method(
        method,
        method.equals("GET")
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    return sent(request.build());
  }

  private Answer sent(HttpRequest request) {
    try {
      HttpResponse<String> response =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static String basic(String name, String secret) {
    byte[] pair = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
