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
    List<String> parts = new ArrayList<>();
    parts.add(file.id().toString());
    parts.add(file.type());
    parts.add(Integer.toString(file.bytes()));
    parts.add(file.sha256());
    parts.add(text(file.key()));
    parts.add(file.name());
    Evidence.Copy copy = file.copy();
    if (copy != null) {
      parts.add(copy.id().toString());
      parts.add(Integer.toString(copy.bytes()));
      parts.add(copy.sha256());
      parts.add(text(copy.key()));
    }
    return String.join(BETWEEN, parts);
  }

  private static String text(FileKey key) {
    return Base64.getEncoder().encodeToString(key.bytes());
  }

  private static FileKey key(String text) {
    return FileKey.of(Base64.getDecoder().decode(text));
  }

  private static Evidence file(String value) {
    String[] parts = value.split(BETWEEN, -1);
    Evidence.Copy copy =
        parts.length == 6
            ? null
            : new Evidence.Copy(
                UUID.fromString(parts[6]), Integer.parseInt(parts[7]), parts[8], key(parts[9]));
    return new Evidence(
        UUID.fromString(parts[0]),
        parts[5],
        parts[1],
        Integer.parseInt(parts[2]),
        parts[3],
        key(parts[4]),
        copy);
  }
}
