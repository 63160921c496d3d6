package org.huiyin.ledger.proof;

import java.util.List;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;

/// Checks proofs of a log. Each method returns only if the proof holds.
///
/// Guarantees, as far as SHA-256 holds: for one root and one size there is no second leaf at a
/// position, and for one root there is one beginning of each length. Does not guarantee that the
/// root is anybody’s: a signed checkpoint says so. Stateless and thread-safe.
public final class Proofs {

  private static final byte[] NODE = {0x01};

  private Proofs() {}

  /// Whether the leaf stands at this position in the log with this size and root (RFC 9162,
  /// 2.1.3.2).
  ///
  /// @param proof from the leaf up
  /// @throws Refused if it isn’t shown to
  public static void inclusion(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
    checkSize(size);
    if (index < 0 || index >= size) {
      throw inclusionRefused(Defect.INDEX_OUT_OF_RANGE);
    }
    long fn = index;
    long sn = size - 1;
    Hash r = leaf;
    for (Hash p : proof) {
      if (sn == 0) {
        throw inclusionRefused(Defect.PROOF_LENGTH);
      }
      if (isOdd(fn) || fn == sn) {
        r = node(p, r);
        // Never of 0: then sn would be 0 as well, or fn the left child of its parent.
        int skipped = isOdd(fn) ? 0 : Long.numberOfTrailingZeros(fn);
        fn >>= skipped;
        sn >>= skipped;
      } else {
        r = node(r, p);
      }
      fn >>= 1;
      sn >>= 1;
    }
    if (sn != 0) {
      throw inclusionRefused(Defect.PROOF_LENGTH);
    }
    if (!r.equals(root)) {
      throw inclusionRefused(Defect.OTHER_ROOT);
    }
  }

  /// Whether the log with the second size and root begins with the one with the first (RFC 9162,
  /// 2.1.4.2).
  ///
  /// @param size1 at least 1: everything begins with nothing, and no proof shows it
  /// @throws Refused if it isn’t shown to
  public static void consistency(long size1, long size2, List<Hash> proof, Hash root1, Hash root2) {
    checkSize(size1);
    checkSize(size2);
    if (size1 == 0) {
      throw consistencyRefused(Defect.NOT_A_PROOF_FROM_NOTHING);
    }
    if (size1 > size2) {
      throw consistencyRefused(Defect.SHRUNK);
    }
    if (size1 == size2) {
      same(proof, root1, root2);
      return;
    }
    grown(size1, size2, proof, root1, root2);
  }

  private static void same(List<Hash> proof, Hash root1, Hash root2) {
    if (!proof.isEmpty()) {
      throw consistencyRefused(Defect.PROOF_LENGTH);
    }
    if (!root1.equals(root2)) {
      throw consistencyRefused(Defect.OTHER_ROOT);
    }
  }

  private static void grown(long size1, long size2, List<Hash> proof, Hash root1, Hash root2) {
    if (proof.isEmpty()) {
      throw consistencyRefused(Defect.PROOF_LENGTH);
    }
    int complete = Long.numberOfTrailingZeros(size1);
    long fn = (size1 - 1) >> complete;
    long sn = (size2 - 1) >> complete;
    // A complete tree is its own first step: the proof leaves it out, as whoever asks knows it.
    boolean isComplete = Long.bitCount(size1) == 1;
    Hash fr = isComplete ? root1 : proof.getFirst();
    Hash sr = fr;
    for (Hash c : isComplete ? proof : proof.subList(1, proof.size())) {
      if (sn == 0) {
        throw consistencyRefused(Defect.PROOF_LENGTH);
      }
      if (isOdd(fn) || fn == sn) {
        fr = node(c, fr);
        sr = node(c, sr);
        int skipped = isOdd(fn) ? 0 : Long.numberOfTrailingZeros(fn);
        fn >>= skipped;
        sn >>= skipped;
      } else {
        sr = node(sr, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    if (sn != 0) {
      throw consistencyRefused(Defect.PROOF_LENGTH);
    }
    if (!fr.equals(root1) || !sr.equals(root2)) {
      throw consistencyRefused(Defect.OTHER_ROOT);
    }
  }

  private static boolean isOdd(long number) {
    return (number & 1) == 1;
  }

  private static Hash node(Hash left, Hash right) {
    return Hash.sha256(NODE, left.bytes(), right.bytes());
  }

  private static void checkSize(long size) {
    if (size < 0) {
      throw new Refused("a proof", Defect.SIZE_OUT_OF_RANGE);
    }
  }

  private static Refused inclusionRefused(Defect defect) {
    return new Refused("a proof of inclusion", defect);
  }

  private static Refused consistencyRefused(Defect defect) {
    return new Refused("a proof of consistency", defect);
  }
}
