/// What a complainant holds of the ledger: the promise that is given at filing, the receipt with
/// entries and their proofs, both as files and as a QR code, and what anybody can verify of them
/// offline. Also proofs as other logs pass them on (C2SP tlog-proof). Says what was verified and
/// what wasn’t, in no language: the words are those of whoever shows it.
@NullMarked
package org.huiyin.ledger.receipt;

import org.jspecify.annotations.NullMarked;
