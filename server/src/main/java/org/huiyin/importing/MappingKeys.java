package org.huiyin.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The keys of a mapping, or of one part of it, each read as what it has to be; what isn't, is told
/// in a sentence with its place.
final class MappingKeys {

  private final String place;
  private final Map<String, Object> keys = new LinkedHashMap<>();
  private final List<String> mistakes;

  private MappingKeys(String place, Map<?, ?> keys, List<String> mistakes) {
    this.place = place;
    this.mistakes = mistakes;
    keys.forEach((key, value) -> this.keys.put(String.valueOf(key), value == null ? "" : value));
  }

  static MappingKeys of(Map<?, ?> document) {
    return new MappingKeys("", document, new ArrayList<>());
  }

  List<String> mistakes() {
    return mistakes;
  }

  void mistake(String key, String what) {
    mistakes.add(place + key + ": " + what);
  }

  void only(Set<String> known) {
    keys.keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(
            key ->
                mistakes.add(
                    place.isEmpty()
                        ? "There is no key '" + key + "'."
                        : place + key + ": is none of " + listed(known) + "."));
  }

  boolean has(String key) {
    return keys.containsKey(key);
  }

  @Nullable Object value(String key) {
    return keys.get(key);
  }

  Set<String> names() {
    return keys.keySet();
  }

  Optional<MappingKeys> part(String key) {
    return keys.get(key) instanceof Map<?, ?> map
        ? Optional.of(new MappingKeys(place + key + ".", map, mistakes))
        : Optional.empty();
  }

  Optional<String> text(String key) {
    Object value = keys.get(key);
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? Optional.of(value.toString().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  String needed(String key) {
    return text(key)
        .orElseGet(
            () -> {
              mistake(key, "is missing, or no text.");
              return "";
            });
  }

  /// A list of texts; empty where there is none.
  List<String> list(String key, String what) {
    Object value = keys.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    mistake(key, what);
    return List.of();
  }

  /// A column for each field, or several where that is allowed.
  Map<String, List<String>> columns(String key, Set<String> fields, boolean several) {
    if (!keys.containsKey(key)) {
      return Map.of();
    }
    Optional<MappingKeys> part = part(key);
    if (part.isEmpty()) {
      mistake(key, "a column for each of " + listed(fields) + ".");
      return Map.of();
    }
    Map<String, List<String>> columns = new TreeMap<>();
    part.get()
        .keys
        .forEach(
            (field, column) -> {
              if (!fields.contains(field)) {
                mistake(key, "'" + field + "' is none of " + listed(fields) + ".");
              } else if (column instanceof String name && !name.isBlank()) {
                columns.put(field, List.of(name));
              } else if (several && column instanceof List<?> names && !names.isEmpty()) {
                columns.put(field, names.stream().map(String::valueOf).distinct().toList());
              } else {
                mistake(key + "." + field, "the name of a column.");
              }
            });
    return columns;
  }

  static String listed(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }
}
