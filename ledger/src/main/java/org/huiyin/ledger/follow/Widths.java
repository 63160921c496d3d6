package org.huiyin.ledger.follow;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TilePath;

/// Tiles that have grown since somebody asked for less of them: what was there first stays.
final class Widths {

  private static final int BUNDLED = Short.BYTES + Hash.LENGTH;

  private Widths() {}

  /// Where bytes lie.
  @FunctionalInterface
  interface Place {
    /// Empty if nothing is there.
    Optional<byte[]> find(String path);
  }

  /// What this path has, or the beginning of what a wider one has.
  ///
  /// @throws Refused if nothing is there
  static byte[] read(TilePath path, IntStream widths, Place place) {
    return widths
        .mapToObj(width -> place.find(widened(path, width).text()))
        .flatMap(Optional::stream)
        .findFirst()
        .map(bytes -> cut(path, bytes))
        .orElseThrow(() -> new Refused(where(path), Defect.TILE_MISSING));
  }

  private static TilePath widened(TilePath path, int width) {
    return switch (path) {
      case TilePath.Hashes tile -> new TilePath.Hashes(tile.level(), tile.number(), width);
      case TilePath.Entries bundle -> new TilePath.Entries(bundle.number(), width);
    };
  }

  /// Longer ones are cut; shorter ones whoever reads them refuses.
  private static byte[] cut(TilePath path, byte[] bytes) {
    int each =
        switch (path) {
          case TilePath.Hashes _ -> Hash.LENGTH;
          case TilePath.Entries _ -> BUNDLED;
        };
    if (bytes.length > Tile.FULL * each) {
      throw new Refused(where(path), Defect.TOO_LARGE);
    }
    return Arrays.copyOf(bytes, Math.min(bytes.length, path.width() * each));
  }

  static String where(TilePath path) {
    return path.text();
  }
}
