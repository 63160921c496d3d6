package org.huiyin.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A plain client of the API, as anybody could write one: it knows addresses, numbers and keys,
/// and nothing of the server's inside. Keeps the tokens of who signed in. Not thread-safe.
public final class DemoClient {

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final JsonMapper json = JsonMapper.builder().build();
  private final URI server;
  private final Locale locale;
  private final UnaryOperator<String> passwords;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  /// A client of a server.
  ///
  /// @param passwords by sign-in name; an officer is signed in when first needed
  public DemoClient(URI server, Locale locale, UnaryOperator<String> passwords) {
    this.server = server;
    this.locale = locale;
    this.passwords = passwords;
  }

  /// An answer of the API.
  public record Answer(int status, JsonNode body) {

    /// The body, if the status is the expected one.
    ///
    /// @throws IllegalStateException with what the server said, if it isn't
    public JsonNode expect(int expected) {
      if (status != expected) {
        throw new IllegalStateException("expected " + expected + ", got " + status + ": " + body);
      }
      return body;
    }
  }

  public Answer file(Map<String, ?> filing) {
    return send(
        request("/matters")
            .header("Idempotency-Key", UUID.randomUUID() + "-" + UUID.randomUUID())
            .POST(body(filing)));
  }

  public Answer view(String number, String key) {
    return send(request("/matters/" + number).header("Authorization", basic(number, key)).GET());
  }

  /// The receipt of a matter, to the letter.
  public String receipt(String number, String key) {
    Text answer =
        text(
            request("/matters/" + number + "/receipt")
                .header("Authorization", basic(number, key))
                .GET());
    if (answer.status() != 200) {
      throw new IllegalStateException("expected a receipt, got " + answer.status());
    }
    return answer.body();
  }

  public Answer act(String number, String key, Map<String, ?> act) {
    return send(
        request("/matters/" + number + "/acts")
            .header("Authorization", basic(number, key))
            .POST(body(act)));
  }

  /// Signs an officer in: makes a token with everything that the officer's roles allow.
  private String signIn(String login, String password) {
    Map<String, Object> wanted =
        Map.of("label", "demo", "scopes", List.of("desk-read", "desk-act"), "days", 1);
    Answer answer =
        send(request("/tokens").header("Authorization", basic(login, password)).POST(body(wanted)));
    return answer.expect(201).required("secret").stringValue();
  }

  public Answer open(String login, String number) {
    return send(desk(login, "/desk/matters/" + number).GET());
  }

  public Answer act(String login, String number, String act, Map<String, ?> rest) {
    Map<String, Object> all = new HashMap<>(rest);
    all.put("act", act);
    return send(desk(login, "/desk/matters/" + number + "/acts").POST(body(all)));
  }

  public Answer duties(String login, String query) {
    return send(desk(login, "/desk/duties" + query).GET());
  }

  private HttpRequest.Builder desk(String login, String path) {
    String token = tokens.computeIfAbsent(login, unknown -> signIn(login, passwords.apply(login)));
    return request(path).header("Authorization", "Bearer " + token);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve("/api/v1" + path))
        .timeout(Duration.ofSeconds(30))
        .header("Accept-Language", locale.toLanguageTag())
        .header("Content-Type", "application/json");
  }

  private HttpRequest.BodyPublisher body(Map<String, ?> members) {
    return HttpRequest.BodyPublishers.ofString(
        json.writeValueAsString(members), StandardCharsets.UTF_8);
  }

  private static String basic(String name, String secret) {
    byte[] pair = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private record Text(int status, String body) {}

  private Answer send(HttpRequest.Builder request) {
    Text answer = text(request);
    return new Answer(
        answer.status(), json.readTree(answer.body().isEmpty() ? "{}" : answer.body()));
  }

  private Text text(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Text(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("the server at " + server + " doesn't answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
