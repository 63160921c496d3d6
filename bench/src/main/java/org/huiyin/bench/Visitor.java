package org.huiyin.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Whoever has signed in on a page: the cookies that open the next ones.
///
/// @param cookies as a browser sends them
record Visitor(List<String> cookies) {

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  Visitor {
    cookies = List.copyOf(cookies);
  }

  /// Fills in the form at `path`.
  static Visitor at(Line line, String path, Map<String, String> fields) {
    Line.Answer form = line.ask(200, "GET", path, null, List.of());
    String csrf = form.between("name=\"csrf\" value=\"", "\"");
    List<String> cookies = new ArrayList<>(form.cookies());
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&", "csrf=" + encoded(csrf) + "&", ""));
    Line.Answer sent =
        line.ask(
            303,
            "POST",
            path,
            body.getBytes(StandardCharsets.UTF_8),
            List.of(FORM, new Visitor(cookies).header()));
    cookies.addAll(sent.cookies());
    return new Visitor(cookies);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  String header() {
    return "Cookie: " + String.join("; ", cookies);
  }
}
