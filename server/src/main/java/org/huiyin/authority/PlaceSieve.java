package org.huiyin.authority;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.huiyin.authority.PlaceIntake.Line;
import org.huiyin.authority.PlaceIntake.Reason;
import org.huiyin.authority.PlaceIntake.Told;

/// Lets through the rows that are places, each after what it lies in, with how deep it lies. Holds
/// the codes in memory (some 50 MB for a country), and rows only where they come before what they
/// lie in. Not thread-safe.
final class PlaceSieve {

  private static final int LONGEST_NAME = 200;
  private static final int STEP = 50_000;
  private static final byte OUTSIDE = 64;

  /// How deep each lies; more by [#OUTSIDE] where it is only in the database.
  private final Map<Long, Byte> depths;

  private final Map<Long, List<Line>> waiting = new HashMap<>();
  private final Told told;
  private long read;
  private long rejected;

  /// A row that goes on.
  record Kept(Line line, int depth) {}

  PlaceSieve(Map<Long, Byte> known, Told told) {
    this.depths = known;
    this.told = told;
  }

  long read() {
    return read;
  }

  long rejected() {
    return rejected;
  }

  /// A code as a number, which keeps the noughts that it begins with.
  static long number(String code) {
    return Long.parseLong("1" + code);
  }

  static boolean isCode(String code) {
    if (code.length() < 2 || code.length() > 12) {
      return false;
    }
    for (int i = 0; i < code.length(); i++) {
      if (code.charAt(i) < '0' || code.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  static byte outside(int depth) {
    return (byte) (OUTSIDE + depth);
  }

  void take(Line line, Consumer<Kept> on) {
    if (++read % STEP == 0) {
      told.read(read);
    }
    if (!isCode(line.code())) {
      reject(line, Reason.CODE_MALFORMED);
    } else if (line.zh().isBlank()
        || line.zh().length() > LONGEST_NAME
        || line.en().length() > LONGEST_NAME
        || hasControls(line)) {
      reject(line, Reason.NAME);
    } else if (line.parent().isBlank()) {
      keep(line, 0, on);
    } else if (!isCode(line.parent())) {
      reject(line, Reason.PARENT_UNKNOWN);
    } else {
      below(line, on);
    }
  }

  private void below(Line line, Consumer<Kept> on) {
    long parent = number(line.parent());
    Byte depth = depths.get(parent);
    if (depth == null) {
      waiting.computeIfAbsent(parent, code -> new ArrayList<>()).add(line);
    } else {
      keep(line, depth % OUTSIDE + 1, on);
    }
  }

  /// Tabs and line breaks would tear the lines of the digest.
  private static boolean hasControls(Line line) {
    return line.zh().chars().anyMatch(Character::isISOControl)
        || line.en().chars().anyMatch(Character::isISOControl);
  }

  private void keep(Line line, int depth, Consumer<Kept> on) {
    long code = number(line.code());
    Byte before = depths.get(code);
    if (before != null && before < OUTSIDE) {
      reject(line, Reason.CODE_TWICE);
      return;
    }
    depths.put(code, (byte) depth);
    on.accept(new Kept(line, depth));
    List<Line> inIt = waiting.remove(code);
    if (inIt != null) {
      inIt.forEach(one -> keep(one, depth + 1, on));
    }
  }

  /// What still waits lies in nothing.
  void end() {
    waiting.values().forEach(lines -> lines.forEach(line -> reject(line, Reason.PARENT_UNKNOWN)));
    waiting.clear();
    told.read(read);
  }

  private void reject(Line line, Reason reason) {
    rejected++;
    told.rejected(line, reason);
  }
}
