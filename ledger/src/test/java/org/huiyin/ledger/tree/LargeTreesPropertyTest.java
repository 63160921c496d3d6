package org.huiyin.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Random trees of up to 2^20 leaves, grown by random batches. The seed is fixed and stands in
/// each failure’s description.
class LargeTreesPropertyTest {

  private static final long SEED = 6962;
  private static final int MOST = 1 << 20;
  private static final int TRIES = 300;

  private static final MemoryTiles TILES = new MemoryTiles();
  private static final List<RightEdge> EDGES = new ArrayList<>();
  private static Rfc9162 oracle = new Rfc9162(List.of());

  @BeforeAll
  static void grow() {
    var random = new Random(SEED);
    var leaves = Leaves.random(MOST, random);
    oracle = new Rfc9162(leaves);
    for (int size = 0; size < MOST; ) {
      int batch = 1 + random.nextInt(random.nextBoolean() ? 3 : 20_000);
      int next = Math.min(MOST, size + batch);
      EDGES.add(TILES.grow(leaves.subList(size, next)).edge());
      size = next;
    }
  }

  @Test
  void haveTheRootOfTheRfcAfterEachBatch() {
    assertThat(EDGES).hasSizeGreaterThan(100);
    EDGES.forEach(
        edge ->
            assertThat(edge.root())
                .as("seed %d, size %d", SEED, edge.size())
                .isEqualTo(oracle.mth((int) edge.size())));
  }

  @Test
  void haveTheRightEdgeThatTheirTilesHave() {
    EDGES.forEach(
        edge ->
            assertThat(edge.tiles())
                .as("seed %d, size %d", SEED, edge.size())
                .isEqualTo(RightEdge.read(TILES, edge.size()).tiles()));
  }

  @Test
  void giveTheProofsOfTheRfcAndReadEachTileOnce() {
    var random = new Random(SEED);
    var prover = new Prover(TILES);
    sizes(random)
        .forEach(
            size -> {
              int index = random.nextInt(size);
              int old = 1 + random.nextInt(size);
              var as = "seed %d, size %d, index %d, old %d".formatted(SEED, size, index, old);
              TILES.read();

              assertThat(prover.root(size)).as(as).isEqualTo(oracle.mth(size));
              assertThat(TILES.read()).as(as).doesNotHaveDuplicates();
              assertThat(prover.inclusion(index, size)).as(as).isEqualTo(oracle.path(index, size));
              assertThat(TILES.read()).as(as).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(6);
              assertThat(prover.consistency(old, size)).as(as).isEqualTo(oracle.proof(old, size));
              assertThat(TILES.read()).as(as).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(6);
            });
  }

  @Test
  void haveTheTilesThatTheirSizeSaysAndNoEmptyOne() {
    var edge = TILES.edge();
    var paths = TILES.tiles().stream().map(Tile::path).toList();

    assertThat(edge.size()).isEqualTo(MOST);
    assertThat(paths).containsExactlyInAnyOrderElementsOf(expected(MOST));
  }

  private static List<TilePath.Hashes> expected(long size) {
    var paths = new ArrayList<>(RightEdge.partial(size));
    for (int level = 0; level < Tile.LEVELS; level++) {
      for (long number = 0; number < Tile.full(level, size); number++) {
        paths.add(new TilePath.Hashes(level, number, Tile.FULL));
      }
    }
    return paths;
  }

  private static IntStream sizes(Random random) {
    var edges =
        Stream.iterate(2, size -> size <= MOST, size -> 2 * size)
            .flatMap(size -> Stream.of(size - 1, size, size + 1))
            .mapToInt(Integer::intValue)
            .filter(size -> size <= MOST);
    return IntStream.concat(edges, random.ints(TRIES, 1, MOST + 1));
  }
}
