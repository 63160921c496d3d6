package org.huiyin.moving;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The first entry of each archive, `huiyin-archive`: a line `name=value` each of its kind, the
/// format's version, and some facts.
///
/// @param facts such as `made-at`; names and values without line breaks
record About(Kind kind, Map<String, String> facts) {

  static final String NAME = "huiyin-archive";
  static final String FORMAT = "1";

  About {
    facts = Map.copyOf(facts);
  }

  byte[] bytes() {
    Map<String, String> all = new TreeMap<>(facts);
    all.put("kind", kind.id());
    all.put("format", FORMAT);
    return all.entrySet().stream()
        .map(fact -> fact.getKey() + "=" + fact.getValue() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  static About of(byte[] bytes, Kind expected) throws ArchiveUnusable {
    Map<String, String> all = new TreeMap<>();
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              all.put(line.substring(0, Math.max(equals, 0)), line.substring(equals + 1));
            });
    String kind = String.valueOf(all.remove("kind"));
    if (!kind.equals(expected.id())) {
      throw new ArchiveUnusable(
          "it is an archive of Huiyin of the kind '"
              + kind
              + "', and not of the kind '"
              + expected.id()
              + "'");
    }
    String format = String.valueOf(all.remove("format"));
    if (!format.equals(FORMAT)) {
      throw new ArchiveUnusable(
          "its format is version " + format + ", and this Huiyin reads version " + FORMAT);
    }
    return new About(expected, all);
  }

  String fact(String name) throws ArchiveUnusable {
    String value = facts.get(name);
    if (value == null) {
      throw new ArchiveUnusable("it doesn't say its " + name);
    }
    return value;
  }
}
