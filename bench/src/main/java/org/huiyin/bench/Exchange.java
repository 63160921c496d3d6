package org.huiyin.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request, and what its answer has to be.
///
/// @param path with `{id}` where the number of a case goes
/// @param body to send, as JSON
/// @param expected what stands in the answer
/// @param times how often, at least
record Exchange(
    String method, String path, @Nullable String body, int status, String expected, int times) {

  /// From the lines of a description that begin with `key`.
  ///
  /// @throws IllegalArgumentException if one that is needed is missing
  static Exchange of(Properties lines, String key) {
    String body = filled(lines, lines.getProperty(key + ".body"));
    return new Exchange(
        body == null ? "GET" : "POST",
        needed(lines, key + ".path"),
        body,
        Integer.parseInt(lines.getProperty(key + ".status", "200")),
        needed(lines, key + ".answer"),
        Integer.parseInt(lines.getProperty(key + ".times", "1")));
  }

  // With what preparing the peer found: `{project}` and the like.
  private static @Nullable String filled(Properties lines, @Nullable String body) {
    String filled = body;
    for (String name : lines.stringPropertyNames()) {
      if (filled != null) {
        filled = filled.replace("{" + name + "}", lines.getProperty(name, ""));
      }
    }
    return filled;
  }

  static String needed(Properties lines, String key) {
    return Objects.requireNonNullElseGet(
        lines.getProperty(key),
        () -> {
          throw new IllegalArgumentException(key + ": missing");
        });
  }

  void on(Line line, long id, String proof) {
    byte[] sent = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    List<String> headers =
        Stream.of(proof, body == null ? "" : "Content-Type: application/json")
            .filter(header -> !header.isEmpty())
            .toList();
    check(line.ask(status, method, path.replace("{id}", Long.toString(id)), sent, headers).body());
  }

  /// A page that says “nothing found” is fast, and would be counted as a list of fifty.
  ///
  /// @throws IllegalStateException if too little of what is expected stands in it
  void check(String answer) {
    int found = 0;
    for (int at = answer.indexOf(expected);
        at >= 0 && found < times;
        at = answer.indexOf(expected, at + expected.length())) {
      found++;
    }
    if (found < times) {
      throw new IllegalStateException(
          path + ": " + expected + " " + found + " times, not " + times + ", in " + answer);
    }
  }
}
