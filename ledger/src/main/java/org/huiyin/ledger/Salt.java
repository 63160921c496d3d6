package org.huiyin.ledger;

import java.security.MessageDigest;
import java.security.SecureRandom;

/// Thirty-two random bytes that hide what a [Commitment] commits to. A secret: it is as private
/// as the entry it belongs to, `toString` hides it, and equality takes the same time whatever
/// differs. One salt, one entry: never used twice. The bytes stay in memory until they are
/// collected.
public final class Salt {

  /// How many bytes a salt has.
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Salt(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Salt random(SecureRandom random) {
    var bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new Salt(bytes);
  }

  /// The salt with these bytes, as it was kept.
  ///
  /// @param bytes exactly [#LENGTH] bytes
  public static Salt of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("bytes: a salt has 32 bytes, not " + bytes.length);
    }
    return new Salt(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Salt salt && MessageDigest.isEqual(bytes, salt.bytes);
  }

  /// Of the digest: a hash code must not show bytes of the salt.
  @Override
  public int hashCode() {
    return Hash.sha256(bytes).hashCode();
  }

  @Override
  public String toString() {
    return "Salt[hidden]";
  }
}
