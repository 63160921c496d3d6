package org.huiyin.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.jspecify.annotations.Nullable;

/// Reads every leaf once, from the first to the last, and computes the tree over them: each tile is
/// compared as soon as its hashes are known, and each checkpoint as soon as the tree has its size.
/// Holds one tile of each level in memory. Computes nodes by itself and not by what made the tiles.
final class Leaves {

  private static final int FULL = 256;
  private static final int MOST = 8_192;
  private static final byte[] NODE = {0x01};

  private final LogRows rows;
  private final Claims claims;
  private final Differences differences;
  private final long size;
  private final List<List<Hash>> levels = new ArrayList<>();
  private long tiles;

  Leaves(LogRows rows, Claims claims, Differences differences, long size) {
    this.rows = rows;
    this.claims = claims;
    this.differences = differences;
    this.size = size;
  }

  /// Compares them all.
  ///
  /// @param checkpoints is asked at each size, from 0 on
  void compare(Checkpoints checkpoints) {
    checkpoints.at(0, this::root);
    long position = 0;
    while (position < size) {
      List<Map.Entry<Long, Commitment>> some =
          rows.leaves(position, (int) Math.min(MOST, size - position));
      if (some.isEmpty()) {
        break;
      }
      for (Map.Entry<Long, Commitment> leaf : some) {
        if (leaf.getKey() != position) {
          differences.add(
              "ledger_leaf",
              "ledger_leaf: leaf " + position + " is missing, and what follows can't be compared");
          return;
        }
        if (!claims.isClaimed(position)) {
          differences.add(
              "ledger_leaf",
              "ledger_leaf: leaf "
                  + position
                  + " belongs to no entry, no recorded change and no padding: what it was is gone"
                  + " or was altered");
        }
        append(0, leaf.getValue().leaf());
        position++;
        checkpoints.at(position, this::root);
      }
    }
    if (position < size) {
      differences.add(
          "ledger_leaf", "ledger_leaf: there are " + position + " leaves, the log has " + size);
      return;
    }
    edge();
  }

  private void append(int level, Hash hash) {
    if (levels.size() == level) {
      levels.add(new ArrayList<>(FULL));
    }
    List<Hash> tile = levels.get(level);
    tile.add(hash);
    if (tile.size() == FULL) {
      tile(level, (done(level) / FULL) - 1, tile);
      Hash root = folded(tile);
      tile.clear();
      append(level + 1, root);
    }
  }

  /// How many hashes of this level there have been.
  private long done(int level) {
    long above = 0;
    for (int higher = levels.size() - 1; higher >= level; higher--) {
      above = above * FULL + levels.get(higher).size();
    }
    return above;
  }

  private void edge() {
    for (int level = 0; level < levels.size(); level++) {
      List<Hash> tile = levels.get(level);
      if (!tile.isEmpty()) {
        tile(level, done(level) / FULL, tile);
      }
    }
    long there = rows.tiles();
    if (there > tiles && !hasGrown()) {
      differences.add(
          "ledger_tile", "ledger_tile: there are " + there + ", and the leaves make " + tiles);
    }
  }

  /// What was taken in while it was read isn't compared.
  private boolean hasGrown() {
    return rows.head().filter(head -> head.size() > size).isPresent();
  }

  private void tile(int level, long number, List<Hash> hashes) {
    tiles++;
    Optional<byte[]> stored = rows.tile(level, number);
    String name = "ledger_tile: tile " + level + "/" + number;
    if (stored.isEmpty()) {
      differences.add("ledger_tile", name + " is missing");
      return;
    }
    byte[] bytes = stored.get();
    int length = hashes.size() * Hash.LENGTH;
    boolean tooLong = bytes.length > length && !hasGrown();
    byte[] expected = new byte[length];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i).bytes(), 0, expected, i * Hash.LENGTH, Hash.LENGTH);
    }
    if (bytes.length < length || tooLong || !Arrays.equals(expected, 0, length, bytes, 0, length)) {
      differences.add("ledger_tile", name + " isn't what its leaves make");
    }
  }

  /// Of so many leaves as have been read (RFC 9162, 2.1.1).
  private Hash root() {
    Hash root = null;
    for (List<Hash> tile : levels) {
      root = foldedOnto(tile, root);
    }
    return root == null ? Hash.sha256() : root;
  }

  private static Hash folded(List<Hash> complete) {
    List<Hash> row = List.copyOf(complete);
    while (row.size() > 1) {
      List<Hash> above = new ArrayList<>(row.size() / 2);
      for (int i = 0; i < row.size(); i += 2) {
        above.add(node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }

  /// The root of these with what is to their right, where there is something.
  private static @Nullable Hash foldedOnto(List<Hash> tile, @Nullable Hash right) {
    Hash root = right;
    int end = tile.size();
    while (end > 0) {
      int width = Integer.lowestOneBit(end);
      Hash left = folded(tile.subList(end - width, end));
      root = root == null ? left : node(left, root);
      end -= width;
    }
    return root;
  }

  private static Hash node(Hash left, Hash right) {
    return Hash.sha256(NODE, left.bytes(), right.bytes());
  }
}
