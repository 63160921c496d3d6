package org.huiyin.ledger.note;

import java.security.PrivateKey;

/// Signs by the JDK’s own Ed25519. Safe for threads.
public final class JdkSigner implements Signer {

  private final VerifierKey key;
  private final PrivateKey secret;

  public JdkSigner(SigningKey signing) {
    this.key = signing.key();
    this.secret = Ed25519.privateKey(signing.secretSeed());
  }

  @Override
  public VerifierKey key() {
    return key;
  }

  @Override
  public byte[] sign(byte[] message) {
    return Ed25519.sign(secret, message);
  }

  @Override
  public String toString() {
    return "JdkSigner[" + key.name() + "]";
  }
}
