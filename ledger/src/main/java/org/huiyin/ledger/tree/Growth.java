package org.huiyin.ledger.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;

/// What a batch of leaves does to a log: the tiles to write, each once and as wide as it is
/// afterwards, the edge for the next batch, and the root to sign.
///
/// ```java
/// var growth = Growth.of(edge, leaves);
/// growth.tiles().forEach(store::write); // a tile that was partial replaces its row
/// sign(growth.edge().size(), growth.root());
/// edge = growth.edge();
/// ```
///
/// Costs a node for each leaf, and at most 255 for each level. Never makes an empty tile.
/// Immutable.
///
/// @param edge the log’s edge with the batch
/// @param tiles those that changed, level by level from 0 up, from left to right
/// @param root the log’s root with the batch
public record Growth(RightEdge edge, List<Tile> tiles, Hash root) {

  public Growth {
    tiles = List.copyOf(tiles);
  }

  /// Adds leaves on the right.
  ///
  /// @param leaves their hashes, in their order; of none, nothing changes
  /// @throws Refused if the log would have more than 2^63 − 1 leaves
  public static Growth of(RightEdge before, List<Hash> leaves) {
    if (leaves.size() > Long.MAX_VALUE - before.size()) {
      throw new Refused("the log with this batch", Refused.Defect.SIZE_OUT_OF_RANGE);
    }
    var growing = new Growing(before);
    growing.level(0, bytes(leaves));
    var edge = RightEdge.of(before.size() + leaves.size(), growing.edge);
    return new Growth(edge, growing.changed, edge.root());
  }

  private static byte[] bytes(List<Hash> leaves) {
    var bytes = new byte[Math.multiplyExact(leaves.size(), Hash.LENGTH)];
    int at = 0;
    for (var leaf : leaves) {
      leaf.copyTo(bytes, at);
      at += Hash.LENGTH;
    }
    return bytes;
  }

  private static final class Growing {

    private static final int BYTES = Tile.FULL * Hash.LENGTH;

    private final RightEdge before;
    private final NodeHasher hasher = new NodeHasher();
    private final List<Tile> changed = new ArrayList<>();
    private final List<Tile> edge = new ArrayList<>();

    Growing(RightEdge before) {
      this.before = before;
    }

    /// Adds hashes to a level, and the roots of the tiles that they fill to the next.
    void level(int level, byte[] added) {
      if (level == Tile.LEVELS) {
        return;
      }
      byte[] hashes = behindTheEdge(level, added);
      long number = Tile.full(level, before.size());
      int full = hashes.length / BYTES;
      var roots = new byte[full * Hash.LENGTH];
      for (int i = 0; i < full; i++, number++) {
        var tile = cut(level, number, hashes, i * BYTES);
        changed.add(tile);
        tile.subtree(0, Tile.FULL, hasher).copyTo(roots, i * Hash.LENGTH);
      }
      rest(level, number, hashes, full * BYTES, added.length > 0);
      level(level + 1, roots);
    }

    private byte[] behindTheEdge(int level, byte[] added) {
      for (var tile : before.tiles()) {
        if (tile.level() == level) {
          byte[] old = tile.bytes();
          byte[] hashes = Arrays.copyOf(old, Math.addExact(old.length, added.length));
          System.arraycopy(added, 0, hashes, old.length, added.length);
          return hashes;
        }
      }
      return added;
    }

    private void rest(int level, long number, byte[] hashes, int from, boolean grown) {
      if (from < hashes.length) {
        var tile = cut(level, number, hashes, from);
        edge.add(tile);
        if (grown) {
          changed.add(tile);
        }
      }
    }

    private static Tile cut(int level, long number, byte[] hashes, int from) {
      int to = Math.min(from + BYTES, hashes.length);
      return Tile.owning(level, number, Arrays.copyOfRange(hashes, from, to));
    }
  }
}
