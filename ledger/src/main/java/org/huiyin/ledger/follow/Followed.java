package org.huiyin.ledger.follow;

import java.util.List;
import java.util.Optional;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;

/// What came of looking at a log.
public sealed interface Followed {

  /// The checkpoint that the log shows now.
  SignedNote note();

  /// Every entry and every tile is as the checkpoint says, and the log begins with the last that
  /// was seen.
  ///
  /// @param before the last that was seen; empty the first time
  /// @param signedBy keys that were named and signed it; none if none was named
  record Grown(
      Optional<Checkpoint> before, Checkpoint now, SignedNote note, List<VerifierKey> signedBy)
      implements Followed {

    public Grown {
      signedBy = List.copyOf(signedBy);
    }
  }

  /// The log shows less than it did.
  record Shrank(SignedNote seen, SignedNote note) implements Followed {}

  /// The log doesn’t begin with what it showed before: there are two of it. Anybody can check so
  /// with these: both checkpoints are signed, and the proof leads from another beginning than the
  /// first to the second ([org.huiyin.ledger.proof.Proofs#consistency]).
  ///
  /// @param seen the checkpoint of before
  /// @param otherRoot of the log as it is now, at the size of before
  /// @param proof from there to the second checkpoint; empty if both are of one size
  record Forked(SignedNote seen, SignedNote note, Hash otherRoot, List<Hash> proof)
      implements Followed {

    public Forked {
      proof = List.copyOf(proof);
    }

    /// All of it, to be kept.
    public String evidence() {
      var text = new StringBuilder("huiyin-fork/v1\n\n");
      text.append(seen).append("\n");
      text.append(note).append("\n");
      text.append("The second has at size ").append(Checkpoint.of(seen).size());
      text.append(" the root ").append(otherRoot.base64()).append("\n");
      proof.forEach(hash -> text.append(hash.base64()).append('\n'));
      return text.toString();
    }
  }
}
