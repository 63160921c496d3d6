/// The page for operators: how the installation is. It asks the machine, the database and the
/// scheduler, and shows nothing of any matter, not even how many there are.
///
/// Owns the template in `src/main/jte/operation` and the texts in `messages/operation_*`.
@NullMarked
@ApplicationModule(
    displayName = "Operation",
    allowedDependencies = {"access", "authority", "database", "desk", "matter", "page"})
package org.huiyin.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
