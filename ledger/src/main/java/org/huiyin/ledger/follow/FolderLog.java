package org.huiyin.ledger.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TilePath;

/// A static copy of a log.
///
/// @param folder the one with `checkpoint` and `tile/` in it
record FolderLog(Path folder) implements PublishedLog {

  @Override
  public byte[] checkpoint() {
    byte[] note =
        find("checkpoint", LARGEST_CHECKPOINT)
            .orElseThrow(() -> new Refused("the log’s folder", Defect.CHECKPOINT_MISSING));
    if (note.length > LARGEST_CHECKPOINT) {
      throw new Refused("the log’s checkpoint", Defect.TOO_LARGE);
    }
    return note;
  }

  @Override
  public byte[] read(TilePath path) {
    return Widths.read(
        path, IntStream.rangeClosed(path.width(), Tile.FULL), there -> find(there, LARGEST_TILE));
  }

  /// No more than a byte more than that.
  private Optional<byte[]> find(String path, int most) {
    var file = folder.resolve(path);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(most + 1));
    } catch (IOException e) {
      throw new Away(path, e);
    }
  }
}
