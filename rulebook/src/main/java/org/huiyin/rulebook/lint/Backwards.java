package org.huiyin.rulebook.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/// From which situations something can still be reached.
final class Backwards {

  private final List<List<Passage>> into = new ArrayList<>();

  Backwards(Paths paths) {
    paths.situations.forEach(_ -> into.add(new ArrayList<>()));
    for (Situation situation : paths.situations) {
      for (Passage passage : situation.passages) {
        into.get(passage.to()).add(passage);
      }
    }
  }

  /// The situations from which one can come to a start of one of these passages.
  ///
  /// @param over the passages that the way there may take
  BitSet to(Predicate<Passage> goals, Predicate<Passage> over) {
    BitSet reached = new BitSet();
    Deque<Integer> todo = new ArrayDeque<>();
    for (List<Passage> passages : into) {
      for (Passage passage : passages) {
        enter(passage, goals, reached, todo);
      }
    }
    while (!todo.isEmpty()) {
      for (Passage passage : into.get(todo.remove())) {
        enter(passage, over, reached, todo);
      }
    }
    return reached;
  }

  private static void enter(
      Passage passage, Predicate<Passage> which, BitSet reached, Deque<Integer> todo) {
    int from = passage.from().number;
    if (from >= 0 && !reached.get(from) && which.test(passage)) {
      reached.set(from);
      todo.add(from);
    }
  }

  List<Passage> into(int situation) {
    return into.get(situation);
  }
}
