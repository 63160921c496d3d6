package org.huiyin.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a run found: what is violated, and how often what happened.
final class Found {

  private static final int SHOWN = 60;

  private final List<String> violations = new ArrayList<>();
  private final Map<String, Integer> acts = new TreeMap<>();
  private final Map<String, Integer> ends = new TreeMap<>();
  private final Map<String, Integer> passed = new TreeMap<>();
  private final Map<String, Integer> refusals = new TreeMap<>();
  private final Map<String, Integer> held = new TreeMap<>();

  void done(String act) {
    acts.merge(act, 1, Integer::sum);
  }

  void ended(String stage) {
    ends.merge(stage, 1, Integer::sum);
  }

  /// Something that time made due.
  void passed(String what) {
    passed.merge(what, 1, Integer::sum);
  }

  void refused(String how) {
    refusals.merge(how, 1, Integer::sum);
  }

  /// Something that was looked at and is as it has to be, or isn't.
  ///
  /// @param tale the matter by which it can be run again alone
  void holds(boolean so, String right, Tale tale, Object day, String what) {
    held.merge(right, 1, Integer::sum);
    if (!so) {
      violations.add(
          right + " " + tale.number + " --only " + tale.index + " day " + day + ": " + what);
    }
  }

  /// The same of all matters together.
  void holds(boolean so, String right, String what) {
    held.merge(right, 1, Integer::sum);
    if (!so) {
      violations.add(right + " " + what);
    }
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  int count(String act) {
    return acts.getOrDefault(act, 0);
  }

  int looked(String right) {
    return held.getOrDefault(right, 0);
  }

  /// All of it, as a table.
  String table() {
    StringBuilder table = new StringBuilder();
    part(table, "acts", acts);
    part(table, "what time made due", passed);
    part(table, "ends", ends);
    part(table, "refused", refusals);
    part(table, "looked at, by right", held);
    table.append("violated: ").append(violations.size()).append('\n');
    violations.stream().limit(SHOWN).forEach(each -> table.append("  ").append(each).append('\n'));
    return table.toString();
  }

  private static void part(StringBuilder table, String title, Map<String, Integer> counts) {
    table.append(title).append('\n');
    counts.forEach((name, count) -> table.append("%8d  %s%n".formatted(count, name)));
  }
}
