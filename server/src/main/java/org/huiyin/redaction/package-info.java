/// Redacted copies for publication: of an answer or of a file an officer makes a *new document*
/// that doesn't hold what was taken out, in any layer, and a lead agrees that it may be published.
///
/// Owns the templates in `src/main/jte/redaction` and the texts in `messages/redaction_*`. Files
/// are painted over by a program of its own, with bounded memory and time, which is given the
/// bytes of one file and gives back those of the copy. The copy is kept with its matter as every
/// file is; this module stores nothing.
@NullMarked
@ApplicationModule(
    displayName = "Redaction",
    allowedDependencies = {"access", "authority", "desk", "evidence", "matter", "page"})
package org.huiyin.redaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
