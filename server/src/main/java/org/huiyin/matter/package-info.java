/// The core: a matter comes in, is decided upon act by act under its rulebook, and every act is an
/// entry of its journal.
///
/// Owns matters, journals, duties, notices and complainants' keys. A matter changes in one way,
/// by [org.huiyin.matter.Matters]; other modules add kinds of act and never touch these tables.
/// It does not send notices, and knows nothing of HTTP.
@NullMarked
@ApplicationModule(
    displayName = "Matter",
    allowedDependencies = {
      "access",
      "authority",
      "database",
      "ledger",
      "procedure",
      "rulebook",
      "words",
      "workbench"
    })
package org.huiyin.matter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
