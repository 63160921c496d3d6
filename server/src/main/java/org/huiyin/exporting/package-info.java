/// What officers take along: the list of what they owe, as a table, and the docket of one matter,
/// as a document.
///
/// Owns the templates in `src/main/jte/exporting` and the texts in `messages/exporting_*`. What is
/// in them, and that it is in the journal before it is given out, module matter says; nothing is
/// decided or stored here.
@NullMarked
@ApplicationModule(
    displayName = "Exporting",
    allowedDependencies = {"access", "authority", "copy", "desk", "matter", "page", "web"})
package org.huiyin.exporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
