package org.huiyin.ledger.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;

/// A log as a table keeps it: one row a tile, the right ones growing. Notes what is read of it.
final class MemoryTiles implements TileSource {

  private record Row(int level, long number) {}

  private final Map<Row, Tile> rows = new HashMap<>();
  private final List<TilePath.Hashes> read = new ArrayList<>();
  private RightEdge edge = RightEdge.empty();

  static MemoryTiles of(List<Hash> leaves) {
    var tiles = new MemoryTiles();
    tiles.grow(leaves);
    return tiles;
  }

  Growth grow(List<Hash> leaves) {
    var growth = Growth.of(edge, leaves);
    growth.tiles().forEach(tile -> rows.put(new Row(tile.level(), tile.number()), tile));
    edge = growth.edge();
    return growth;
  }

  RightEdge edge() {
    return edge;
  }

  /// Every tile as wide as it is now.
  List<Tile> tiles() {
    return List.copyOf(rows.values());
  }

  /// What was read since this was last asked.
  List<TilePath.Hashes> read() {
    var since = List.copyOf(read);
    read.clear();
    return since;
  }

  @Override
  public byte[] tile(int level, long number, int width) {
    read.add(new TilePath.Hashes(level, number, width));
    var tile = rows.get(new Row(level, number));
    if (tile == null || tile.width() < width) {
      throw new Refused("memory", Refused.Defect.TILE_MISSING);
    }
    return Arrays.copyOf(tile.bytes(), width * Hash.LENGTH);
  }
}
