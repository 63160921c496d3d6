package org.huiyin.ledger.tree;

import org.huiyin.ledger.Refused;

/// Where tiles come from: a table, a folder, memory.
@FunctionalInterface
public interface TileSource {

  /// The first hashes of a tile. A partial tile may have grown since: what was there first stays.
  ///
  /// @param level 0 to 7
  /// @param number from 0 on
  /// @param width 1 to 256, no more than the tile has
  /// @return 32 bytes for each of `width` hashes
  /// @throws Refused if the tile isn’t there, or isn’t one
  byte[] tile(int level, long number, int width);
}
