package org.huiyin.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;

/// A witness’s word that at a time it had seen a checkpoint, and that the log begins with every one
/// that it had seen before (C2SP tlog-cosignature, version 1). What is signed is
///
/// ```
/// cosignature/v1
/// time <seconds since 1970>
/// <the checkpoint’s text>
/// ```
///
/// and what stands in the line of signature is the time, 8 bytes, and the 64 of the signature.
///
/// @param witness a key of the kind that cosigns
/// @param time in seconds since 1970; at least 0
public record Cosignature(VerifierKey witness, long time) {

  private static final String WHERE = "a cosignature";

  public Cosignature {
    checkTime(time);
  }

  /// Cosigns a checkpoint.
  ///
  /// @param text the checkpoint’s
  /// @param signer of a key of the kind that cosigns
  /// @param time in seconds since 1970; at least 0
  public static NoteSignature sign(String text, Signer signer, long time) {
    checkTime(time);
    if (signer.key().kind() != VerifierKey.Kind.COSIGNATURE) {
      throw new IllegalArgumentException("signer: " + signer.key().name() + " cosigns nothing");
    }
    byte[] signature = signer.sign(message(text, time));
    return NoteSignature.of(
        signer.key(),
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(time).put(signature).array());
  }

  /// What a line of signature says, if it is this witness’s for this text.
  ///
  /// @throws Refused if it isn’t, or isn’t right
  public static Cosignature verified(String text, NoteSignature signature, VerifierKey witness) {
    if (!witness.isNamedBy(signature) || witness.kind() != VerifierKey.Kind.COSIGNATURE) {
      throw new Refused(WHERE, Defect.NOT_SIGNED);
    }
    if (!verifies(witness, text, signature)) {
      throw new Refused(WHERE, Defect.SIGNATURE_WRONG);
    }
    return new Cosignature(witness, time(signature.signature()));
  }

  /// What these witnesses say under a checkpoint; each once, with its latest time.
  ///
  /// @throws Refused if a line is one of theirs and isn’t right
  public static List<Cosignature> of(SignedNote note, List<VerifierKey> witnesses) {
    return witnesses.stream()
        .distinct()
        .flatMap(
            witness ->
                note.signatures().stream()
                    .filter(witness::isNamedBy)
                    .map(signature -> verified(note.text(), signature, witness))
                    .reduce((a, b) -> a.time() >= b.time() ? a : b)
                    .stream())
        .toList();
  }

  static boolean verifies(VerifierKey witness, String text, NoteSignature line) {
    byte[] bytes = line.signature();
    return bytes.length == Long.BYTES + Ed25519.SIGNATURE_LENGTH
        && time(bytes) >= 0
        && Ed25519.verifies(
            witness.publicKey(),
            message(text, time(bytes)),
            Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
  }

  private static long time(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }

  private static byte[] message(String text, long time) {
    return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(UTF_8);
  }

  private static void checkTime(long time) {
    if (time < 0 || time > Instant.MAX.getEpochSecond()) {
      throw new Refused(WHERE, Defect.SIZE_OUT_OF_RANGE);
    }
  }

  public Instant instant() {
    return Instant.ofEpochSecond(time);
  }
}
