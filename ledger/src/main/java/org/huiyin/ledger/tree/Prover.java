package org.huiyin.ledger.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;

/// Proves from a log’s tiles (RFC 9162, 2.1.3 and 2.1.4). Each call reads each tile that it needs
/// once: for a log of ten million leaves six at most. The tiles are believed: the proof from wrong
/// ones is wrong, and no verifier takes it. Safe for threads if its source is.
public final class Prover {

  private final TileSource source;

  public Prover(TileSource source) {
    this.source = source;
  }

  /// That a leaf is in the log of this size: PATH(index, D\[0:size\]).
  ///
  /// @param index `0 <= index < size`
  /// @return from the leaf up
  /// @throws Refused if a tile isn’t there or isn’t one
  public List<Hash> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("index: " + index + " of size " + size);
    }
    return new Proof(size).path(index);
  }

  /// That the log of one size begins as that of another: PROOF(from, D\[0:to\]).
  ///
  /// @param from `0 < from <= to`
  /// @return of two equal sizes, nothing
  /// @throws Refused if a tile isn’t there or isn’t one
  public List<Hash> consistency(long from, long to) {
    if (from <= 0 || from > to) {
      throw new IllegalArgumentException("from: " + from + " to " + to);
    }
    return new Proof(to).subproof(from);
  }

  /// The log’s root at this size; of none, the hash of no bytes.
  ///
  /// @param size at least 0
  /// @throws Refused if a tile isn’t there or isn’t one
  public Hash root(long size) {
    if (size < 0) {
      throw new IllegalArgumentException("size: " + size);
    }
    return size == 0 ? Hash.sha256() : new Proof(size).subtree(0, size);
  }

  /// One call, with the tiles that it has read.
  private final class Proof {

    private final long size;
    private final NodeHasher hasher = new NodeHasher();
    private final Map<TilePath.Hashes, Tile> read = new HashMap<>();

    Proof(long size) {
      this.size = size;
    }

    List<Hash> path(long index) {
      var proof = new ArrayList<Hash>();
      long from = 0;
      long to = size;
      while (to - from > 1) {
        long middle = from + split(to - from);
        if (index < middle) {
          proof.add(subtree(middle, to));
          to = middle;
        } else {
          proof.add(subtree(from, middle));
          from = middle;
        }
      }
      Collections.reverse(proof);
      return List.copyOf(proof);
    }

    /// RFC 9162, 2.1.4.1: SUBPROOF(m, D\[0:n\], b); b holds while the old tree’s root is known.
    List<Hash> subproof(long old) {
      var proof = new ArrayList<Hash>();
      long from = 0;
      long to = size;
      while (to > old) {
        long middle = from + split(to - from);
        if (old <= middle) {
          proof.add(subtree(middle, to));
          to = middle;
        } else {
          proof.add(subtree(from, middle));
          from = middle;
        }
      }
      if (from > 0) {
        proof.add(subtree(from, to));
      }
      Collections.reverse(proof);
      return List.copyOf(proof);
    }

    /// MTH(D\[from:to\]), where `from` is a multiple of the range’s length, rounded up to a power
    /// of two.
    Hash subtree(long from, long to) {
      long width = to - from;
      if (Long.bitCount(width) == 1) {
        return complete(from, Long.numberOfTrailingZeros(width));
      }
      long middle = from + split(width);
      var left = subtree(from, middle).bytes();
      var right = subtree(middle, to).bytes();
      hasher.node(left, 0, right, 0, left, 0);
      return Hash.of(left);
    }

    /// The root of 2^height leaves, from a tile that holds roots of at most that many.
    private Hash complete(long from, int height) {
      int level = height / 8;
      long index = from >> (8 * level);
      var tile = tile(level, index / Tile.FULL);
      return tile.subtree((int) (index % Tile.FULL), 1 << (height % 8), hasher);
    }

    private Tile tile(int level, long number) {
      var path = new TilePath.Hashes(level, number, Tile.width(level, number, size));
      return read.computeIfAbsent(path, p -> Tile.read(source, p.level(), p.number(), p.width()));
    }

    /// The largest power of two below a width of at least 2.
    private static long split(long width) {
      return Long.highestOneBit(width - 1);
    }
  }
}
