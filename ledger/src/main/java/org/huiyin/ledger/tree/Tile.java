package org.huiyin.ledger.tree;

import java.util.Arrays;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;

/// Hashes of one level of tiles, side by side (C2SP tlog-tiles): at level 0 those of leaves, at
/// level l the roots of 256^l leaves each. A full tile has 256, a partial one fewer, and never
/// none. A value: the bytes are copied in and out.
public final class Tile {

  /// How many hashes a full tile has.
  public static final int FULL = 256;

  /// How many levels a log of 2^63 − 1 leaves has.
  static final int LEVELS = 8;

  private static final int HEIGHT = 8;

  private final int level;
  private final long number;
  private final byte[] bytes;

  private Tile(int level, long number, byte[] bytes) {
    this.level = level;
    this.number = number;
    this.bytes = bytes;
  }

  /// The tile with these bytes.
  ///
  /// @throws Refused unless there are 32 for each of 1 to 256 hashes
  public static Tile of(int level, long number, byte[] bytes) {
    var tile = new Tile(level, number, bytes.clone());
    if (bytes.length == 0 || bytes.length % Hash.LENGTH != 0 || bytes.length > FULL * Hash.LENGTH) {
      throw new Refused(tile.place(), Refused.Defect.TILE_LENGTH);
    }
    return tile;
  }

  /// As [#of], of an array that nobody changes any more.
  static Tile owning(int level, long number, byte[] bytes) {
    return new Tile(level, number, bytes);
  }

  /// Reads one of this width.
  static Tile read(TileSource source, int level, long number, int width) {
    byte[] bytes = source.tile(level, number, width);
    if (bytes.length != width * Hash.LENGTH) {
      throw new Refused(place(level, number), Refused.Defect.TILE_LENGTH);
    }
    return of(level, number, bytes);
  }

  /// How many full tiles a log of this size has at a level.
  ///
  /// @param level at least 0
  /// @param size at least 0
  public static long full(int level, long size) {
    return level + 1 >= LEVELS ? 0 : size >> (HEIGHT * (level + 1));
  }

  /// How many hashes the partial tile at a level has that stands behind the full ones; 0 if there
  /// is none. `floor(size / 256^level) mod 256`.
  ///
  /// @param level at least 0
  /// @param size at least 0
  public static int partial(int level, long size) {
    return level >= LEVELS ? 0 : (int) (size >> (HEIGHT * level)) & (FULL - 1);
  }

  /// How many hashes a tile has in a log of this size: 256, fewer, or 0 if it isn’t there.
  ///
  /// @param level at least 0
  /// @param number at least 0
  /// @param size at least 0
  public static int width(int level, long number, long size) {
    long full = full(level, size);
    if (number < full) {
      return FULL;
    }
    return number == full ? partial(level, size) : 0;
  }

  public int level() {
    return level;
  }

  /// Which of its level, from 0 on.
  public long number() {
    return number;
  }

  /// How many hashes it has, 1 to 256.
  public int width() {
    return bytes.length / Hash.LENGTH;
  }

  /// Whether nothing will be added to it.
  public boolean isFull() {
    return width() == FULL;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// One of its hashes.
  ///
  /// @param index `0 <= index < width()`
  public Hash hash(int index) {
    return Hash.of(bytes, index * Hash.LENGTH);
  }

  public TilePath.Hashes path() {
    return new TilePath.Hashes(level, number, width());
  }

  /// The root of the `width` hashes from `from` on, a power of two; the hasher does the work.
  Hash subtree(int from, int width, NodeHasher hasher) {
    int start = from * Hash.LENGTH;
    if (width == 1) {
      return Hash.of(bytes, start);
    }
    byte[] part = Arrays.copyOfRange(bytes, start, start + width * Hash.LENGTH);
    hasher.fold(part, 0, width);
    return Hash.of(part, 0);
  }

  String place() {
    return place(level, number);
  }

  static String place(int level, long number) {
    return "tile " + number + " of level " + level;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tile tile
        && level == tile.level
        && number == tile.number
        && Arrays.equals(bytes, tile.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * level + Long.hashCode(number)) + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return place() + ", " + width() + " wide";
  }
}
