package org.huiyin.ledger.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;

/// The tiles of a log’s static copy: files that have the paths of the tiles ([TilePath]). Reads no
/// more of a file than a tile can have, whatever lies there. Safe for threads.
///
/// A partial tile that isn’t there any more is taken from a wider one or from the full one, which
/// begin with the same hashes.
///
/// @param folder the one with `tile/` in it
public record TileFolder(Path folder) implements TileSource {

  private static final int MOST = Tile.FULL * Hash.LENGTH;

  /// @throws UncheckedIOException if the file can’t be read; trying again may help
  @Override
  public byte[] tile(int level, long number, int width) {
    for (int there = width; there <= Tile.FULL; there++) {
      var file = folder.resolve(new TilePath.Hashes(level, number, there).text());
      if (Files.isRegularFile(file)) {
        byte[] bytes = read(file);
        if (bytes.length != there * Hash.LENGTH) {
          throw new Refused(Tile.place(level, number), Refused.Defect.TILE_LENGTH);
        }
        return Arrays.copyOf(bytes, width * Hash.LENGTH);
      }
    }
    throw new Refused(Tile.place(level, number), Refused.Defect.TILE_MISSING);
  }

  private static byte[] read(Path file) {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(MOST + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
