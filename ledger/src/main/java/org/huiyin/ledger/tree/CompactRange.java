package org.huiyin.ledger.tree;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;

/// A tree that remembers only what it needs to grow: the roots of the complete subtrees of which
/// it is made, one for each bit of its size (RFC 9162, 2.1.1). An append makes one node on
/// average, at most 63, and no garbage; the root costs at most 62 nodes.
///
/// Mutable, and not safe for threads. Knows no leaf of before, and so proves nothing; [Prover]
/// does.
///
/// ```java
/// var tree = CompactRange.empty();
/// tree.append(commitment);
/// tree.root();
/// ```
public final class CompactRange {

  private static final int LEVELS = Long.SIZE - 1;

  private final NodeHasher hasher = new NodeHasher();

  /// The root of the complete subtree of 2^level leaves, where the size has that bit.
  private final byte[] roots = new byte[LEVELS * Hash.LENGTH];

  /// What goes into the tree next.
  private final byte[] carried = new byte[Hash.LENGTH];
  private long size;

  private CompactRange(long size) {
    this.size = size;
  }

  /// A tree without leaves.
  public static CompactRange empty() {
    return new CompactRange(0);
  }

  /// The tree of this size with these nodes.
  ///
  /// @param size at least 0
  /// @param nodes as [#nodes] gives them: as many as the size has bits, the largest first
  public static CompactRange of(long size, List<Hash> nodes) {
    if (size < 0 || nodes.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "nodes: a tree of size " + size + " hasn’t " + nodes.size() + " of them");
    }
    var range = new CompactRange(size);
    int next = 0;
    for (int level = LEVELS - 1; level >= 0; level--) {
      if (range.has(level)) {
        nodes.get(next++).copyTo(range.roots, level * Hash.LENGTH);
      }
    }
    return range;
  }

  /// Adds a leaf on the right.
  ///
  /// @param leaf its hash, such as [Commitment#leaf]
  /// @throws Refused if the tree has 2^63 − 1 leaves
  public void append(Hash leaf) {
    leaf.copyTo(carried, 0);
    appendCarried();
  }

  /// Adds the leaf of a commitment on the right: as [#append(Hash)] of its leaf, and faster.
  ///
  /// @throws Refused if the tree has 2^63 − 1 leaves
  public void append(Commitment commitment) {
    hasher.leaf(commitment.hash(), carried);
    appendCarried();
  }

  private void appendCarried() {
    if (size == Long.MAX_VALUE) {
      throw new Refused("the tree", Refused.Defect.SIZE_OUT_OF_RANGE);
    }
    int free = Long.numberOfTrailingZeros(~size);
    for (int level = 0; level < free; level++) {
      hasher.node(roots, level * Hash.LENGTH, carried, 0, carried, 0);
    }
    System.arraycopy(carried, 0, roots, free * Hash.LENGTH, Hash.LENGTH);
    size++;
  }

  /// How many leaves it has.
  public long size() {
    return size;
  }

  /// The hash of the whole tree; of one without leaves, that of no bytes.
  public Hash root() {
    if (size == 0) {
      return Hash.sha256();
    }
    int smallest = Long.numberOfTrailingZeros(size);
    var root = new byte[Hash.LENGTH];
    System.arraycopy(roots, smallest * Hash.LENGTH, root, 0, Hash.LENGTH);
    for (int level = smallest + 1; level < LEVELS; level++) {
      if (has(level)) {
        hasher.node(roots, level * Hash.LENGTH, root, 0, root, 0);
      }
    }
    return Hash.of(root);
  }

  /// The roots of the complete subtrees, from left to right: the largest first.
  public List<Hash> nodes() {
    var nodes = new ArrayList<Hash>();
    for (int level = LEVELS - 1; level >= 0; level--) {
      if (has(level)) {
        nodes.add(Hash.of(roots, level * Hash.LENGTH));
      }
    }
    return List.copyOf(nodes);
  }

  private boolean has(int level) {
    return ((size >> level) & 1) == 1;
  }
}
