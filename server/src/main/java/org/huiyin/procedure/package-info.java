/// The procedures that institutions follow, by edition: documents that came with the program or
/// were uploaded, what the linter and the worst case say of them, what one takes away or gives
/// compared with another, and which is in force where and on which day.
///
/// Owns the uploaded documents. From which day on one is in force is kept by module authority, as
/// configuration; the documents that govern matters are kept by module matter, for ever. Reads no
/// matter.
@NullMarked
@ApplicationModule(
    displayName = "Procedure",
    allowedDependencies = {"authority", "database", "rulebook", "workbench"})
package org.huiyin.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
