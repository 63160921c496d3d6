package org.huiyin.matter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody says with an act: texts, and files. `toString` shows neither.
record Said(Map<String, String> texts, List<Evidence> evidence) {

  static final Said NOTHING = new Said(Map.of(), List.of());
  private static final String NAME = "evidence-";

  Said {
    texts = Map.copyOf(texts);
    evidence = List.copyOf(evidence);
  }

  static Said in(Filing filing) {
    return new Said(Taking.content(filing), filing.evidence());
  }

  static Said in(ActRequest request) {
    return new Said(request.texts(), request.evidence());
  }

  /// The same, and these texts.
  Said and(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(texts);
    all.putAll(more);
    return new Said(all, evidence);
  }

  /// The texts of the entry, with the names of the files: somebody wrote those too.
  Map<String, String> content() {
    Map<String, String> content = new HashMap<>(texts);
    for (int i = 0; i < evidence.size(); i++) {
      content.put(name(i), evidence.get(i).name());
    }
    return content;
  }

  /// The name, among the texts of an entry, of the name of its file at this index.
  static String name(int index) {
    return NAME + (index + 1);
  }

  static boolean isName(String text) {
    return text.startsWith(NAME);
  }

  List<Facts.File> facts() {
    return evidence.stream()
        .map(
            file ->
                new Facts.File(
                    file.id(), file.type(), file.bytes(), file.sha256(), copy(file.copy())))
        .toList();
  }

  private static Facts.@Nullable Copy copy(Evidence.@Nullable Copy copy) {
    return copy == null ? null : new Facts.Copy(copy.id(), copy.bytes(), copy.sha256());
  }

  @Override
  public String toString() {
    return "Said[" + texts.keySet() + ", " + evidence + "]";
  }
}
