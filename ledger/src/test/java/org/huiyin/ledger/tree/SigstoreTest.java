package org.huiyin.ledger.tree;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import java.util.List;
import java.util.Random;
import org.huiyin.ledger.Hash;
import org.junit.jupiter.api.Test;

/// A verifier that others wrote, for another log, takes our proofs, and no others.
class SigstoreTest {

  private static final long SEED = 2000;
  private static final int LEAVES = 70_000;
  private static final int TRIES = 2_000;

  private final List<Hash> leaves = Leaves.random(LEAVES, new Random(SEED));
  private final Prover prover = new Prover(MemoryTiles.of(leaves));

  @Test
  void agreesOnRandomProofsAndOnNoneOfAnotherLeaf() {
    var random = new Random(SEED);
    for (int i = 0; i < TRIES; i++) {
      int size = 2 + random.nextInt(LEAVES - 1);
      int index = random.nextInt(size);
      int other = (index + 1 + random.nextInt(size - 1)) % size;

      assertThatCode(() -> verify(leaves.get(index), index, size))
          .as("seed %d, leaf %d of %d", SEED, index, size)
          .doesNotThrowAnyException();
      assertThatThrownBy(() -> verify(leaves.get(other), index, size))
          .as("seed %d, leaf %d in the place of %d of %d", SEED, other, index, size)
          .isInstanceOf(InclusionProofVerificationException.class);
    }
  }

  private void verify(Hash leaf, int index, int size) throws InclusionProofVerificationException {
    InclusionProofVerifier.verify(
        leaf.bytes(),
        index,
        size,
        prover.inclusion(index, size).stream().map(Hash::bytes).toList(),
        prover.root(size).bytes());
  }
}
