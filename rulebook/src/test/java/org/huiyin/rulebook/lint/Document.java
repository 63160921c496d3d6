package org.huiyin.rulebook.lint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.rulebook.Json;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// A rulebook as maps, lists and words, to break in tests. JSON is YAML, so it is written as that.
final class Document {

  private final Object root;

  private Document(Object root) {
    this.root = root;
  }

  static Document read(String yaml) {
    return new Document(value(yaml));
  }

  static Object value(String yaml) {
    LoadSettings settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
    return new Load(settings).loadFromString(yaml);
  }

  Document copy() {
    return new Document(copy(root));
  }

  private static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, each) -> copy.put((String) key, copy(each)));
      return copy;
    }
    return value instanceof List<?> list
        ? new ArrayList<>(list.stream().map(Document::copy).toList())
        : value;
  }

  @SuppressWarnings("unchecked") // the failsafe schema gives nothing else
  Map<String, Object> map(List<String> path) {
    Object at = root;
    for (String key : path) {
      at = at instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return at instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  byte[] bytes() {
    StringBuilder json = new StringBuilder();
    write(root, json, false);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// As JSON with numbers and truth values, as an editor sees it.
  String typed() {
    StringBuilder json = new StringBuilder();
    write(root, json, true);
    return json.toString();
  }

  private static void write(Object value, StringBuilder json, boolean typed) {
    if (value instanceof Map<?, ?> map) {
      String separator = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.append(separator).append(Json.of((String) entry.getKey())).append(": ");
        write(entry.getValue(), json, typed);
        separator = ",\n";
      }
      json.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      String separator = "[";
      for (Object each : list) {
        json.append(separator);
        write(each, json, typed);
        separator = ", ";
      }
      json.append(list.isEmpty() ? "[]" : "]");
    } else if (typed && String.valueOf(value).matches("true|false|[1-9][0-9]{0,8}")) {
      json.append(value);
    } else {
      json.append(Json.of(String.valueOf(value)));
    }
  }
}
