package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huiyin.matter.Search;
import org.huiyin.matter.SearchQuery;
import org.jspecify.annotations.Nullable;

/// What an officer looks for, as it stands in the address. `toString` doesn't show their words.
///
/// @param q words or a number, at most [SearchQuery#LONGEST] of them
public record SearchTyped(
    String q, String kind, String stage, String topic, String place, int page) {

  static SearchTyped of(HttpServletRequest request) {
    String q = typed(request, "q").strip();
    return new SearchTyped(
        q.length() > SearchQuery.LONGEST ? q.substring(0, SearchQuery.LONGEST) : q,
        typed(request, "kind"),
        typed(request, "stage"),
        typed(request, "topic"),
        typed(request, "place"),
        page(typed(request, "page")));
  }

  /// PostgreSQL keeps no U+0000, so nothing is filed under it.
  private static String typed(HttpServletRequest request, String name) {
    return Objects.requireNonNullElse(request.getParameter(name), "").replace("\0", "");
  }

  private static int page(String typed) {
    return typed.length() == 1 && typed.charAt(0) >= '1' && typed.charAt(0) <= '0' + Search.PAGES
        ? typed.charAt(0) - '0'
        : 1;
  }

  SearchQuery query() {
    return new SearchQuery(q, given(kind), given(stage), given(topic), given(place), page);
  }

  private static @Nullable String given(String typed) {
    return typed.isEmpty() ? null : typed;
  }

  public boolean asks() {
    return !q.isEmpty()
        || !kind.isEmpty()
        || !stage.isEmpty()
        || !topic.isEmpty()
        || !place.isEmpty();
  }

  /// The address of one of its pages.
  public String address(int of) {
    Map<String, String> said =
        new TreeMap<>(Map.of("q", q, "kind", kind, "stage", stage, "topic", topic, "place", place));
    said.values().removeIf(String::isEmpty);
    if (of > 1) {
      said.put("page", String.valueOf(of));
    }
    return "/desk/search?"
        + said.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "SearchTyped[" + page + "]";
  }
}
