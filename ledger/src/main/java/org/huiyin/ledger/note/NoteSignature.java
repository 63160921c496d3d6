package org.huiyin.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;

/// One line of signature under a note, of whatever key (C2SP signed-note):
///
/// ```
/// "— " name " " base64(id ‖ signature)
/// ```
///
/// Immutable; equal if their lines are.
public final class NoteSignature {

  private static final String WHERE = "a line of signature";
  private static final String DASH = "— ";
  private static final int LONGEST = 20_000;

  private final String line;
  private final String keyName;
  private final byte[] idAndSignature;

  private NoteSignature(String line, String keyName, byte[] idAndSignature) {
    this.line = line;
    this.keyName = keyName;
    this.idAndSignature = idAndSignature;
  }

  static NoteSignature of(VerifierKey key, byte[] signature) {
    return of(key.name(), key.id(), signature);
  }

  /// The line of a key of which no more than this is known.
  ///
  /// @param signature what the key made; at least one byte
  /// @throws Refused if there is no such name
  public static NoteSignature of(String keyName, int keyId, byte[] signature) {
    byte[] bytes =
        ByteBuffer.allocate(Integer.BYTES + signature.length).putInt(keyId).put(signature).array();
    String line = DASH + keyName + " " + Base64.getEncoder().encodeToString(bytes);
    return parse(line);
  }

  /// The line, without its end.
  ///
  /// @throws Refused if it isn’t one
  public static NoteSignature parse(String line) {
    if (line.length() > LONGEST) {
      throw new Refused(WHERE, Defect.TOO_LARGE);
    }
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space < DASH.length()) {
      throw new Refused(WHERE, Defect.NOT_A_SIGNATURE_LINE);
    }
    String name = KeyName.checked(line.substring(DASH.length(), space), WHERE);
    byte[] bytes = Base64Text.leniently(line.substring(space + 1), WHERE);
    if (bytes.length <= Integer.BYTES) {
      throw new Refused(WHERE, Defect.NOT_A_SIGNATURE_LINE);
    }
    return new NoteSignature(line, name, bytes);
  }

  public String keyName() {
    return keyName;
  }

  /// The four bytes that name the key.
  public int keyId() {
    return ByteBuffer.wrap(idAndSignature).getInt();
  }

  /// What the key made: 64 bytes of Ed25519, or whatever its kind says.
  public byte[] signature() {
    return Arrays.copyOfRange(idAndSignature, Integer.BYTES, idAndSignature.length);
  }

  /// As it stands under the note, without the end of the line.
  public String line() {
    return line;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature signature && signature.line.equals(line);
  }

  @Override
  public int hashCode() {
    return line.hashCode();
  }

  @Override
  public String toString() {
    return line;
  }
}
