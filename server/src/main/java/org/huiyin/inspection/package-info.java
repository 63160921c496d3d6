/// Holds the database against the public log, row by row, for the operator and whoever inspects
/// them: what is in the journals and on the public record and not in the log, what is in the log
/// and nowhere else, and whether the log is one.
///
/// Owns no table and writes nothing. It reads the tables of the log themselves and computes them
/// again, rather than ask the module that made them.
@NullMarked
@ApplicationModule(
    displayName = "Inspection",
    allowedDependencies = {"authority", "database", "ledger", "matter"})
package org.huiyin.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
