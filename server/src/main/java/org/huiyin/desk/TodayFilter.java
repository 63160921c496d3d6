package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.authority.KeptFilter;
import org.huiyin.matter.Cursor;
import org.huiyin.matter.DutyQuery;
import org.jspecify.annotations.Nullable;

/// Which duties an officer asks to see. It stands whole in the address, so that it can be kept as
/// a bookmark and survives going back.
///
/// @param list `all`, `unit` or `late`
/// @param after the cursor of the page, or empty for the first
/// @param before the cursors of the pages before it, the first one left out
public record TodayFilter(
    String list, String stage, String topic, String place, String after, List<String> before) {

  public static final List<String> LISTS = List.of("all", "unit", "late");
  private static final int MOST_BEFORE = 40;

  public TodayFilter {
    before = List.copyOf(before);
  }

  public static TodayFilter of(HttpServletRequest request) {
    String list = typed(request, "list");
    String[] before = request.getParameterValues("before");
    return new TodayFilter(
        LISTS.contains(list) ? list : "all",
        typed(request, "stage"),
        typed(request, "topic"),
        typed(request, "place"),
        cursor(typed(request, "after")),
        Stream.of(before == null ? new String[0] : before)
            .map(TodayFilter::cursor)
            .filter(cursor -> !cursor.isEmpty())
            .limit(MOST_BEFORE)
            .toList());
  }

  public static TodayFilter of(KeptFilter kept) {
    return new TodayFilter(kept.list(), kept.stage(), kept.topic(), kept.place(), "", List.of());
  }

  /// It, without the page.
  public KeptFilter kept() {
    return new KeptFilter(list, stage, topic, place);
  }

  /// PostgreSQL keeps no U+0000, so nothing is filed under it.
  private static String typed(HttpServletRequest request, String name) {
    String typed = request.getParameter(name);
    return typed == null || typed.indexOf('\0') >= 0 ? "" : typed;
  }

  private static String cursor(String typed) {
    return Cursor.parse(typed).map(Cursor::toString).orElse("");
  }

  public DutyQuery query(int listed) {
    return new DutyQuery(
        given(stage),
        given(topic),
        given(place),
        null,
        list.equals("unit"),
        list.equals("late"),
        Cursor.parse(after),
        listed);
  }

  private static @Nullable String given(String filter) {
    return filter.isEmpty() ? null : filter;
  }

  /// Whether anything narrows the list.
  public boolean narrows() {
    return !list.equals("all") || !stage.isEmpty() || !topic.isEmpty() || !place.isEmpty();
  }

  public TodayFilter of(String other) {
    return new TodayFilter(other, stage, topic, place, "", List.of());
  }

  TodayFilter inStage(String id) {
    return new TodayFilter(list, id, topic, place, "", List.of());
  }

  public TodayFilter later(String next) {
    List<String> pages = new ArrayList<>(before);
    if (!after.isEmpty()) {
      pages.add(after);
    }
    return new TodayFilter(list, stage, topic, place, next, pages);
  }

  public TodayFilter earlier() {
    return before.isEmpty()
        ? new TodayFilter(list, stage, topic, place, "", List.of())
        : new TodayFilter(
            list, stage, topic, place, before.getLast(), before.subList(0, before.size() - 1));
  }

  public String address() {
    return address("/desk");
  }

  /// Where the whole list, narrowed so, can be taken along.
  public String exported() {
    return of(list).address("/desk/export");
  }

  private String address(String path) {
    List<String> parts = new ArrayList<>();
    add(parts, "list", list.equals("all") ? "" : list);
    add(parts, "stage", stage);
    add(parts, "topic", topic);
    add(parts, "place", place);
    add(parts, "after", after);
    before.forEach(cursor -> add(parts, "before", cursor));
    return parts.isEmpty() ? path : parts.stream().collect(Collectors.joining("&", path + "?", ""));
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
