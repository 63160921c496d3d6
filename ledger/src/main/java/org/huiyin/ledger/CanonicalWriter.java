package org.huiyin.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes one entry. Mirrors RFC 8785, sections 3.2.2 and 3.2.3.
final class CanonicalWriter {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> path = new ArrayDeque<>(List.of("$"));
  private int depth;

  byte[] entry(Map<?, ?> entry) {
    value(entry);
    return out.toString().getBytes(UTF_8);
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> throw refused("null; leave the key out instead");
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      case String text -> string(text);
      case Integer integer -> out.append(integer.intValue());
      case Long integer -> integer(integer);
      case Boolean bool -> out.append(bool.booleanValue());
      default -> throw refused("a " + value.getClass().getName());
    }
  }

  private void object(Map<?, ?> map) {
    open('{');
    var separator = "";
    for (var member : sorted(map).entrySet()) {
      out.append(separator);
      path.addLast("." + member.getKey());
      string(member.getKey());
      out.append(':');
      value(member.getValue());
      path.removeLast();
      separator = ",";
    }
    close('}');
  }

  /// RFC 8785, 3.2.3 sorts by UTF-16 code units, as `String.compareTo` does.
  private SortedMap<String, @Nullable Object> sorted(Map<?, ?> map) {
    var sorted = new TreeMap<String, @Nullable Object>();
    for (var member : map.entrySet()) {
      if (!(member.getKey() instanceof String key)) {
        throw refused("an object with a key that is not a string");
      }
      sorted.put(key, member.getValue());
    }
    return sorted;
  }

  private void array(List<?> list) {
    open('[');
    int index = 0;
    for (var element : list) {
      out.append(index == 0 ? "" : ",");
      path.addLast("[" + index + "]");
      value(element);
      path.removeLast();
      index++;
    }
    close(']');
  }

  private void open(char bracket) {
    depth++;
    if (depth > CanonicalJson.MAX_DEPTH) {
      throw refused("more than " + CanonicalJson.MAX_DEPTH + " objects and arrays in one another");
    }
    out.append(bracket);
  }

  private void close(char bracket) {
    depth--;
    out.append(bracket);
  }

  private void integer(long integer) {
    if (integer > CanonicalJson.MAX_INTEGER || integer < -CanonicalJson.MAX_INTEGER) {
      throw refused("an integer outside ±(2^53 − 1)");
    }
    out.append(integer);
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      if (isLoneSurrogate(text, i)) {
        throw refused("a string or key with a lone surrogate");
      }
      character(text.charAt(i));
    }
    out.append('"');
  }

  private static boolean isLoneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  /// RFC 8785, 3.2.2.2.
  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ') {
          out.append("\\u00").append(c / 16).append(Character.forDigit(c % 16, 16));
        } else {
          out.append(c);
        }
      }
    }
  }

  private IllegalArgumentException refused(String what) {
    return new IllegalArgumentException(
        "no canonical form: " + what + ", at " + String.join("", path));
  }
}
