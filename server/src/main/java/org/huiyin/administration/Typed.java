package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a form holds: as somebody typed it, or as it is kept. Immutable.
///
/// @param values by field; several only where several can be ticked
record Typed(Map<String, List<String>> values) {

  private static final String YES = "yes";

  Typed {
    Map<String, List<String>> sorted = new TreeMap<>();
    values.forEach((field, all) -> sorted.put(field, List.copyOf(all)));
    values = Collections.unmodifiableMap(sorted);
  }

  static Typed nothing() {
    return new Typed(Map.of());
  }

  static Typed sent(HttpServletRequest request) {
    Map<String, List<String>> values = new TreeMap<>();
    request
        .getParameterMap()
        .forEach(
            (field, all) ->
                values.put(
                    field, Arrays.stream(all).map(text -> text.replace("\r\n", "\n")).toList()));
    return new Typed(values);
  }

  Typed with(String field, @Nullable Object value) {
    return with(field, value == null ? List.of() : List.of(value.toString()));
  }

  Typed with(String field, boolean yes) {
    return with(field, yes ? List.of(YES) : List.of());
  }

  Typed with(String field, List<String> all) {
    Map<String, List<String>> more = new TreeMap<>(values);
    more.put(field, all);
    return new Typed(more);
  }

  String one(String field) {
    return all(field).isEmpty() ? "" : all(field).getFirst();
  }

  List<String> all(String field) {
    return values.getOrDefault(field, List.of());
  }

  boolean holds(String field, String value) {
    return all(field).contains(value);
  }

  boolean yes(String field) {
    return holds(field, YES);
  }

  String text(String field) {
    return one(field).strip();
  }

  /// Blank where there may be nothing is nothing.
  @Nullable String optional(String field) {
    return text(field).isEmpty() ? null : text(field);
  }

  @Nullable UUID id(String field) {
    return uuid(one(field));
  }

  /// An id that no form of ours has sent is the id of nothing.
  static @Nullable UUID uuid(String text) {
    try {
      return text.isBlank() ? null : UUID.fromString(text.strip());
    } catch (IllegalArgumentException malformed) {
      return new UUID(0, 0);
    }
  }
}
