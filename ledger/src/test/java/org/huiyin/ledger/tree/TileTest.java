package org.huiyin.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

  @Test
  void isAsWideAsTheExampleOfTheSpecificationSays() {
    assertThat(Tile.full(0, 70_000)).isEqualTo(273);
    assertThat(Tile.partial(0, 70_000)).isEqualTo(112);
    assertThat(Tile.full(1, 70_000)).isEqualTo(1);
    assertThat(Tile.partial(1, 70_000)).isEqualTo(17);
    assertThat(Tile.full(2, 70_000)).isZero();
    assertThat(Tile.partial(2, 70_000)).isEqualTo(1);
    assertThat(Tile.partial(3, 70_000)).isZero();
  }

  @Test
  void isFullAtALevelAndOneWideAboveWhenTheLogIsJustAsLong() {
    assertThat(RightEdge.partial(256)).containsExactly(new TilePath.Hashes(1, 0, 1));
    assertThat(Tile.full(0, 256)).isEqualTo(1);
    assertThat(Tile.partial(0, 256)).isZero();
    assertThat(Tile.width(0, 1, 256)).isZero();
  }

  @Test
  void isMadeByGrowthAsTheExampleSays() {
    var tiles = MemoryTiles.of(Leaves.random(70_000, new Random(70_000)));

    assertThat(tiles.edge().tiles())
        .extracting(tile -> tile.path().text())
        .containsExactly("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1");
    assertThat(tiles.tiles()).hasSize(273 + 1 + 1 + 1 + 1);
  }

  @Test
  void hasWidthsUpToTheLargestLog() {
    assertThat(RightEdge.partial(Long.MAX_VALUE)).hasSize(8);
    assertThat(Tile.partial(7, Long.MAX_VALUE)).isEqualTo(127);
    assertThat(Tile.full(7, Long.MAX_VALUE)).isZero();
    assertThat(Tile.full(63, Long.MAX_VALUE)).isZero();
    assertThat(Tile.partial(63, Long.MAX_VALUE)).isZero();
    assertThat(Tile.width(0, TilePath.MAX_NUMBER, Long.MAX_VALUE)).isEqualTo(255);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 33, 8191, 8193, 8224})
  void hasThirtyTwoBytesForEachHash(int length) {
    assertThatThrownBy(() -> Tile.of(0, 3, new byte[length]))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.defect()).isEqualTo(Refused.Defect.TILE_LENGTH))
        .hasMessage("tile 3 of level 0: a tile has 32 bytes for each of its hashes");
  }

  @Test
  void isAValue() {
    var bytes = new byte[2 * Hash.LENGTH];
    var tile = Tile.of(1, 2, bytes);
    bytes[0] = 1;
    tile.bytes()[1] = 1;

    assertThat(tile)
        .isEqualTo(Tile.of(1, 2, new byte[64]))
        .hasSameHashCodeAs(Tile.of(1, 2, new byte[64]));
    assertThat(tile).isNotEqualTo(Tile.of(1, 3, new byte[64]));
    assertThat(tile.hash(1)).isEqualTo(Hash.ofHex("00".repeat(32)));
  }

  @Test
  void isRefusedAsAnEdgeWhereItIsntOne() {
    var tile = Tile.of(0, 0, new byte[64]);

    assertThat(RightEdge.of(2, List.of(tile)).tiles()).containsExactly(tile);
    assertThatThrownBy(() -> RightEdge.of(3, List.of(tile))).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> RightEdge.of(2, List.of())).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> RightEdge.of(2, List.of(tile, tile))).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> RightEdge.of(-1, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
