package org.huiyin.evidence.strip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Parts of a file, such as those that are shown; neighbours count as one.
final class Ranges {

  private static final int MOST = 300_000;

  private final List<Range> ranges = new ArrayList<>();

  /// @param to exclusive
  record Range(long from, long to) {}

  void add(long from, long to) throws IOException {
    if (to <= from) {
      return;
    }
    Range last = ranges.isEmpty() ? new Range(-1, -1) : ranges.getLast();
    if (last.to() == from) {
      ranges.set(ranges.size() - 1, new Range(last.from(), to));
    } else {
      Unreadable.unless(ranges.size() < MOST, "too scattered");
      ranges.add(new Range(from, to));
    }
  }

  /// In order, none touching another.
  List<Range> ordered() {
    List<Range> ordered = new ArrayList<>();
    for (Range range : ranges.stream().sorted(Comparator.comparingLong(Range::from)).toList()) {
      Range last = ordered.isEmpty() ? new Range(-1, -1) : ordered.getLast();
      if (range.from() <= last.to()) {
        ordered.set(ordered.size() - 1, new Range(last.from(), Math.max(last.to(), range.to())));
      } else {
        ordered.add(range);
      }
    }
    return ordered;
  }
}
