/// Makes a log's tree (RFC 6962, RFC 9162) and what is published of it: compact ranges that
/// append, tiles and entry bundles (C2SP tlog-tiles), proofs from tiles. The maker's half: what
/// verifies a proof shares no code with it but [org.huiyin.ledger.Hash]. Stores, signs and
/// sequences nothing.
@NullMarked
package org.huiyin.ledger.tree;

import org.jspecify.annotations.NullMarked;
