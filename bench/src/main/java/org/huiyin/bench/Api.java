package org.huiyin.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the load asks of a server. Thin on purpose: the client takes its share of the same two
/// cores.
///
/// Anything but the expected answer ends the measurement with an exception: a refusal is fast,
/// and would be counted as success.
final class Api {

  private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern KEY = Pattern.compile("\"key\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile("\"secret\"\\s*:\\s*\"([^\"]+)\"");
  private static final byte[] FILING =
      """
      {"kind":"remedy","relation":"concerns","institution":"990123-petitions","topic":"irrigation",
      "place":"990123101201","ask":"请修好北渠村泵站，赔偿今年的损失。",
      "story":"北渠村泵站去年十月坏了，报修三次没有人来。四十户的地浇不上水，管水员的工资也拖着。",
      "identity":{"name":"王小河","phone":"000-0000-0000"}}
      """
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] ADDING =
      """
      {"act":"add","texts":{"text":"昨天又去问了一次，还是没有人来看泵站。"}}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final URI matters;

  Api(URI server) {
    this.matters = server.resolve("/api/v1/matters");
  }

  static byte[] filing() {
    return FILING.clone();
  }

  static byte[] adding() {
    return ADDING.clone();
  }

  /// A matter that was filed, and what opens it.
  record Filed(String number, String key) {

    String basic() {
      byte[] pair = (number + ":" + key).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
  }

  Filed file() {
    HttpURLConnection request = to("", null);
    request.setRequestProperty("Idempotency-Key", UUID.randomUUID().toString() + UUID.randomUUID());
    String answer = answer(request, FILING, 201);
    return new Filed(found(NUMBER, answer), found(KEY, answer));
  }

  void read(Filed matter) {
    String answer = answer(to("/" + matter.number(), matter), null, 200);
    if (!answer.contains(matter.number())) {
      throw new IllegalStateException("another matter than " + matter.number());
    }
  }

  void add(Filed matter) {
    String _ = answer(to("/" + matter.number() + "/acts", matter), ADDING, 200);
  }

  /// A token by which an administrator works.
  String administrator(String login, String password) {
    byte[] pair = (login + ":" + password).getBytes(StandardCharsets.UTF_8);
    HttpURLConnection request = by("Basic " + Base64.getEncoder().encodeToString(pair), "/tokens");
    byte[] wanted = "{\"label\":\"bench\",\"scopes\":[\"admin\"]}".getBytes(StandardCharsets.UTF_8);
    return found(SECRET, answer(request, wanted, 201));
  }

  /// Searches for a place; takes whatever is found.
  void places(String token, String typed) {
    String _ =
        answer(
            by(
                "Bearer " + token,
                "/admin/places?search=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)),
            null,
            200);
  }

  /// A token by which an officer works.
  String token(String login, String password) {
    byte[] pair = (login + ":" + password).getBytes(StandardCharsets.UTF_8);
    HttpURLConnection request = by("Basic " + Base64.getEncoder().encodeToString(pair), "/tokens");
    byte[] wanted =
        "{\"label\":\"bench\",\"scopes\":[\"desk-read\",\"desk-act\"]}"
            .getBytes(StandardCharsets.UTF_8);
    return found(SECRET, answer(request, wanted, 201));
  }

  /// What an officer does in a matter.
  void act(String token, Filed matter, String act) {
    HttpURLConnection request = by("Bearer " + token, "/desk/matters/" + matter.number() + "/acts");
    String _ = answer(request, act.getBytes(StandardCharsets.UTF_8), 200);
  }

  /// Searches the desk's matters.
  ///
  /// @param finds whether something has to be found, or nothing
  void search(String token, String query, boolean finds) {
    String answer = answer(by("Bearer " + token, "/desk/search?" + query), null, 200);
    if (answer.contains("\"number\"") != finds) {
      throw new IllegalStateException(query + ": " + answer);
    }
  }

  /// The same, whatever is found.
  void searchAny(String token, String query) {
    String _ = answer(by("Bearer " + token, "/desk/search?" + query), null, 200);
  }

  /// A list of the desk, which isn't empty.
  void duties(String token, String which) {
    String answer = answer(by("Bearer " + token, "/desk/" + which), null, 200);
    if (!answer.contains("\"number\"")) {
      throw new IllegalStateException("nothing is listed: " + answer);
    }
  }

  private HttpURLConnection by(String authorization, String path) {
    HttpURLConnection request = to(matters.resolve("/api/v1" + path));
    request.setRequestProperty("Authorization", authorization);
    return request;
  }

  private HttpURLConnection to(String path, @Nullable Filed as) {
    HttpURLConnection request = to(URI.create(matters + path));
    if (as != null) {
      request.setRequestProperty("Authorization", as.basic());
    }
    return request;
  }

  private static HttpURLConnection to(URI address) {
    try {
      HttpURLConnection request = (HttpURLConnection) address.toURL().openConnection();
      request.setConnectTimeout(5_000);
      request.setReadTimeout(30_000);
      request.setRequestProperty("Accept-Language", "zh");
      return request;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String answer(HttpURLConnection request, byte @Nullable [] body, int expected) {
    try {
      if (body != null) {
        request.setDoOutput(true);
        request.setRequestProperty("Content-Type", "application/json");
        request.getOutputStream().write(body);
      }
      int status = request.getResponseCode();
      try (InputStream in = status < 400 ? request.getInputStream() : request.getErrorStream()) {
        String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (status != expected) {
          throw new IllegalStateException(
              "expected " + expected + ", got " + status + ": " + answer);
        }
        return answer;
      }
    } catch (IOException e) {
      throw new IllegalStateException("the server doesn't answer", e);
    }
  }

  private static String found(Pattern what, String answer) {
    Matcher matcher = what.matcher(answer);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + what + " in " + answer);
    }
    return matcher.group(1);
  }
}
