package org.huiyin.ledger.tree;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.huiyin.ledger.Hash;

/// Leaf hashes that nothing in particular hashes to.
final class Leaves {

  private Leaves() {}

  static List<Hash> random(int count, Random random) {
    return Stream.generate(() -> bytes(random)).limit(count).map(Hash::of).toList();
  }

  private static byte[] bytes(Random random) {
    var bytes = new byte[Hash.LENGTH];
    random.nextBytes(bytes);
    return bytes;
  }
}
