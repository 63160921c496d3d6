package org.huiyin.ledger.note;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/// Ed25519 by the JDK, on keys of 32 bytes (RFC 8032, 5.1).
final class Ed25519 {

  static final int KEY_LENGTH = 32;
  static final int SIGNATURE_LENGTH = 64;

  private static final String ALGORITHM = "Ed25519";

  private Ed25519() {}

  /// Whether the signature is right. Of a key that is no point of the curve, none is.
  static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    try {
      var verifying = Signature.getInstance(ALGORITHM);
      verifying.initVerify(publicKey(publicKey));
      verifying.update(message);
      return verifying.verify(signature);
    } catch (GeneralSecurityException wrong) {
      return false;
    }
  }

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      var signing = Signature.getInstance(ALGORITHM);
      signing.initSign(key);
      signing.update(message);
      return signing.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has Ed25519, and this key is one", e);
    }
  }

  static PrivateKey privateKey(byte[] seed) {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has Ed25519, and every 32 bytes are a key", e);
    }
  }

  /// The JDK derives a public key only where it makes a pair, and makes it from the 32 bytes
  /// that it draws: these. Were it to draw otherwise, what the two halves do wouldn’t fit, and
  /// that is tried.
  static byte[] publicKeyOf(byte[] seed) {
    try {
      var pairs = KeyPairGenerator.getInstance(ALGORITHM);
      pairs.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
      byte[] key = bytes(((EdECPublicKey) pairs.generateKeyPair().getPublic()).getPoint());
      if (!verifies(key, seed, sign(privateKey(seed), seed))) {
        throw new AssertionError("the JDK makes another key of a seed than it did");
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has Ed25519", e);
    }
  }

  /// RFC 8032, 5.1.2: y, the lowest byte first, and the sign of x in the highest bit.
  private static byte[] bytes(EdECPoint point) {
    var bytes = new byte[KEY_LENGTH];
    byte[] y = point.getY().toByteArray();
    for (int i = 0; i < Math.min(y.length, KEY_LENGTH); i++) {
      bytes[i] = y[y.length - 1 - i];
    }
    if (point.isXOdd()) {
      bytes[KEY_LENGTH - 1] |= (byte) 0x80;
    }
    return bytes;
  }

  private static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
    var bigEndian = new byte[KEY_LENGTH];
    for (int i = 0; i < KEY_LENGTH; i++) {
      bigEndian[i] = bytes[KEY_LENGTH - 1 - i];
    }
    boolean isXOdd = bigEndian[0] < 0;
    bigEndian[0] &= 0x7f;
    var point = new EdECPoint(isXOdd, new BigInteger(1, bigEndian));
    return KeyFactory.getInstance(ALGORITHM)
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }

  /// Draws what it was given.
  private static final class Drawn extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final byte[] seed;

    Drawn(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
