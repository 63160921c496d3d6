package org.huiyin.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.proof.Proofs;
import org.huiyin.ledger.tree.Growth;
import org.huiyin.ledger.tree.Prover;
import org.huiyin.ledger.tree.RightEdge;
import org.huiyin.ledger.tree.Tile;

/// What Jazzer calls: proofs that nobody made, and true ones that were edited. The verifier takes
/// a proof of the tree as it was made, and refuses every other by name.
///
/// Bytes that begin with 0 are sizes and hashes as they come; with 1 a script of edits on a true
/// proof of inclusion, with 2 on one of consistency. Jazzer isn't needed to compile this.
public final class ProofFuzzer {

  private static final int LEAVES = 700;
  private static final int EDIT = 3;
  private static final List<Hash> TREE = leaves();
  private static final List<Tile> TILES = Growth.of(RightEdge.empty(), TREE).tiles();
  private static final Prover PROVER = new Prover(ProofFuzzer::tile);

  private ProofFuzzer() {}

  /// Verifies what one input stands for.
  ///
  /// @throws IllegalStateException if a guarantee of the library doesn’t hold
  public static void fuzzerTestOneInput(byte[] input) {
    var bytes = ByteBuffer.wrap(input);
    if (bytes.remaining() < 1 + 2 * Long.BYTES) {
      return;
    }
    byte kind = bytes.get();
    long first = bytes.getLong();
    long second = bytes.getLong();
    switch (kind) {
      case 1 -> inclusion(first, second, bytes);
      case 2 -> consistency(first, second, bytes);
      default -> anything(first, second, bytes);
    }
  }

  private static void anything(long first, long second, ByteBuffer bytes) {
    var hashes = new ArrayList<Hash>();
    while (bytes.remaining() >= Hash.LENGTH) {
      var hash = new byte[Hash.LENGTH];
      bytes.get(hash);
      hashes.add(Hash.of(hash));
    }
    if (hashes.size() >= 2) {
      var proof = hashes.subList(2, hashes.size());
      takes(() -> Proofs.inclusion(hashes.get(0), first, second, proof, hashes.get(1)));
      takes(() -> Proofs.consistency(first, second, proof, hashes.get(0), hashes.get(1)));
    }
  }

  private static void inclusion(long first, long second, ByteBuffer edits) {
    long size = 2L + Math.floorMod(second, LEAVES - 1);
    long index = Math.floorMod(first, size);
    var all = new ArrayList<>(List.of(TREE.get((int) index), PROVER.root(size)));
    all.addAll(PROVER.inclusion(index, size));
    var edited = edited(all, edits);
    if (edited.size() >= 2) {
      var proof = edited.subList(2, edited.size());
      exactly(
          edited.equals(all),
          takes(() -> Proofs.inclusion(edited.get(0), index, size, proof, edited.get(1))));
      long other = Math.floorMod(first ^ second, size);
      exactly(
          other == index && edited.equals(all),
          takes(() -> Proofs.inclusion(edited.get(0), other, size, proof, edited.get(1))));
      takes(() -> Proofs.inclusion(edited.get(0), first, second, proof, edited.get(1)));
    }
  }

  private static void consistency(long first, long second, ByteBuffer edits) {
    long to = 1L + Math.floorMod(second, LEAVES);
    long from = 1 + Math.floorMod(first, to);
    var all = new ArrayList<>(List.of(PROVER.root(from), PROVER.root(to)));
    all.addAll(PROVER.consistency(from, to));
    var edited = edited(all, edits);
    if (edited.size() >= 2) {
      var proof = edited.subList(2, edited.size());
      boolean same =
          from == to ? proof.isEmpty() && edited.get(0).equals(edited.get(1)) : edited.equals(all);
      exactly(same, takes(() -> Proofs.consistency(from, to, proof, edited.get(0), edited.get(1))));
      takes(() -> Proofs.consistency(first, second, proof, edited.get(0), edited.get(1)));
    }
  }

  private static List<Hash> edited(List<Hash> hashes, ByteBuffer edits) {
    var edited = new ArrayList<>(hashes);
    while (edits.remaining() >= EDIT && !edited.isEmpty()) {
      int how = edits.get();
      int at = Byte.toUnsignedInt(edits.get()) % edited.size();
      int other = Byte.toUnsignedInt(edits.get());
      switch (Math.floorMod(how, 5)) {
        case 0 -> edited.remove(at);
        case 1 -> edited.add(at, edited.get(other % edited.size()));
        case 2 -> edited.set(at, edited.get(other % edited.size()));
        case 3 -> edited.set(at, flipped(edited.get(at), other));
        default -> edited.add(TREE.get(other));
      }
    }
    return edited;
  }

  private static Hash flipped(Hash hash, int bit) {
    byte[] bytes = hash.bytes();
    bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    return Hash.of(bytes);
  }

  private static boolean takes(Runnable verification) {
    try {
      verification.run();
      return true;
    } catch (Refused refused) {
      if (refused.where().isBlank()) {
        throw new IllegalStateException("refused without a place", refused);
      }
      return false;
    }
  }

  private static void exactly(boolean expected, boolean taken) {
    if (expected != taken) {
      throw new IllegalStateException(
          taken ? "a proof was taken that isn’t the tree’s" : "the tree’s proof was refused");
    }
  }

  private static byte[] tile(int level, long number, int width) {
    for (var tile : TILES) {
      if (tile.level() == level && tile.number() == number) {
        return Arrays.copyOf(tile.bytes(), width * Hash.LENGTH);
      }
    }
    throw new IllegalStateException("no such tile");
  }

  private static List<Hash> leaves() {
    var random = new Random(LEAVES);
    return Stream.generate(
            () -> {
              var bytes = new byte[Hash.LENGTH];
              random.nextBytes(bytes);
              return Hash.of(bytes);
            })
        .limit(LEAVES)
        .toList();
  }
}
