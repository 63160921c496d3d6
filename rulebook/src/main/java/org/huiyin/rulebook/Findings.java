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
    String nearest = "";
    int distance = 3;
    for (String each : known) {
      int away = distance(word, each, distance);
      if (away < distance && away < Math.max(2, each.length())) {
        nearest = each;
        distance = away;
      }
    }
    if (!nearest.isEmpty()) {
      return "did you mean '" + nearest + "'?";
    }
    return known.isEmpty() || known.size() > 12 ? "" : "one of: " + String.join(", ", known);
  }

  // Insertions, deletions, replacements and swaps of neighbours between two words, up to a bound.
  private static int distance(String one, String other, int bound) {
    if (Math.abs(one.length() - other.length()) >= bound || one.length() > LONGEST_QUOTE) {
      return bound;
    }
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, one, other, i, j);
      }
    }
    return Math.min(bound, cost[one.length()][other.length()]);
  }

  private static int step(int[][] cost, String one, String other, int i, int j) {
    int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int least = Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
