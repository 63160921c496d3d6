package org.huiyin.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An officer's browser, as far as the desk's pages need one: a session, and what is asked for with
/// it. Asks for compressed pages, as browsers do, and unpacks none.
final class DeskBrowser {

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final HttpClient http;
  private final URI server;
  private final String cookies;

  private DeskBrowser(HttpClient http, URI server, String cookies) {
    this.http = http;
    this.server = server;
    this.cookies = cookies;
  }

  static DeskBrowser signIn(URI server, String login, String password) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    DeskBrowser stranger = new DeskBrowser(http, server, "");
    HttpResponse<String> form = stranger.sent(stranger.to("/sign-in").build());
    Matcher token = TOKEN.matcher(form.body());
    if (!token.find()) {
      throw new IllegalStateException("no form to sign in with");
    }
    String fields =
        List.of("csrf", token.group(1), "name", login, "password", password).stream()
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
            .collect(Collectors.joining("\0"))
            .replaceFirst("\0", "=")
            .replaceFirst("\0", "&")
            .replaceFirst("\0", "=")
            .replaceFirst("\0", "&")
            .replaceFirst("\0", "=");
    HttpResponse<String> answer =
        stranger.sent(
            stranger
                .to("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies(form))
                .POST(BodyPublishers.ofString(fields))
                .build());
    if (answer.statusCode() != 303) {
      throw new IllegalStateException("not signed in: " + answer.statusCode());
    }
    return new DeskBrowser(http, server, cookies(form) + "; " + cookies(answer));
  }

  private static String cookies(HttpResponse<?> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.split(";", 2)[0])
        .collect(Collectors.joining("; "));
  }

  /// @throws IllegalStateException if it is answered with anything but a page of some size
  void get(String path) {
    try {
      HttpResponse<byte[]> answer =
          http.send(
              to(path).header("Cookie", cookies).header("Accept-Encoding", "gzip").build(),
              BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200 || answer.body().length < 1_000) {
        throw new IllegalStateException(path + ": " + answer.statusCode());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the server doesn't answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private HttpResponse<String> sent(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("the server doesn't answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Accept", "text/html")
        .header("Accept-Language", "zh");
  }
}
