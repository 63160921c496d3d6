package org.huiyin.complainant;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.FileKey;

/// Held files as values of a sealed form, the one place where their keys are.
final class HeldFiles {

  private static final String FILE = "evidence/";

  /// Stands in no part of it: names hold no ends of lines.
  private static final String BETWEEN = "\n";

  private HeldFiles() {}

  static boolean isFile(String name) {
    return name.startsWith(FILE);
  }

  static Map<String, String> values(List<Evidence> files) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      values.put(FILE + i, value(files.get(i)));
    }
    return values;
  }

  static List<Evidence> in(Map<String, String> values) {
    List<Evidence> files = new ArrayList<>();
    String value = values.get(FILE + 0);
    while (value != null) {
      files.add(file(value));
      value = values.get(FILE + files.size());
    }
    return List.copyOf(files);
  }

  private static String value(Evidence file) {
    return String.join(
        BETWEEN,
        file.id().toString(),
        file.type(),
        Integer.toString(file.bytes()),
        file.sha256(),
        Base64.getEncoder().encodeToString(file.key().bytes()),
        file.name());
  }

  private static Evidence file(String value) {
    String[] parts = value.split(BETWEEN, 6);
    return new Evidence(
        UUID.fromString(parts[0]),
        parts[5],
        parts[1],
        Integer.parseInt(parts[2]),
        parts[3],
        FileKey.of(Base64.getDecoder().decode(parts[4])));
  }
}
