package org.huiyin.ledger.note;

import java.util.Arrays;

/// Keys of tests, the same each time.
public final class Keys {

  private Keys() {}

  public static Signer ledger(String name) {
    return ledger(name, 1);
  }

  public static Signer ledger(String name, int which) {
    return signer(name, VerifierKey.Kind.ED25519, which);
  }

  public static Signer witness(String name) {
    return signer(name, VerifierKey.Kind.COSIGNATURE, 1);
  }

  private static Signer signer(String name, VerifierKey.Kind kind, int which) {
    var seed = new byte[32];
    Arrays.fill(seed, (byte) which);
    seed[0] = (byte) name.hashCode();
    return new JdkSigner(SigningKey.of(name, kind, seed));
  }
}
