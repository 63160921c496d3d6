package org.huiyin.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.huiyin.ledger.Hash;
import org.junit.jupiter.api.Test;

/// All trees of up to 300 leaves, which crosses the first full tile, beside [Rfc9162].
class SmallTreesTest {

  private static final int SIZES = 300;
  private static final List<Hash> LEAVES = Leaves.random(SIZES, new Random(9162));
  private static final Rfc9162 ORACLE = new Rfc9162(LEAVES);
  private static final MemoryTiles TILES = MemoryTiles.of(LEAVES);
  private static final Prover PROVER = new Prover(TILES);

  @Test
  void haveTheRootOfTheRfcWhereverTheyAreMade() {
    var range = CompactRange.empty();
    for (int size = 0; size <= SIZES; size++) {
      var root = ORACLE.mth(size);
      var edge = RightEdge.read(TILES, size);

      assertThat(range.root()).as("compact range of %d", size).isEqualTo(root);
      assertThat(CompactRange.of(size, range.nodes()).root()).as("its nodes").isEqualTo(root);
      assertThat(edge.root()).as("right edge of %d", size).isEqualTo(root);
      assertThat(edge.range().nodes()).as("nodes of the edge").isEqualTo(range.nodes());
      assertThat(PROVER.root(size)).as("tiles of %d", size).isEqualTo(root);
      if (size < SIZES) {
        range.append(LEAVES.get(size));
      }
    }
  }

  @Test
  void giveTheInclusionProofOfTheRfcForEachLeaf() {
    for (int size = 1; size <= SIZES; size++) {
      for (int index = 0; index < size; index++) {
        assertThat(PROVER.inclusion(index, size).equals(ORACLE.path(index, size)))
            .as("leaf %d of %d", index, size)
            .isTrue();
      }
    }
  }

  @Test
  void giveTheConsistencyProofOfTheRfcForEachTwoSizes() {
    for (int to = 1; to <= SIZES; to++) {
      for (int from = 1; from <= to; from++) {
        assertThat(PROVER.consistency(from, to).equals(ORACLE.proof(from, to)))
            .as("from %d to %d", from, to)
            .isTrue();
      }
    }
  }

  @Test
  void growByAnyBatchToWhatTheyAreInOne() {
    for (int before = 0; before <= SIZES; before++) {
      var edge = Growth.of(RightEdge.empty(), LEAVES.subList(0, before)).edge();
      for (int after : new int[] {before, before + 1, before + 7, 255, 256, 257, SIZES}) {
        if (after >= before && after <= SIZES) {
          var growth = Growth.of(edge, LEAVES.subList(before, after));

          assertThat(growth.root()).as("%d, then %d", before, after).isEqualTo(ORACLE.mth(after));
          assertThat(growth.edge().size()).isEqualTo(after);
        }
      }
    }
  }
}
