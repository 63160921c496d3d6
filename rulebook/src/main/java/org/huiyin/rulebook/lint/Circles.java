package org.huiyin.rulebook.lint;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Predicate;

/// Which situations lie on a circle: one can go from each of them to every other of the same
/// circle, and back. Tarjan's algorithm with a stack of its own, since paths are long.
final class Circles {

  private final Paths paths;
  private final Predicate<Passage> over;
  private final int[] index;
  private final int[] low;
  private final int[] circle;
  private final Deque<Integer> open = new ArrayDeque<>();
  private final Deque<Visit> visits = new ArrayDeque<>();
  private int next = 1;
  private int circles = 1;

  private record Visit(int situation, Iterator<Passage> passages) {}

  /// @param over the passages that a circle may take
  Circles(Paths paths, Predicate<Passage> over) {
    this.paths = paths;
    this.over = over;
    int size = paths.situations.size();
    index = new int[size];
    low = new int[size];
    circle = new int[size];
    for (int i = 0; i < size; i++) {
      if (index[i] == 0) {
        search(i);
      }
    }
  }

  /// Whether the passage can be taken again and again.
  boolean has(Passage passage) {
    return over.test(passage) && circle[passage.from().number] == circle[passage.to()];
  }

  private void search(int start) {
    visit(start);
    while (!visits.isEmpty()) {
      Visit visit = visits.getLast();
      int here = visit.situation();
      if (visit.passages().hasNext()) {
        Passage passage = visit.passages().next();
        if (over.test(passage)) {
          follow(here, passage.to());
        }
      } else {
        visits.removeLast();
        close(here);
        if (!visits.isEmpty()) {
          int before = visits.getLast().situation();
          low[before] = Math.min(low[before], low[here]);
        }
      }
    }
  }

  private void visit(int situation) {
    index[situation] = next;
    low[situation] = next;
    next++;
    open.addLast(situation);
    visits.addLast(new Visit(situation, paths.situations.get(situation).passages.iterator()));
  }

  private void follow(int here, int to) {
    if (index[to] == 0) {
      visit(to);
    } else if (circle[to] == 0) {
      low[here] = Math.min(low[here], index[to]);
    }
  }

  private void close(int here) {
    if (low[here] != index[here]) {
      return;
    }
    int each;
    do {
      each = open.removeLast();
      circle[each] = circles;
    } while (each != here);
    circles++;
  }

  @Override
  public String toString() {
    return Arrays.toString(circle);
  }
}
