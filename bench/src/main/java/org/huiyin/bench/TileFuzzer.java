package org.huiyin.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.tree.EntryBundle;
import org.huiyin.ledger.tree.Growth;
import org.huiyin.ledger.tree.Prover;
import org.huiyin.ledger.tree.RightEdge;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TilePath;

/// What Jazzer calls: bytes that nobody meant to be a tile, its path, or a bundle of entries. Each
/// is read as what it says and written back the same, or refused by name. Jazzer isn't needed to
/// compile this.
public final class TileFuzzer {

  private TileFuzzer() {}

  /// Reads one input in every way.
  ///
  /// @throws IllegalStateException if a guarantee of the library doesn’t hold
  public static void fuzzerTestOneInput(byte[] input) {
    path(new String(input, StandardCharsets.UTF_8));
    if (input.length > 0) {
      int first = Byte.toUnsignedInt(input[0]);
      byte[] rest = Arrays.copyOfRange(input, 1, input.length);
      bundle(rest, first + 1);
      tile(rest, first);
      prove(rest, first);
    }
  }

  private static void path(String text) {
    try {
      if (!TilePath.parse(text).text().equals(text)) {
        throw new IllegalStateException("a path was read that is written otherwise");
      }
    } catch (Refused refused) {
      named(refused);
    }
  }

  private static void bundle(byte[] bytes, int width) {
    try {
      List<byte[]> entries = EntryBundle.decode(bytes, width);
      if (entries.size() != width || !Arrays.equals(EntryBundle.encode(entries), bytes)) {
        throw new IllegalStateException("a bundle was read that is written otherwise");
      }
      EntryBundle.commitments(bytes, width);
    } catch (Refused refused) {
      named(refused);
    }
  }

  private static void tile(byte[] bytes, int more) {
    try {
      var tile = Tile.of(0, 0, bytes);
      if (tile.isFull()) {
        return;
      }
      var edge = RightEdge.of(tile.width(), List.of(tile));
      var growth = Growth.of(edge, Collections.nCopies(more, Hash.sha256()));
      if (growth.edge().size() != tile.width() + more || growth.tiles().isEmpty() != (more == 0)) {
        throw new IllegalStateException("a log grew otherwise than by its leaves");
      }
    } catch (Refused refused) {
      named(refused);
    }
  }

  /// From a source that serves what it likes, and says that the log is as long as it likes.
  private static void prove(byte[] bytes, int shift) {
    long size = (Long.MAX_VALUE >> (shift % 63)) - bytes.length % 2;
    var prover =
        new Prover(
            (level, number, width) ->
                bytes.length % 3 == 0 ? bytes : Arrays.copyOf(bytes, width * Hash.LENGTH));
    try {
      if (size > 0) {
        prover.root(size);
        long index = Arrays.hashCode(bytes) & (size - 1);
        bounded(prover.inclusion(Math.min(index, size - 1), size));
        bounded(prover.consistency(Math.clamp(index, 1, size), size));
      }
    } catch (Refused refused) {
      named(refused);
    }
  }

  private static void bounded(List<Hash> proof) {
    if (proof.size() > 64) {
      throw new IllegalStateException("a proof that is longer than any: " + proof.size());
    }
  }

  private static void named(Refused refused) {
    if (refused.where().isBlank()) {
      throw new IllegalStateException("refused without a place", refused);
    }
  }
}
