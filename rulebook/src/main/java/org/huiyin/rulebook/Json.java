package org.huiyin.rulebook;

import java.util.Map;
import java.util.StringJoiner;

/// Writes JSON (RFC 8259) on one line. Stateless and thread-safe.
public final class Json {

  private Json() {}

  /// JSON that is written already, to stand as it is within more of it.
  public record Written(String json) {}

  /// The JSON of a map, a list, a number, or a truth value, or what is [Written]; anything else is
  /// written as a string of its text. Maps and lists are written in their own order.
  public static String of(Object value) {
    return switch (value) {
      case Written(String json) -> json;
      case Map<?, ?> map -> object(map);
      case Iterable<?> items -> array(items);
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      default -> string(value.toString());
    };
  }

  private static String object(Map<?, ?> map) {
    StringJoiner members = new StringJoiner(",", "{", "}");
    map.forEach((name, value) -> members.add(string(name.toString()) + ":" + of(value)));
    return members.toString();
  }

  private static String array(Iterable<?> items) {
    StringJoiner elements = new StringJoiner(",", "[", "]");
    items.forEach(item -> elements.add(of(item)));
    return elements.toString();
  }

  private static String string(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
