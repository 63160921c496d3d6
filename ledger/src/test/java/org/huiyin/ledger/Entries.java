package org.huiyin.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Generates entries with the characters, integers and shapes that break encoders.
final class Entries {

  private static final List<String> PIECES =
      List.of(
          "a",
          "B",
          "水",
          "井",
          "～",
          "𠮷",
          "\ud840\udc00",
          "👨‍👩‍👧",
          "\u0000",
          "\u001f",
          "\u007f",
          "\n",
          "\t",
          "\"",
          "\\",
          "/",
          "\u2028",
          "\ufeff",
          "\uffff",
          "é",
          "e\u0301",
          " ",
          "0",
          "null");

  private final Random random;

  Entries(Random random) {
    this.random = random;
  }

  Map<String, Object> next() {
    return object(4);
  }

  private Map<String, Object> object(int depth) {
    var object = new LinkedHashMap<String, Object>();
    for (int members = random.nextInt(6); members > 0; members--) {
      object.put(text(), value(depth - 1));
    }
    return object;
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> random.nextBoolean();
      case 1 -> integer();
      case 2, 3 -> text();
      case 4 -> object(depth);
      default -> IntStream.range(0, random.nextInt(4)).mapToObj(_ -> value(depth - 1)).toList();
    };
  }

  /// Of every magnitude up to 2^53 − 1, and both ends.
  private long integer() {
    long magnitude = CanonicalJson.MAX_INTEGER >> random.nextInt(54);
    return random.nextLong(-magnitude, magnitude + 1);
  }

  private String text() {
    var text = new StringBuilder();
    for (int pieces = random.nextInt(5); pieces > 0; pieces--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
