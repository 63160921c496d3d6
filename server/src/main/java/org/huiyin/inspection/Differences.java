package org.huiyin.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What differs, in plain words; of each sort only so many are named, and the others counted, so
/// that a log of millions that fits nothing is told in pages.
final class Differences {

  /// How many of one sort are named.
  static final int NAMED = 200;

  private final List<String> named = new ArrayList<>();
  private final Map<String, Long> counts = new TreeMap<>();

  /// @param sort such as `ledger_leaf`; every difference begins with it or names a matter
  void add(String sort, String what) {
    if (counts.merge(sort, 1L, Long::sum) <= NAMED) {
      named.add(what);
    }
  }

  List<String> all() {
    List<String> all = new ArrayList<>(named);
    counts.forEach(
        (sort, count) -> {
          if (count > NAMED) {
            all.add(sort + ": " + (count - NAMED) + " more like these");
          }
        });
    return List.copyOf(all);
  }

  long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
