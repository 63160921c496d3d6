/// Follows a published log: reads every entry and every tile since it last looked, computes the
/// tree from the entries alone, and compares. Notices a log that shrank, changed or was forked, and
/// keeps the proof. Reads over HTTP or from a static copy; writes only its own file.
@NullMarked
package org.huiyin.ledger.follow;

import org.jspecify.annotations.NullMarked;
