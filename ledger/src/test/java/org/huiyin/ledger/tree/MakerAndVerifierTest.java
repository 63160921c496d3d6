package org.huiyin.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.proof.Proofs;
import org.junit.jupiter.api.Test;

/// What the maker proves, the verifier takes, and nothing that differs from it.
class MakerAndVerifierTest {

  private static final long SEED = 25;
  private static final int SIZES = 300;
  private static final int LARGE = 200_000;
  private static final List<Hash> LEAVES = Leaves.random(LARGE, new Random(SEED));
  private static final Prover PROVER = new Prover(MemoryTiles.of(LEAVES));

  @Test
  void agreeOnEachLeafOfEachSmallTree() {
    for (int size = 1; size <= SIZES; size++) {
      var root = PROVER.root(size);
      for (int index = 0; index < size; index++) {
        Proofs.inclusion(LEAVES.get(index), index, size, PROVER.inclusion(index, size), root);
      }
    }
  }

  @Test
  void agreeOnEachTwoSmallTrees() {
    var roots = new ArrayList<Hash>();
    for (int size = 0; size <= SIZES; size++) {
      roots.add(PROVER.root(size));
    }
    for (int to = 1; to <= SIZES; to++) {
      for (int from = 1; from <= to; from++) {
        Proofs.consistency(from, to, PROVER.consistency(from, to), roots.get(from), roots.get(to));
      }
    }
  }

  @Test
  void agreeOnRandomProofsAndOnNoneThatWasTouched() {
    var random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      int size = 2 + random.nextInt(LARGE - 1);
      int index = random.nextInt(size);
      int old = 1 + random.nextInt(size - 1);
      var as = "seed %d, size %d, index %d, old %d".formatted(SEED, size, index, old);
      var leaf = LEAVES.get(index);
      var root = PROVER.root(size);
      var oldRoot = PROVER.root(old);
      var inclusion = PROVER.inclusion(index, size);
      var consistency = PROVER.consistency(old, size);

      Proofs.inclusion(leaf, index, size, inclusion, root);
      Proofs.consistency(old, size, consistency, oldRoot, root);
      touched(inclusion, random)
          .forEach(p -> refused(as, () -> Proofs.inclusion(leaf, index, size, p, root)));
      touched(consistency, random)
          .forEach(p -> refused(as, () -> Proofs.consistency(old, size, p, oldRoot, root)));
      refused(as, () -> Proofs.inclusion(root, index, size, inclusion, root));
      refused(as, () -> Proofs.consistency(old, size, consistency, root, root));
      refused(as, () -> Proofs.consistency(old, size, consistency, oldRoot, oldRoot));
    }
  }

  @Test
  void agreeThatATreeIsConsistentWithItself() {
    assertThat(PROVER.consistency(LARGE, LARGE)).isEmpty();
    Proofs.consistency(LARGE, LARGE, List.of(), PROVER.root(LARGE), PROVER.root(LARGE));
  }

  @Test
  void leaveWhatNoTreeHasToTheCaller() {
    assertThatThrownBy(() -> PROVER.inclusion(5, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PROVER.inclusion(-1, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PROVER.inclusion(0, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PROVER.consistency(0, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PROVER.consistency(6, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PROVER.root(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void askNothingOfTilesBeyondTheSizeNorOverflowAtTheLargest() {
    long largest = Long.MAX_VALUE;
    var zeros = new Prover((level, number, width) -> new byte[width * Hash.LENGTH]);

    assertThat(zeros.inclusion(largest - 1, largest)).hasSize(62);
    assertThat(zeros.inclusion(0, largest)).hasSize(63);
    assertThat(zeros.consistency(1, largest)).hasSize(63);
    assertThat(zeros.consistency(largest - 1, largest)).hasSize(63);
    assertThat(zeros.root(largest).hex()).hasSize(64);
  }

  private static Stream<List<Hash>> touched(List<Hash> proof, Random random) {
    int at = random.nextInt(proof.size());
    return Stream.of(
        flipped(proof, at, random.nextInt(256)),
        without(proof, at),
        with(proof, at, proof.get(at)),
        with(proof, proof.size(), Hash.sha256()));
  }

  private static List<Hash> flipped(List<Hash> proof, int at, int bit) {
    var bytes = proof.get(at).bytes();
    bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    var copy = new ArrayList<>(proof);
    copy.set(at, Hash.of(bytes));
    return copy;
  }

  private static List<Hash> without(List<Hash> proof, int at) {
    var copy = new ArrayList<>(proof);
    copy.remove(at);
    return copy;
  }

  private static List<Hash> with(List<Hash> proof, int at, Hash added) {
    var copy = new ArrayList<>(proof);
    copy.add(at, added);
    return copy;
  }

  private static void refused(String as, Runnable verification) {
    assertThatThrownBy(verification::run).as(as).isInstanceOf(Refused.class);
  }
}
