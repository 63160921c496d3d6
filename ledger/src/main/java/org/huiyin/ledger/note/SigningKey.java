package org.huiyin.ledger.note;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;

/// A private Ed25519 key with the name under which it signs, in the form in which other
/// implementations of notes keep theirs:
///
/// ```
/// "PRIVATE+KEY+" name "+" hex(id) "+" base64(type ‖ seed)
/// ```
///
/// A secret: `toString` hides it. Immutable.
public final class SigningKey {

  private static final String PREFIX = "PRIVATE+KEY+";
  private static final String WHERE = "a private key";

  private final VerifierKey key;
  private final byte[] seed;

  private SigningKey(String name, VerifierKey.Kind kind, byte[] seed) {
    this.seed = seed.clone();
    this.key = VerifierKey.of(name, kind, Ed25519.publicKeyOf(seed));
  }

  /// A new key that signs notes by this name.
  ///
  /// @throws Refused if there is no such name
  public static SigningKey ed25519(String name, SecureRandom random) {
    return of(name, VerifierKey.Kind.ED25519, drawn(random));
  }

  /// A new key that cosigns checkpoints by this name.
  ///
  /// @throws Refused if there is no such name
  public static SigningKey cosigner(String name, SecureRandom random) {
    return of(name, VerifierKey.Kind.COSIGNATURE, drawn(random));
  }

  /// The key with this seed.
  ///
  /// @param kind one that this library knows
  /// @param seed 32 bytes (RFC 8032, 5.1.5)
  /// @throws Refused if there is no such name
  public static SigningKey of(String name, VerifierKey.Kind kind, byte[] seed) {
    if (seed.length != Ed25519.KEY_LENGTH) {
      throw new IllegalArgumentException("seed: 32 bytes, not " + seed.length);
    }
    return new SigningKey(name, kind, seed);
  }

  /// The key that is kept so.
  ///
  /// @throws Refused if it isn’t one
  public static SigningKey parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new Refused(WHERE, Defect.NOT_A_KEY);
    }
    String[] parts = text.substring(PREFIX.length()).split("\\+", 3);
    if (parts.length < 3) {
      throw new Refused(WHERE, Defect.NOT_A_KEY);
    }
    byte[] typeAndSeed = Base64Text.strictly(parts[2], WHERE);
    if (typeAndSeed.length != 1 + Ed25519.KEY_LENGTH) {
      throw new Refused(WHERE, Defect.KEY_LENGTH);
    }
    byte[] seed = new byte[Ed25519.KEY_LENGTH];
    System.arraycopy(typeAndSeed, 1, seed, 0, seed.length);
    var key = of(KeyName.checked(parts[0], WHERE), kind(typeAndSeed[0]), seed);
    if (!key.secretText().equals(text)) {
      throw new Refused(WHERE, Defect.KEY_ID);
    }
    return key;
  }

  private static VerifierKey.Kind kind(byte type) {
    var kind = VerifierKey.Kind.of(type);
    if (kind == VerifierKey.Kind.UNKNOWN) {
      throw new Refused(WHERE, Defect.NOT_A_KEY);
    }
    return kind;
  }

  private static byte[] drawn(SecureRandom random) {
    var seed = new byte[Ed25519.KEY_LENGTH];
    random.nextBytes(seed);
    return seed;
  }

  /// The public half.
  public VerifierKey key() {
    return key;
  }

  /// The 32 bytes that whoever has signs as this key.
  public byte[] secretSeed() {
    return seed.clone();
  }

  /// As it is kept: whoever reads it signs as this key.
  public String secretText() {
    byte[] typeAndSeed = new byte[1 + seed.length];
    typeAndSeed[0] = key.kind().type();
    System.arraycopy(seed, 0, typeAndSeed, 1, seed.length);
    return PREFIX
        + key.name()
        + "+"
        + key.hexId()
        + "+"
        + Base64.getEncoder().encodeToString(typeAndSeed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKey signing
        && signing.key.equals(key)
        && MessageDigest.isEqual(signing.seed, seed);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return "SigningKey[" + key.name() + "]";
  }
}
