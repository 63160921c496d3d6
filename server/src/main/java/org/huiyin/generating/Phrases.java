package org.huiyin.generating;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// What fictional people write and answer, in one language. Thread-safe.
///
/// The file has a line `[name]` and then one phrase a line; `{place}` and the like are filled in.
final class Phrases {

  private final Map<String, List<String>> phrases = new HashMap<>();

  private Phrases(String text) {
    List<String> under = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("[")) {
        under = new ArrayList<>();
        phrases.put(line.substring(1, line.length() - 1), under);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        under.add(line.strip());
      }
    }
  }

  static Phrases in(String language) {
    String name = "phrases_" + language + ".txt";
    try (InputStream file = Phrases.class.getResourceAsStream(name)) {
      return new Phrases(
          new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One of those under the first of these names that there is.
  String one(RandomGenerator random, String... names) {
    for (String name : names) {
      List<String> under = phrases.get(name);
      if (under != null) {
        return under.get(random.nextInt(under.size()));
      }
    }
    throw new IllegalArgumentException("names: none of " + List.of(names));
  }
}
