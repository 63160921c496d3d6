package org.huiyin.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// A browser as plain as there is: keeps cookies, sends forms, runs nothing. One for each person.
public final class Visit {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

  private static final String BOUNDARY = "----formBoundary7MA4YWxkTrZu0gW";

  private final URI server;
  private final String from;
  private final CookieManager cookies = new AsOnThisMachine();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

  /// Browsers take cookies that are for TLS alone from a server on their own machine.
  private static final class AsOnThisMachine extends CookieManager {

    AsOnThisMachine() {
      super(null, CookiePolicy.ACCEPT_ALL);
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) throws IOException {
      Map<String, List<String>> here = new LinkedHashMap<>(headers);
      here.replaceAll(
          (name, values) ->
              name.equalsIgnoreCase("Set-Cookie")
                  ? values.stream()
                      .map(value -> value.replace(";Secure", "").replace("; Secure", ""))
                      .toList()
                  : values);
      super.put(uri, here);
    }
  }

  public Visit(URI server) {
    this(server, "127.0.0.1");
  }

  /// @param from the address that a proxy says this browser has
  public Visit(URI server, String from) {
    this.server = server;
    this.from = from;
  }

  /// What came back.
  ///
  /// @param weight bytes of the body as they went over the wire
  public record Shown(int status, Map<String, List<String>> headers, String text, int weight) {

    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> String.join("; ", header.getValue()))
          .findFirst()
          .orElse("");
    }

    /// The hidden fields of its form.
    public Map<String, String> hidden() {
      Map<String, String> fields = new LinkedHashMap<>();
      Matcher field = HIDDEN.matcher(text);
      while (field.find()) {
        fields.put(field.group(1), field.group(2));
      }
      return fields;
    }

    public String first(String pattern) {
      Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
      return found.find() ? found.group(1) : "";
    }
  }

  public Shown get(String path) {
    return send(request(path).GET().build());
  }

  /// Sends the form of a page to `path`, with its hidden fields and these.
  public Shown submit(Shown page, String path, String... fields) {
    Map<String, String> all = page.hidden();
    for (int i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    return post(path, all);
  }

  public Shown post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /// A file as a browser sends it.
  public record Sent(String name, String content) {

    /// Bytes are characters of ISO 8859-1.
    private byte[] bytes() {
      return content.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /// Sends the form of a page to `path`, with its hidden fields, these files and these fields.
  public Shown upload(Shown page, String path, List<Sent> files, String... fields) {
    return uploadAs("evidence", page, path, files, fields);
  }

  /// The same, with files in this field.
  public Shown uploadAs(String field, Shown page, String path, List<Sent> files, String... fields) {
    Map<String, String> all = page.hidden();
    for (int i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    all.forEach(
        (name, value) ->
            part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
    for (Sent file : files) {
      part(body, "name=\"" + field + "\"; filename=\"" + file.name() + "\"", file.bytes());
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  private static void part(ByteArrayOutputStream body, String what, byte[] content) {
    String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + what + "\r\n\r\n";
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  /// A file, byte by byte as characters of ISO 8859-1.
  public String download(String path) {
    try {
      return client
          .send(
              request(path).GET().build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1))
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public void forgetCookies() {
    cookies.getCookieStore().removeAll();
  }

  public void forget(String name) {
    List<HttpCookie> all = List.copyOf(cookies.getCookieStore().getCookies());
    all.stream()
        .filter(cookie -> cookie.getName().equals(name))
        .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
  }

  /// As if the server had never taken it back.
  public void keep(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setDomain(server.getHost());
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(server, cookie);
  }

  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Accept", "text/html,application/xhtml+xml")
        .header("Accept-Language", "zh-CN")
        .header("Accept-Encoding", "gzip")
        .header("X-Forwarded-For", from);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Shown send(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      boolean zipped = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
      byte[] body = zipped ? unzipped(answer.body()) : answer.body();
      return new Shown(
          answer.statusCode(),
          answer.headers().map(),
          new String(body, StandardCharsets.UTF_8),
          answer.body().length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] unzipped(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }
}
