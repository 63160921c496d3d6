package org.huiyin.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;

/// A public key with the name under which it signs notes, as it is passed on: a *vkey* (C2SP
/// signed-note):
///
/// ```
/// vkey  = name "+" hex(id) "+" base64(type ‖ key)
/// id    = the first 4 bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key)
/// ```
///
/// Kinds that this library can’t verify are read and kept, and sign nothing here. Immutable; two
/// are equal if their texts are.
public final class VerifierKey {

  /// What a key signs, by the byte before it.
  public enum Kind {
    /// The text of a note.
    ED25519(0x01),
    /// The text of a checkpoint and a time: a witness ([Cosignature]).
    COSIGNATURE(0x04),
    /// Something that this library doesn’t know.
    UNKNOWN(-1);

    private final int type;

    Kind(int type) {
      this.type = type;
    }

    byte type() {
      return (byte) type;
    }

    static Kind of(byte type) {
      return switch (type) {
        case 0x01 -> ED25519;
        case 0x04 -> COSIGNATURE;
        default -> UNKNOWN;
      };
    }
  }

  private static final String WHERE = "a key";
  private static final int LONGEST = 10_000;
  private static final int ID_DIGITS = 8;

  private final String name;
  private final int id;
  private final Kind kind;
  private final byte[] typeAndKey;

  private VerifierKey(String name, byte[] typeAndKey) {
    this.name = name;
    this.kind = Kind.of(typeAndKey[0]);
    this.typeAndKey = typeAndKey;
    this.id = id(name, typeAndKey);
  }

  /// The key that signs notes by this name.
  ///
  /// @param key 32 bytes (RFC 8032)
  /// @throws Refused if there is no such name
  public static VerifierKey ed25519(String name, byte[] key) {
    return of(name, Kind.ED25519, key);
  }

  /// The key that cosigns checkpoints by this name.
  ///
  /// @param key 32 bytes (RFC 8032)
  /// @throws Refused if there is no such name
  public static VerifierKey cosigner(String name, byte[] key) {
    return of(name, Kind.COSIGNATURE, key);
  }

  static VerifierKey of(String name, Kind kind, byte[] key) {
    if (key.length != Ed25519.KEY_LENGTH || kind == Kind.UNKNOWN) {
      throw new IllegalArgumentException("key: 32 bytes of a known kind, not " + key.length);
    }
    byte[] typeAndKey = new byte[1 + key.length];
    typeAndKey[0] = kind.type();
    System.arraycopy(key, 0, typeAndKey, 1, key.length);
    return new VerifierKey(KeyName.checked(name, WHERE), typeAndKey);
  }

  /// The key that is written so.
  ///
  /// @throws Refused if it isn’t a vkey, or its id isn’t its own
  public static VerifierKey parse(String vkey) {
    if (vkey.length() > LONGEST) {
      throw new Refused(WHERE, Defect.TOO_LARGE);
    }
    int first = vkey.indexOf('+');
    int second = vkey.indexOf('+', first + 1);
    if (first < 0 || second != first + 1 + ID_DIGITS) {
      throw new Refused(WHERE, Defect.NOT_A_KEY);
    }
    String name = KeyName.checked(vkey.substring(0, first), WHERE);
    byte[] typeAndKey = Base64Text.strictly(vkey.substring(second + 1), WHERE);
    if (typeAndKey.length < 2) {
      throw new Refused(WHERE, Defect.NOT_A_KEY);
    }
    var key = new VerifierKey(name, typeAndKey);
    if (key.kind != Kind.UNKNOWN && typeAndKey.length != 1 + Ed25519.KEY_LENGTH) {
      throw new Refused(WHERE, Defect.KEY_LENGTH);
    }
    if (!key.hexId().equals(vkey.substring(first + 1, second))) {
      throw new Refused(WHERE, Defect.KEY_ID);
    }
    return key;
  }

  private static int id(String name, byte[] typeAndKey) {
    byte[] hash = Hash.sha256(name.getBytes(UTF_8), new byte[] {'\n'}, typeAndKey).bytes();
    return ByteBuffer.wrap(hash).getInt();
  }

  public String name() {
    return name;
  }

  /// The four bytes by which signatures name their key.
  public int id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  /// The 32 bytes of an Ed25519 key, whatever it signs; of an unknown kind, what there is.
  public byte[] publicKey() {
    return Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length);
  }

  /// Whether the signature claims to be this key’s; it may still be wrong.
  public boolean isNamedBy(NoteSignature signature) {
    return signature.keyId() == id && signature.keyName().equals(name);
  }

  /// Whether the signature is this key’s for this text of a note. Of a kind that this library
  /// doesn’t know, none is.
  public boolean verifies(String text, NoteSignature signature) {
    return isNamedBy(signature)
        && switch (kind) {
          case ED25519 ->
              Ed25519.verifies(publicKey(), text.getBytes(UTF_8), signature.signature());
          case COSIGNATURE -> Cosignature.verifies(this, text, signature);
          case UNKNOWN -> false;
        };
  }

  String hexId() {
    return HexFormat.of().toHexDigits(id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey key
        && key.name.equals(name)
        && Arrays.equals(key.typeAndKey, typeAndKey);
  }

  @Override
  public int hashCode() {
    return id;
  }

  /// The vkey.
  @Override
  public String toString() {
    return name + "+" + hexId() + "+" + Base64.getEncoder().encodeToString(typeAndKey);
  }
}
