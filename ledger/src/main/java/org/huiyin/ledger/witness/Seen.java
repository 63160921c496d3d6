package org.huiyin.ledger.witness;

import java.util.Optional;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.note.SignedNote;

/// What a witness remembers: of each log the last checkpoint that it cosigned. [Witness] asks and
/// tells one thread at a time.
public interface Seen {

  /// The last that was kept, with its cosignature; empty if none was.
  ///
  /// @param log SHA-256 of the log’s origin
  Optional<SignedNote> last(Hash log);

  /// Keeps it, in place of what was there. Returns only when it can’t be forgotten any more.
  ///
  /// @param log SHA-256 of the log’s origin
  void keep(Hash log, SignedNote cosigned);
}
