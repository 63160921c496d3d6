package org.huiyin.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.huiyin.ledger.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

  @ParameterizedTest
  @CsvSource({
    "tile/0/000, 0, 0, 256",
    "tile/0/273.p/112, 0, 273, 112",
    "tile/1/001.p/17, 1, 1, 17",
    "tile/63/000.p/1, 63, 0, 1",
    "tile/3/x001/x234/067, 3, 1234067, 256",
    "tile/3/x001/x234/067.p/8, 3, 1234067, 8",
    "tile/0/x036/x028/x797/x018/x963/967.p/255, 0, 36028797018963967, 255",
  })
  void isReadAndWrittenAlike(String text, int level, long number, int width) {
    var path = new TilePath.Hashes(level, number, width);

    assertThat(TilePath.parse(text)).isEqualTo(path);
    assertThat(path.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "tile/entries/000, 0, 256",
    "tile/entries/000.p/1, 0, 1",
    "tile/entries/x001/000.p/255, 1000, 255",
  })
  void isReadAndWrittenAlikeForEntries(String text, long number, int width) {
    var path = new TilePath.Entries(number, width);

    assertThat(TilePath.parse(text)).isEqualTo(path);
    assertThat(path.text()).isEqualTo(text);
  }

  @Test
  void isReadBackWhateverTheNumber() {
    var random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      long number = (random.nextLong() >>> 9) >> random.nextInt(55);
      var hashes = new TilePath.Hashes(random.nextInt(64), number, 1 + random.nextInt(256));
      var entries = new TilePath.Entries(number, 1 + random.nextInt(256));

      assertThat(TilePath.parse(hashes.text())).isEqualTo(hashes);
      assertThat(TilePath.parse(entries.text())).isEqualTo(entries);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "tile",
        "tile/",
        "tile/0",
        "tile/0/",
        "/tile/0/000",
        "tile/0/000/",
        "tile//000",
        "Tile/0/000",
        "tile/00/000",
        "tile/+1/000",
        "tile/-1/000",
        "tile/a/000",
        "tile/0/0",
        "tile/0/00",
        "tile/0/0000",
        "tile/0/x000",
        "tile/0/x000/000",
        "tile/0/x000/001",
        "tile/0/001/000",
        "tile/0/x001",
        "tile/0/xx01/000",
        "tile/0/x0x1/000",
        "tile/0/X001/000",
        "tile/0/1e3",
        "tile/0/٠٠٠",
        "tile/0/０００",
        "tile/0/000.p",
        "tile/0/000.p/",
        "tile/0/000.p/01",
        "tile/0/000.p/1/",
        "tile/0/000.p/1.p/1",
        "tile/0/000.p.p/1",
        "tile/0/000.P/1",
        "tile/0/x001.p/000.p/1",
        "tile/0/.p/1",
        "tile/entries",
        "tile/entries/",
        "tile/entries/0",
        "tile/Entries/000",
        "tile/0/../0/000",
        "tile/0/000%2ep/1",
        "tile/0/000\n",
        "tile/0/000.p/1\u0000",
        "checkpoint",
      })
  void isNothingElse(String text) {
    refuses(text, Refused.Defect.NOT_A_TILE_PATH);
  }

  @ParameterizedTest
  @CsvSource({
    "tile/64/000, LEVEL_OUT_OF_RANGE",
    "tile/255/000, LEVEL_OUT_OF_RANGE",
    "tile/0/000.p/0, WIDTH_OUT_OF_RANGE",
    "tile/0/000.p/256, WIDTH_OUT_OF_RANGE",
    "tile/entries/000.p/999, WIDTH_OUT_OF_RANGE",
    "tile/0/x036/x028/x797/x018/x963/968, NUMBER_OUT_OF_RANGE",
    "tile/0/x999/x999/x999/x999/x999/999, NUMBER_OUT_OF_RANGE",
    "tile/0/x009/x223/x372/x036/x854/x775/808, NUMBER_OUT_OF_RANGE",
  })
  void saysWhatIsOutOfRange(String text, Refused.Defect defect) {
    refuses(text, defect);
  }

  @Test
  void isShort() {
    refuses("tile/0/" + "x000/".repeat(1_000_000) + "000", Refused.Defect.NOT_A_TILE_PATH);
    assertThat(new TilePath.Entries(TilePath.MAX_NUMBER, 255).text())
        .hasSizeLessThanOrEqualTo(TilePath.MAX_LENGTH);
  }

  @Test
  void isntMadeOfWhatNoPathHas() {
    assertThatThrownBy(() -> new TilePath.Hashes(64, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TilePath.Hashes(0, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TilePath.Entries(0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TilePath.Entries(TilePath.MAX_NUMBER + 1, 257))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refuses(String text, Refused.Defect defect) {
    assertThatThrownBy(() -> TilePath.parse(text))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.defect()).isEqualTo(defect))
        .hasMessage("a tile’s path: " + defect);
  }
}
