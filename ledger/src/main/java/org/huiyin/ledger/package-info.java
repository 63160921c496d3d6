/// What makes a journal entry provable: its canonical bytes ([org.huiyin.ledger.CanonicalJson])
/// and the salted commitment to them ([org.huiyin.ledger.Commitment], the door of this
/// library), which is what a leaf of the log holds. Owns the encoding, version 1, and how bad
/// input is refused by name ([org.huiyin.ledger.Refused]). Keeps nothing, encrypts nothing,
/// and does not know what an entry means; `tree` makes the log of commitments, `proof`
/// verifies. All types are immutable and safe for any number of threads.
@NullMarked
package org.huiyin.ledger;

import org.jspecify.annotations.NullMarked;
