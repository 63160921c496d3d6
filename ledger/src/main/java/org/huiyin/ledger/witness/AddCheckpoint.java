package org.huiyin.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Decimal;
import org.huiyin.ledger.note.SignedNote;

/// What a log sends to a witness (C2SP tlog-witness, add-checkpoint):
///
/// ```
/// old 20852014
/// PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
/// …
///
/// <the signed checkpoint>
/// ```
///
/// Immutable. Neither signature nor proof is verified by reading it.
///
/// @param oldSize at least 0; it may be larger than the checkpoint’s
/// @param proof at most 63 hashes
/// @param checkpoint what the note says
public record AddCheckpoint(
    long oldSize, List<Hash> proof, SignedNote note, Checkpoint checkpoint) {

  /// How many bytes a request has at most.
  public static final int LARGEST = 65_536;

  private static final String WHERE = "a request to cosign";
  private static final String OLD = "old ";
  private static final int MOST_HASHES = 63;

  public AddCheckpoint {
    proof = List.copyOf(proof);
    if (proof.size() > MOST_HASHES) {
      throw new Refused(WHERE, Defect.PROOF_LENGTH);
    }
    if (oldSize < 0) {
      throw new Refused(WHERE, Defect.SIZE_OUT_OF_RANGE);
    }
  }

  /// A request for this checkpoint.
  public static AddCheckpoint of(long oldSize, List<Hash> proof, SignedNote note) {
    return new AddCheckpoint(oldSize, proof, note, Checkpoint.of(note));
  }

  /// The request with this body.
  ///
  /// @throws Refused if it isn’t one
  public static AddCheckpoint parse(byte[] body) {
    if (body.length > LARGEST) {
      throw new Refused(WHERE, Defect.TOO_LARGE);
    }
    int empty = emptyLine(body);
    var lines = List.of(new String(body, 0, empty, UTF_8).split("\n", MOST_HASHES + 2));
    if (lines.size() > 1 + MOST_HASHES) {
      throw new Refused(WHERE, Defect.PROOF_LENGTH);
    }
    if (!lines.getFirst().startsWith(OLD)) {
      throw new Refused(WHERE, Defect.NOT_A_REQUEST);
    }
    long oldSize = Decimal.read(lines.getFirst().substring(OLD.length()), WHERE);
    var proof = lines.stream().skip(1).map(AddCheckpoint::hash).toList();
    return of(oldSize, proof, SignedNote.parse(Arrays.copyOfRange(body, empty + 2, body.length)));
  }

  /// Where the line before the first empty one ends.
  private static int emptyLine(byte[] body) {
    for (int i = 0; i + 1 < body.length; i++) {
      if (body[i] == '\n' && body[i + 1] == '\n') {
        return i;
      }
    }
    throw new Refused(WHERE, Defect.NOT_A_REQUEST);
  }

  private static Hash hash(String line) {
    try {
      return Hash.ofBase64(line);
    } catch (IllegalArgumentException wrong) {
      throw new Refused(WHERE, Defect.NOT_BASE64);
    }
  }

  /// The body that says so.
  public byte[] body() {
    var body = new StringBuilder(OLD).append(oldSize).append('\n');
    proof.forEach(hash -> body.append(hash.base64()).append('\n'));
    return body.append('\n').append(note).toString().getBytes(UTF_8);
  }
}
