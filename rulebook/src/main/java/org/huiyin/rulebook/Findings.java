package org.huiyin.rulebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// All mistakes found in one document so far, up to a number that someone can still read.
class Findings {

  private static final int MOST = 200;
  private static final int LONGEST_QUOTE = 60;

  private final String file;
  private final List<Finding> found = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  void add(Node node, String what, String expected) {
    add(node.getStartMark(), what, expected);
  }

  void add(Optional<Mark> mark, String what, String expected) {
    int line = mark.map(Mark::getLine).orElse(0) + 1;
    int column = mark.map(Mark::getColumn).orElse(0) + 1;
    add(line, column, what, expected);
  }

  void add(int line, int column, String what, String expected) {
    if (!isFull()) {
      found.add(new Finding(file, line, column, what, expected));
    }
  }

  /// A reader asked for a key, whether it is there or not. The test of the schema listens.
  void asked(String section, String key) {}

  boolean isEmpty() {
    return found.isEmpty();
  }

  /// Whether there are so many that more would help nobody.
  boolean isFull() {
    return found.size() >= MOST;
  }

  /// In the order of the file.
  List<Finding> list() {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
        .toList();
  }

  static String quote(String text) {
    String line = text.replaceAll("\\s+", " ");
    return "'"
        + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line)
        + "'";
  }

  /// What was meant, if a known word lies near; otherwise the words to choose from, if they are
  /// few.
  static String suggest(String word, Collection<String> known) {
    Optional<String> nearest = Nearest.to(word, known);
    if (nearest.isPresent()) {
      return "did you mean '" + nearest.get() + "'?";
    }
    return known.isEmpty() || known.size() > 12 ? "" : "one of: " + String.join(", ", known);
  }
}
