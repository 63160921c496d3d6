/// Verifies inclusion and consistency (RFC 9162, 2.1.3.2 and 2.1.4.2) and nothing else. Stands on
/// [org.huiyin.ledger.Hash] alone: it shares no code with what makes proofs, so that a mistake
/// there can't hide here.
@NullMarked
package org.huiyin.ledger.proof;

import org.jspecify.annotations.NullMarked;
