package org.huiyin.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tree of seven leaves of RFC 9162, 2.1.5, whose nodes are named as there.
class ProofsTest {

  private final Hash a = leaf(0);
  private final Hash b = leaf(1);
  private final Hash c = leaf(2);
  private final Hash d = leaf(3);
  private final Hash e = leaf(4);
  private final Hash f = leaf(5);
  private final Hash j = leaf(6);
  private final Hash g = node(a, b);
  private final Hash h = node(c, d);
  private final Hash i = node(e, f);
  private final Hash k = node(g, h);
  private final Hash l = node(i, j);
  private final Hash root3 = node(g, c);
  private final Hash root4 = k;
  private final Hash root6 = node(k, i);
  private final Hash root7 = node(k, l);

  @Test
  void takesTheProofsOfInclusionOfTheSpecification() {
    Proofs.inclusion(a, 0, 7, List.of(b, h, l), root7);
    Proofs.inclusion(d, 3, 7, List.of(c, g, l), root7);
    Proofs.inclusion(f, 5, 7, List.of(e, j, k), root7);
    Proofs.inclusion(j, 6, 7, List.of(i, k), root7);
    Proofs.inclusion(a, 0, 1, List.of(), a);
  }

  @Test
  void takesTheProofsOfConsistencyOfTheSpecification() {
    Proofs.consistency(3, 7, List.of(c, d, g, l), root3, root7);
    Proofs.consistency(4, 7, List.of(l), root4, root7);
    Proofs.consistency(6, 7, List.of(i, j, k), root6, root7);
    Proofs.consistency(7, 7, List.of(), root7, root7);
  }

  @Test
  void refusesAProofThatIsAlteredAnywhere() {
    var proof = List.of(c, d, g, l);
    for (var altered : alterations(proof)) {
      assertThat(refusal(() -> Proofs.consistency(3, 7, altered, root3, root7))).isNotNull();
    }
    for (var altered : alterations(List.of(c, g, l))) {
      assertThat(refusal(() -> Proofs.inclusion(d, 3, 7, altered, root7))).isNotNull();
    }
  }

  @Test
  void refusesAnotherBeginningOfTheLog() {
    assertThat(refusal(() -> Proofs.consistency(3, 7, List.of(c, d, g, l), root4, root7)))
        .isEqualTo(Defect.OTHER_ROOT);
    assertThat(refusal(() -> Proofs.consistency(7, 7, List.of(), root6, root7)))
        .isEqualTo(Defect.OTHER_ROOT);
    assertThat(refusal(() -> Proofs.consistency(7, 7, List.of(l), root7, root7)))
        .isEqualTo(Defect.PROOF_LENGTH);
    assertThat(refusal(() -> Proofs.consistency(4, 7, List.of(), root4, root7)))
        .isEqualTo(Defect.PROOF_LENGTH);
  }

  @Test
  void refusesALogThatGotShorter() {
    assertThat(refusal(() -> Proofs.consistency(7, 4, List.of(l), root7, root4)))
        .isEqualTo(Defect.SHRUNK);
  }

  @Test
  void doesNotTakeNothingForABeginning() {
    assertThat(refusal(() -> Proofs.consistency(0, 7, List.of(), Hash.sha256(), root7)))
        .isEqualTo(Defect.NOT_A_PROOF_FROM_NOTHING);
    assertThat(refusal(() -> Proofs.consistency(0, 0, List.of(), Hash.sha256(), Hash.sha256())))
        .isEqualTo(Defect.NOT_A_PROOF_FROM_NOTHING);
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void refusesPositionsThatTheLogDoesNotHave(long index) {
    assertThat(refusal(() -> Proofs.inclusion(d, index, 7, List.of(c, g, l), root7)))
        .isEqualTo(Defect.INDEX_OUT_OF_RANGE);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void refusesSizesThatNoLogHas(long size) {
    assertThat(refusal(() -> Proofs.inclusion(d, 0, size, List.of(), root7)))
        .isEqualTo(Defect.SIZE_OUT_OF_RANGE);
    assertThat(refusal(() -> Proofs.consistency(size, 7, List.of(), root7, root7)))
        .isEqualTo(Defect.SIZE_OUT_OF_RANGE);
    assertThat(refusal(() -> Proofs.consistency(7, size, List.of(), root7, root7)))
        .isEqualTo(Defect.SIZE_OUT_OF_RANGE);
  }

  @Test
  void goesUpToTheLongestLogThatThereCanBe() {
    var proof = Collections.nCopies(63, b);
    var root = new ArrayList<>(List.of(a));
    proof.forEach(p -> root.set(0, node(root.getFirst(), p)));

    assertThatCode(() -> Proofs.inclusion(a, 0, Long.MAX_VALUE, proof, root.getFirst()))
        .doesNotThrowAnyException();
    assertThat(
            refusal(
                () -> Proofs.consistency(1, Long.MAX_VALUE, proof, a, Hash.sha256(new byte[1]))))
        .isEqualTo(Defect.OTHER_ROOT);
    assertThat(
            refusal(
                () ->
                    Proofs.inclusion(
                        a, 0, Long.MAX_VALUE, Collections.nCopies(100_000, b), root.getFirst())))
        .isEqualTo(Defect.PROOF_LENGTH);
  }

  /// One hash dropped, doubled, flipped, and all pairs of neighbours swapped.
  private static List<List<Hash>> alterations(List<Hash> proof) {
    var alterations = new ArrayList<List<Hash>>();
    for (int at = 0; at < proof.size(); at++) {
      var dropped = new ArrayList<>(proof);
      dropped.remove(at);
      alterations.add(dropped);
      var doubled = new ArrayList<>(proof);
      doubled.add(at, proof.get(at));
      alterations.add(doubled);
      var flipped = new ArrayList<>(proof);
      byte[] bytes = proof.get(at).bytes();
      bytes[31] ^= 1;
      flipped.set(at, Hash.of(bytes));
      alterations.add(flipped);
      if (at > 0) {
        var swapped = new ArrayList<>(proof);
        Collections.swap(swapped, at - 1, at);
        alterations.add(swapped);
      }
    }
    return alterations;
  }

  private static Defect refusal(Runnable checking) {
    return catchThrowableOfType(Refused.class, checking::run).defect();
  }

  private static Hash leaf(int d) {
    return Hash.sha256(new byte[] {0x00, (byte) d});
  }

  private static Hash node(Hash left, Hash right) {
    return Hash.sha256(new byte[] {0x01}, left.bytes(), right.bytes());
  }
}
