package org.huiyin.complainant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.matter.Evidence;

/// Held files as values of a sealed form, the one place where their keys are.
final class HeldFiles {

  private static final String FILE = "evidence/";

  private HeldFiles() {}

  static boolean isFile(String name) {
    return name.startsWith(FILE);
  }

  static Map<String, String> values(List<Evidence> files) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      values.put(FILE + i, files.get(i).toText());
    }
    return values;
  }

  static List<Evidence> in(Map<String, String> values) {
    List<Evidence> files = new ArrayList<>();
    String value = values.get(FILE + 0);
    while (value != null) {
      files.add(Evidence.ofText(value));
      value = values.get(FILE + files.size());
    }
    return List.copyOf(files);
  }
}
