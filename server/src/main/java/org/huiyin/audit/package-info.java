/// The page for auditors: who did what when, in the matters of their institution and of those
// below.
///
/// Owns the template in `src/main/jte/audit` and the texts in `messages/audit_*`. What is in the
/// list, and what a wall keeps out of it, module matter says; nothing is decided or stored here.
@NullMarked
@ApplicationModule(
    displayName = "Audit",
    allowedDependencies = {"access", "authority", "desk", "matter", "page", "rulebook"})
package org.huiyin.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
