package org.huiyin.rulebook.lint;

import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// From which situations something can still be reached, and in how many days. The passages into
/// each situation lie side by side, since this is asked once for every duty.
final class Backwards {

  static final int NEVER = Integer.MAX_VALUE;

  private final int size;
  private final int[] first;
  private final Passage[] passages;
  private final int[] from;
  private final int[] days;

  Backwards(Paths paths) {
    size = paths.situations.size();
    first = new int[size + 1];
    for (Situation situation : paths.situations) {
      situation.passages.forEach(passage -> first[passage.to() + 1]++);
    }
    for (int i = 0; i < size; i++) {
      first[i + 1] += first[i];
    }
    passages = new Passage[first[size]];
    from = new int[first[size]];
    days = new int[first[size]];
    int[] next = first.clone();
    for (Situation situation : paths.situations) {
      for (Passage passage : situation.passages) {
        int at = next[passage.to()]++;
        passages[at] = passage;
        from[at] = situation.number;
        days[at] = (int) ChronoUnit.DAYS.between(situation.today, passage.on());
      }
    }
  }

  /// The situations from which one can come to a start of one of these passages.
  ///
  /// @param over the passages that the way there may take
  BitSet to(Predicate<Passage> goals, Predicate<Passage> over) {
    BitSet reached = new BitSet(size);
    Deque<Integer> todo = new ArrayDeque<>();
    for (int i = 0; i < passages.length; i++) {
      enter(i, goals, reached, todo);
    }
    while (!todo.isEmpty()) {
      int here = todo.remove();
      for (int i = first[here]; i < first[here + 1]; i++) {
        enter(i, over, reached, todo);
      }
    }
    return reached;
  }

  private void enter(int at, Predicate<Passage> which, BitSet reached, Deque<Integer> todo) {
    if (!reached.get(from[at]) && which.test(passages[at])) {
      reached.set(from[at]);
      todo.add(from[at]);
    }
  }

  /// By clock, the passages that end it, for [#daysTo].
  Map<String, List<Integer>> ending(Predicate<Passage> which) {
    Map<String, List<Integer>> ending = new HashMap<>();
    for (int i = 0; i < passages.length; i++) {
      Set<String> ended = passages[i].traits().ended();
      if (!ended.isEmpty() && which.test(passages[i])) {
        for (String clock : ended) {
          ending.computeIfAbsent(clock, _ -> new ArrayList<>()).add(i);
        }
      }
    }
    return ending;
  }

  /// The fewest days from each situation to the end of one of these passages, or [#NEVER].
  int[] daysTo(List<Integer> goals) {
    int[] fewest = new int[size];
    Arrays.fill(fewest, NEVER);
    NavigableMap<Integer, List<Integer>> todo = new TreeMap<>();
    for (int goal : goals) {
      nearer(goal, 0, fewest, todo);
    }
    while (!todo.isEmpty()) {
      int distance = todo.firstKey();
      List<Integer> here = todo.get(distance);
      for (int k = 0; here != null && k < here.size(); k++) {
        int situation = here.get(k);
        if (fewest[situation] == distance) {
          for (int i = first[situation]; i < first[situation + 1]; i++) {
            nearer(i, distance, fewest, todo);
          }
        }
      }
      todo.remove(distance);
    }
    return fewest;
  }

  private void nearer(
      int at, int distance, int[] fewest, NavigableMap<Integer, List<Integer>> todo) {
    int before = from[at];
    int all = distance + days[at];
    if (all < fewest[before]) {
      fewest[before] = all;
      todo.computeIfAbsent(all, _ -> new ArrayList<>()).add(before);
    }
  }
}
