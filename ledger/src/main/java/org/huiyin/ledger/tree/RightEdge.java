package org.huiyin.ledger.tree;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;

/// What of a log’s tiles can still grow: the partial one of each level that has one, at most
/// eight. All that is needed to append to the log and to know its root. Immutable.
public final class RightEdge {

  private final long size;
  private final List<Tile> tiles;

  private RightEdge(long size, List<Tile> tiles) {
    this.size = size;
    this.tiles = tiles;
  }

  /// That of a log without leaves.
  public static RightEdge empty() {
    return new RightEdge(0, List.of());
  }

  /// That of a log of this size.
  ///
  /// @param size at least 0
  /// @param tiles the partial tiles, from level 0 up, each as wide as at this size
  /// @throws Refused if these aren’t the partial tiles of a log of this size
  public static RightEdge of(long size, List<Tile> tiles) {
    var expected = partial(size);
    if (!tiles.stream().map(Tile::path).toList().equals(expected)) {
      throw new Refused("the log’s right edge", Refused.Defect.TILE_LENGTH);
    }
    return new RightEdge(size, List.copyOf(tiles));
  }

  /// That of a log of this size, whose tiles are there.
  ///
  /// @param size at least 0
  public static RightEdge read(TileSource source, long size) {
    var tiles = new ArrayList<Tile>();
    for (var path : partial(size)) {
      tiles.add(Tile.read(source, path.level(), path.number(), path.width()));
    }
    return new RightEdge(size, List.copyOf(tiles));
  }

  /// Which tiles are partial at this size, from level 0 up.
  ///
  /// @param size at least 0
  public static List<TilePath.Hashes> partial(long size) {
    if (size < 0) {
      throw new IllegalArgumentException("size: " + size);
    }
    var paths = new ArrayList<TilePath.Hashes>();
    for (int level = 0; level < Tile.LEVELS; level++) {
      int width = Tile.partial(level, size);
      if (width > 0) {
        paths.add(new TilePath.Hashes(level, Tile.full(level, size), width));
      }
    }
    return List.copyOf(paths);
  }

  public long size() {
    return size;
  }

  /// The partial tiles, from level 0 up.
  public List<Tile> tiles() {
    return tiles;
  }

  /// The root of the whole log; costs at most 255 nodes for each level.
  public Hash root() {
    return range().root();
  }

  /// The same tree, to append to without making tiles.
  public CompactRange range() {
    var hasher = new NodeHasher();
    var nodes = new ArrayList<Hash>();
    for (var tile : tiles.reversed()) {
      int from = 0;
      for (int width = Tile.FULL / 2; width > 0; width /= 2) {
        if ((tile.width() & width) != 0) {
          nodes.add(tile.subtree(from, width, hasher));
          from += width;
        }
      }
    }
    return CompactRange.of(size, nodes);
  }
}
