package org.huiyin.workbench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A script as it was read: the lines of each matter that it walks, and all that is wrong with it.
///
/// @param matters the lines of each; `---` stands between two
/// @param mistakes each with its place; a script with any isn't walked
record Script(List<List<Line>> matters, List<String> mistakes) {

  private static final String NEXT_MATTER = "---";

  Script {
    matters = matters.stream().map(List::copyOf).toList();
    mistakes = List.copyOf(mistakes);
  }

  /// @param file how mistakes name it
  static Script read(String file, List<String> text, LineReader reader, Words words) {
    List<List<Line>> matters = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      if (text.get(i).strip().equals(NEXT_MATTER)) {
        matters.add(lines);
        lines = new ArrayList<>();
        continue;
      }
      try {
        reader.read(i + 1, text.get(i)).ifPresent(lines::add);
      } catch (Misuse misuse) {
        mistakes.add(file + ":" + (i + 1) + ": " + misuse.getMessage());
      }
    }
    matters.add(lines);
    matters.removeIf(List::isEmpty);
    if (matters.isEmpty() && mistakes.isEmpty()) {
      mistakes.add(file + ":1: " + words.text("script.empty"));
    }
    return new Script(matters, mistakes);
  }

  /// The day of the first line that names one.
  static Optional<LocalDate> begins(List<Line> matter) {
    return matter.stream().flatMap(line -> Optional.ofNullable(line.on()).stream()).findFirst();
  }
}
