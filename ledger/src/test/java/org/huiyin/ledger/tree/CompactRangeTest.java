package org.huiyin.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.junit.jupiter.api.Test;

class CompactRangeTest {

  private static final List<Hash> LEAVES = Leaves.random(64, new Random(7));

  @Test
  void hasOfNoLeavesTheHashOfNoBytes() {
    assertThat(CompactRange.empty().root().hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(CompactRange.empty().nodes()).isEmpty();
  }

  @Test
  void goesOnFromItsNodesAsIfItHadNeverStopped() {
    var whole = CompactRange.empty();
    LEAVES.forEach(whole::append);
    for (int cut = 0; cut <= LEAVES.size(); cut++) {
      var first = CompactRange.empty();
      LEAVES.subList(0, cut).forEach(first::append);
      var second = CompactRange.of(cut, first.nodes());
      LEAVES.subList(cut, LEAVES.size()).forEach(second::append);

      assertThat(second.root()).as("cut at %d", cut).isEqualTo(whole.root());
      assertThat(second.size()).isEqualTo(LEAVES.size());
    }
  }

  @Test
  void takesACommitmentForTheLeafThatHoldsIt() {
    var byLeaf = CompactRange.empty();
    var byCommitment = CompactRange.empty();
    for (var hash : LEAVES) {
      byLeaf.append(new Commitment(hash).leaf());
      byCommitment.append(new Commitment(hash));

      assertThat(byCommitment.root()).isEqualTo(byLeaf.root());
    }
  }

  @Test
  void takesAsManyNodesAsItsSizeHasBits() {
    var leaf = LEAVES.getFirst();

    assertThatThrownBy(() -> CompactRange.of(3, List.of(leaf)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("size 3");
    assertThatThrownBy(() -> CompactRange.of(-1, Collections.nCopies(64, leaf)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void growsToTheLargestSizeThatALongHoldsAndNotBeyond() {
    var range = CompactRange.of(Long.MAX_VALUE - 1, Collections.nCopies(62, LEAVES.getFirst()));

    range.append(LEAVES.get(1));

    assertThat(range.size()).isEqualTo(Long.MAX_VALUE);
    assertThat(range.nodes()).hasSize(63).endsWith(LEAVES.get(1));
    assertThatThrownBy(() -> range.append(LEAVES.get(2)))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.defect()).isEqualTo(Refused.Defect.SIZE_OUT_OF_RANGE));
    assertThat(range.size()).isEqualTo(Long.MAX_VALUE);
  }
}
