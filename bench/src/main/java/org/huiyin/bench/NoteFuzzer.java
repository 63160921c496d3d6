package org.huiyin.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.NoteSignature;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.SigningKey;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.note.WitnessPolicy;
import org.huiyin.ledger.receipt.TlogProof;

/// What Jazzer calls: bytes that nobody meant to be a note, a checkpoint, a cosignature, a key, a
/// policy of witnesses, or a tlog-proof. Each is read as what it says and written back the same,
/// or refused by name. Jazzer isn't needed to compile this.
public final class NoteFuzzer {

  private static final VerifierKey LEDGER =
      VerifierKey.ed25519("example.org/ledger", Hash.sha256().bytes());
  private static final VerifierKey WITNESS =
      VerifierKey.cosigner("witness.example", Hash.sha256().bytes());

  private NoteFuzzer() {}

  /// Reads one input in every way.
  ///
  /// @throws IllegalStateException if a guarantee of the library doesn’t hold
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    refusedOr(() -> note(input));
    refusedOr(() -> same(text, Checkpoint.parse(text).text()));
    refusedOr(() -> same(text, VerifierKey.parse(text).toString()));
    refusedOr(() -> same(text, SigningKey.parse(text).secretText()));
    refusedOr(() -> same(text, NoteSignature.parse(text).line()));
    refusedOr(() -> WitnessPolicy.parse(text));
    refusedOr(() -> tlogProof(input));
  }

  private static void note(byte[] input) {
    var note = SignedNote.parse(input);
    same(new String(input, UTF_8), note.toString());
    refusedOr(() -> Checkpoint.of(note));
    refusedOr(() -> Cosignature.of(note, List.of(WITNESS)));
    refusedOr(() -> unsigned(note));
    note.signatures().forEach(s -> refusedOr(() -> Cosignature.verified(note.text(), s, WITNESS)));
  }

  /// Nobody has the private halves of these keys.
  private static void unsigned(SignedNote note) {
    note.verified(List.of(LEDGER, WITNESS));
    throw new IllegalStateException("a signature that nobody made was found right");
  }

  private static void tlogProof(byte[] input) {
    var proof = TlogProof.parse(input);
    same(new String(input, UTF_8), proof.toString());
    refusedOr(
        () -> {
          proof.verified(Hash.sha256(), List.of(LEDGER));
          throw new IllegalStateException("a proof that nobody signed was taken");
        });
  }

  static void same(String read, String written) {
    if (!read.equals(written)) {
      throw new IllegalStateException("something was read that is written otherwise");
    }
  }

  static void refusedOr(Runnable reading) {
    try {
      reading.run();
    } catch (Refused refused) {
      if (refused.where().isBlank()) {
        throw new IllegalStateException("refused without a place", refused);
      }
    }
  }
}
