package org.huiyin.rulebook;

import java.util.Collection;
import java.util.Optional;

/// Finds the word that somebody meant who mistyped another. Stateless and thread-safe.
public final class Nearest {

  private static final int LONGEST = 60;

  private Nearest() {}

  /// The known word that lies nearest: at most two letters put in, left out, replaced or swapped
  /// with a neighbour away. Takes bounded time, however long the word is.
  public static Optional<String> to(String word, Collection<String> known) {
    String nearest = "";
    int distance = 3;
    for (String each : known) {
      int away = distance(word, each, distance);
      if (away < distance && away < Math.max(2, each.length())) {
        nearest = each;
        distance = away;
      }
    }
    return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
  }

  // Insertions, deletions, replacements and swaps of neighbours between two words, up to a bound.
  private static int distance(String one, String other, int bound) {
    if (Math.abs(one.length() - other.length()) >= bound || one.length() > LONGEST) {
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
