package org.huiyin.ledger.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Decimal;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.proof.Proofs;

/// That one entry is in a log, in the form in which logs of all kinds pass it on (C2SP
/// tlog-proof):
///
/// ```
/// c2sp.org/tlog-proof@v1
/// extra <base64>             if there is any
/// index 73894
/// <base64 of a hash>         from the leaf up
///
/// <the checkpoint, a note>
/// ```
///
/// Immutable.
///
/// @param extra what whoever made it put with it, in base64; this library makes none and
///     understands none
/// @param index from 0
public record TlogProof(
    Optional<String> extra, long index, List<Hash> proof, SignedNote checkpoint) {

  private static final String WHERE = "a tlog-proof";
  private static final String FORMAT = "c2sp.org/tlog-proof@v1";
  private static final int LARGEST = 1_100_000;

  public TlogProof {
    proof = List.copyOf(proof);
    if (index < 0) {
      throw new Refused(WHERE, Defect.SIZE_OUT_OF_RANGE);
    }
    if (proof.size() > Receipt.MOST_HASHES) {
      throw new Refused(WHERE, Defect.PROOF_LENGTH);
    }
  }

  /// Whether a file is meant to be one; it may still be none.
  public static boolean isMeantBy(String file) {
    return file.startsWith(FORMAT + "\n");
  }

  /// The proof in a file.
  ///
  /// @throws Refused if it isn’t one
  public static TlogProof parse(byte[] file) {
    if (file.length > LARGEST) {
      throw new Refused(WHERE, Defect.TOO_LARGE);
    }
    // What isn’t UTF-8 becomes characters that no line here may have.
    return parse(new String(file, UTF_8));
  }

  private static TlogProof parse(String file) {
    int empty = file.indexOf("\n\n");
    if (!isMeantBy(file) || empty < 0) {
      throw new Refused(WHERE, Defect.NOT_A_TLOG_PROOF);
    }
    var lines = new ArrayList<>(List.of(file.substring(0, empty).split("\n", 100)));
    lines.removeFirst();
    Optional<String> extra = Optional.empty();
    if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
      extra = Optional.of(base64(lines.removeFirst().substring("extra ".length())));
    }
    if (lines.isEmpty() || !lines.getFirst().startsWith("index ")) {
      throw new Refused(WHERE, Defect.NOT_A_TLOG_PROOF);
    }
    long index = Decimal.read(lines.removeFirst().substring("index ".length()), WHERE);
    return new TlogProof(
        extra,
        index,
        lines.stream().map(TlogProof::hash).toList(),
        SignedNote.parse(file.substring(empty + 2)));
  }

  private static Hash hash(String base64) {
    try {
      return Hash.ofBase64(base64);
    } catch (IllegalArgumentException wrong) {
      throw new Refused(WHERE, Defect.NOT_BASE64);
    }
  }

  private static String base64(String text) {
    try {
      if (Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text)).equals(text)) {
        return text;
      }
    } catch (IllegalArgumentException wrong) {
      // As below.
    }
    throw new Refused(WHERE, Defect.NOT_BASE64);
  }

  /// Checks the proof and who signed its checkpoint.
  ///
  /// @param leaf the entry’s: SHA-256(0x00 ‖ entry)
  /// @param keys of the log; a checkpoint of another origin than their names is refused
  /// @return what the proof leads to
  /// @throws Refused if the entry isn’t shown to be in that log
  public Checkpoint verified(Hash leaf, Collection<VerifierKey> keys) {
    var said = Checkpoint.of(checkpoint);
    checkpoint.verified(keys.stream().filter(k -> k.name().equals(said.origin())).toList());
    Proofs.inclusion(leaf, index, said.size(), proof, said.root());
    return said;
  }

  /// The file.
  @Override
  public String toString() {
    var file = new StringBuilder(FORMAT).append('\n');
    extra.ifPresent(base64 -> file.append("extra ").append(base64).append('\n'));
    file.append("index ").append(index).append('\n');
    proof.forEach(hash -> file.append(hash.base64()).append('\n'));
    return file.append('\n').append(checkpoint).toString();
  }
}
