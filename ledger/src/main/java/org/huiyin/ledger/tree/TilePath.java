package org.huiyin.ledger.tree;

import static org.huiyin.ledger.Refused.Defect.LEVEL_OUT_OF_RANGE;
import static org.huiyin.ledger.Refused.Defect.NOT_A_TILE_PATH;
import static org.huiyin.ledger.Refused.Defect.NUMBER_OUT_OF_RANGE;
import static org.huiyin.ledger.Refused.Defect.WIDTH_OUT_OF_RANGE;

import java.util.List;
import org.huiyin.ledger.Refused;

/// Where a tile stands (C2SP tlog-tiles), below the log's address or in the folder of its copy:
///
/// ```
/// tile/<level>/<number>[.p/<width>]
/// tile/entries/<number>[.p/<width>]
/// ```
///
/// The number comes in groups of three digits, each but the last with an `x` before it: 1234067
/// is `x001/x234/067`. The width is there only for a partial tile. Each tile has exactly one
/// path, and no other is read. Immutable.
public sealed interface TilePath {

  /// The highest level for which there is a path; no log reaches it.
  int MAX_LEVEL = 63;

  /// The number of the last tile of a log of 2^63 − 1 leaves.
  long MAX_NUMBER = Long.MAX_VALUE >> 8;

  /// Longer than the path of any tile.
  int MAX_LENGTH = 60;

  /// Of a tile of hashes.
  ///
  /// @param level 0 to [#MAX_LEVEL]; 0 is that of the leaves
  /// @param number from 0 on
  /// @param width how many hashes it holds, 1 to 256
  record Hashes(int level, long number, int width) implements TilePath {

    public Hashes {
      if (level < 0 || level > MAX_LEVEL) {
        throw new IllegalArgumentException("level: " + level);
      }
      check(number, width);
    }

    @Override
    public String text() {
      return "tile/" + level + "/" + numbered(number, width);
    }
  }

  /// Of an entry bundle.
  ///
  /// @param number from 0 on
  /// @param width how many entries it holds, 1 to 256
  record Entries(long number, int width) implements TilePath {

    public Entries {
      check(number, width);
    }

    @Override
    public String text() {
      return "tile/entries/" + numbered(number, width);
    }
  }

  /// Which of its level or of the bundles, from 0 on.
  long number();

  /// How many hashes or entries it holds, 1 to 256.
  int width();

  /// The path, without a slash before it.
  String text();

  /// The tile with this path.
  ///
  /// @throws Refused if no tile has it
  static TilePath parse(String path) {
    if (path.length() > MAX_LENGTH) {
      throw refused(NOT_A_TILE_PATH);
    }
    var parsed = parsed(List.of(path.split("/", -1)));
    if (!parsed.text().equals(path)) {
      throw refused(NOT_A_TILE_PATH);
    }
    return parsed;
  }

  private static TilePath parsed(List<String> parts) {
    int count = parts.size();
    if (count < 3 || !parts.getFirst().equals("tile")) {
      throw refused(NOT_A_TILE_PATH);
    }
    boolean partial = count > 3 && parts.get(count - 2).endsWith(".p");
    int width = partial ? within(1, Tile.FULL - 1, parts.getLast(), WIDTH_OUT_OF_RANGE) : Tile.FULL;
    long number = number(parts.subList(2, partial ? count - 1 : count), partial);
    return parts.get(1).equals("entries")
        ? new Entries(number, width)
        : new Hashes(within(0, MAX_LEVEL, parts.get(1), LEVEL_OUT_OF_RANGE), number, width);
  }

  private static long number(List<String> groups, boolean partial) {
    long number = 0;
    for (var group : groups) {
      var digits = group.startsWith("x") ? group.substring(1) : group;
      int last = decimal(partial ? withoutSuffix(digits) : digits);
      if (number > (MAX_NUMBER - last) / 1000) {
        throw refused(NUMBER_OUT_OF_RANGE);
      }
      number = 1000 * number + last;
    }
    return number;
  }

  private static String withoutSuffix(String digits) {
    return digits.endsWith(".p") ? digits.substring(0, digits.length() - 2) : digits;
  }

  private static int within(int least, int most, String digits, Refused.Defect otherwise) {
    int number = decimal(digits);
    if (number < least || number > most) {
      throw refused(otherwise);
    }
    return number;
  }

  private static int decimal(String digits) {
    if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(TilePath::isDigit)) {
      throw refused(NOT_A_TILE_PATH);
    }
    return Integer.parseInt(digits);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static String numbered(long number, int width) {
    var text = new StringBuilder();
    text.append(group(number % 1000));
    for (long rest = number / 1000; rest > 0; rest /= 1000) {
      text.insert(0, "x" + group(rest % 1000) + "/");
    }
    return width == Tile.FULL ? text.toString() : text + ".p/" + width;
  }

  private static String group(long number) {
    return number < 10 ? "00" + number : number < 100 ? "0" + number : Long.toString(number);
  }

  private static void check(long number, int width) {
    if (number < 0 || number > MAX_NUMBER) {
      throw new IllegalArgumentException("number: " + number);
    }
    if (width < 1 || width > Tile.FULL) {
      throw new IllegalArgumentException("width: " + width);
    }
  }

  private static Refused refused(Refused.Defect defect) {
    return new Refused("a tile’s path", defect);
  }
}
