/// A witness (C2SP tlog-witness): remembers of each log that it knows how long it was and what it
/// held, and cosigns a checkpoint only if the log has grown from there. So nobody can show two
/// logs of one name to people who ask for its cosignature. Owns its state file and its key file.
/// Reads no entries, and judges none.
@NullMarked
package org.huiyin.ledger.witness;

import org.jspecify.annotations.NullMarked;
