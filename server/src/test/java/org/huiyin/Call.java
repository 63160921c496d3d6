package org.huiyin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A request as a client would write it, and its answer.
public final class Call {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpRequest.Builder request;
  private final String method;
  private BodyPublisher body = BodyPublishers.noBody();

  private Call(HttpRequest.Builder request, String method) {
    this.request = request;
    this.method = method;
  }

  public static Call to(int port, String method, String path) {
    return new Call(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)), method);
  }

  /// What came back. Its `json` is an empty object where the text is none.
  public record Answer(int status, HttpHeaders headers, String text, JsonNode json) {

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /// The last part of a problem's type.
    public String problem() {
      String type = json.path("type").asString("");
      return type.substring(type.indexOf('#') + 1);
    }

    /// The refused fields as `field: reason`, in order.
    public List<String> errors() {
      return json.path("errors").values().stream()
          .map(e -> e.path("field").asString() + ": " + e.path("reason").asString())
          .toList();
    }
  }

  public Call header(String name, String value) {
    request.header(name, value);
    return this;
  }

  public Call bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  public Call basic(String name, String password) {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  public Call json(String json) {
    return header("Content-Type", "application/json").bytes(json.getBytes(StandardCharsets.UTF_8));
  }

  public Call bytes(byte[] bytes) {
    body = BodyPublishers.ofByteArray(bytes);
    return this;
  }

  /// Sends the body in chunks, so that its length isn't said beforehand.
  public Call chunked(byte[] bytes) {
    body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    return this;
  }

  public Answer send() {
    try {
      HttpResponse<String> response =
          CLIENT.send(request.method(method, body).build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), response.headers(), response.body(), tree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode tree(String text) {
    return text.startsWith("{") || text.startsWith("[")
        ? JsonMapper.shared().readTree(text)
        : JsonMapper.shared().createObjectNode();
  }
}
