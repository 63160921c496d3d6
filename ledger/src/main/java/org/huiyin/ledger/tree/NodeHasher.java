package org.huiyin.ledger.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.huiyin.ledger.Hash;

/// RFC 9162, 2.1.1, over arrays, because most of a log’s time goes here: one digest and one buffer
/// for all nodes. Not safe for threads.
final class NodeHasher {

  private static final int RIGHT = 1 + Hash.LENGTH;

  private final MessageDigest digest = sha256();
  private final byte[] node = new byte[RIGHT + Hash.LENGTH];
  private final byte[] leaf = new byte[RIGHT];

  NodeHasher() {
    node[0] = 0x01;
    leaf[0] = 0x00;
  }

  /// The hash of the leaf that holds this entry of 32 bytes: HASH(0x00 ‖ entry).
  void leaf(Hash entry, byte[] target) {
    entry.copyTo(leaf, 1);
    hash(leaf, target, 0);
  }

  /// The hash of the node over two hashes, HASH(0x01 ‖ left ‖ right), written to where `at`
  /// says; that place may be one of the two.
  void node(byte[] left, int l, byte[] right, int r, byte[] target, int at) {
    System.arraycopy(left, l, node, 1, Hash.LENGTH);
    System.arraycopy(right, r, node, RIGHT, Hash.LENGTH);
    hash(node, target, at);
  }

  /// The root of `width` hashes, a power of two, of which the first stands at `from`. Overwrites
  /// them.
  void fold(byte[] hashes, int from, int width) {
    for (int left = width; left > 1; left /= 2) {
      for (int i = 0; i < left / 2; i++) {
        int pair = from + 2 * i * Hash.LENGTH;
        node(hashes, pair, hashes, pair + Hash.LENGTH, hashes, from + i * Hash.LENGTH);
      }
    }
  }

  private void hash(byte[] input, byte[] target, int at) {
    digest.update(input);
    try {
      digest.digest(target, at, Hash.LENGTH);
    } catch (DigestException e) {
      throw new AssertionError("there is room for 32 bytes", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
