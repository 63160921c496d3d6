package org.huiyin.ledger.note;

/// Signs with one private key. The seam where a faster implementation, or one in a device, takes
/// the place of [JdkSigner]. Safe for threads.
public interface Signer {

  /// The public half, with the name under which it signs.
  VerifierKey key();

  /// The Ed25519 signature (RFC 8032) of exactly these bytes.
  ///
  /// @return 64 bytes
  byte[] sign(byte[] message);
}
