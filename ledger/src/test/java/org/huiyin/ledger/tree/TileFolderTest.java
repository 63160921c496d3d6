package org.huiyin.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.huiyin.ledger.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileFolderTest {

  private static final long SEED = 65_536;
  private static final int SIZE = 66_000;
  private static final Path FULL = Path.of("tile", "0", "003");

  private final Path folder;
  private final MemoryTiles memory = MemoryTiles.of(Leaves.random(SIZE, new Random(SEED)));

  TileFolderTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    for (var tile : memory.tiles()) {
      var file = folder.resolve(tile.path().text());
      Files.createDirectories(file.getParent());
      Files.write(file, tile.bytes());
    }
  }

  @Test
  void provesWhatMemoryProvesAtAnySizeThatTheLogHad() {
    var random = new Random(SEED);
    var fromFiles = new Prover(new TileFolder(folder));
    var fromMemory = new Prover(memory);
    for (int i = 0; i < 500; i++) {
      int size = 1 + random.nextInt(SIZE);
      int index = random.nextInt(size);
      var as = "seed %d, %d of %d".formatted(SEED, index, size);

      assertThat(fromFiles.root(size)).as(as).isEqualTo(fromMemory.root(size));
      assertThat(fromFiles.inclusion(index, size))
          .as(as)
          .isEqualTo(fromMemory.inclusion(index, size));
      assertThat(fromFiles.consistency(index + 1, size))
          .as(as)
          .isEqualTo(fromMemory.consistency(index + 1, size));
    }
  }

  @Test
  void growsOnFromWhereTheFilesEnd() {
    var more = Leaves.random(1000, new Random(1));

    assertThat(Growth.of(RightEdge.read(new TileFolder(folder), SIZE), more).root())
        .isEqualTo(memory.grow(more).root());
  }

  @Test
  void saysWhichTileIsMissing() throws IOException {
    Files.delete(folder.resolve(FULL));

    refuses(Refused.Defect.TILE_MISSING, "tile 3 of level 0: this tile isn’t there");
  }

  @Test
  void refusesAFileThatIsShorterThanItsNameSays() throws IOException {
    Files.write(folder.resolve(FULL), new byte[255 * 32]);

    refuses(
        Refused.Defect.TILE_LENGTH,
        "tile 3 of level 0: a tile has 32 bytes for each of its hashes");
  }

  @Test
  void readsNoMoreOfAFileOfAHundredMegabytesThanATileHas() throws IOException {
    try (var file = new RandomAccessFile(folder.resolve(FULL).toFile(), "rw")) {
      file.setLength(100L << 20);
    }

    refuses(
        Refused.Defect.TILE_LENGTH,
        "tile 3 of level 0: a tile has 32 bytes for each of its hashes");
  }

  @Test
  void takesNoFolderForATile() throws IOException {
    Files.delete(folder.resolve(FULL));
    Files.createDirectory(folder.resolve(FULL));

    refuses(Refused.Defect.TILE_MISSING, "tile 3 of level 0: this tile isn’t there");
  }

  private void refuses(Refused.Defect defect, String message) {
    assertThatThrownBy(() -> new Prover(new TileFolder(folder)).inclusion(3 * 256, SIZE))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.defect()).isEqualTo(defect))
        .hasMessage(message);
  }
}
