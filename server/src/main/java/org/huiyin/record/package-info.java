/// Puts every act into the public log (R6): gives what acts have committed to its place, signs
/// checkpoints, and serves the log to anybody who wants to verify or copy it.
///
/// Owns the tables `ledger_…` and `state/checkpoint`. What is to become a leaf is put down by a
/// trigger in the act's own transaction, so no module calls this one to have something recorded.
/// It reads no matter, and decides nothing.
@NullMarked
@ApplicationModule(
    displayName = "Record",
    allowedDependencies = {"authority", "database", "ledger", "privacy"})
package org.huiyin.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
