/// The pages for officers: signing in, what is owed today, and the frame that stands around every
/// page for officers, here and in other modules.
///
/// Owns the templates in `src/main/jte/desk`, the texts in `messages/desk_*`, and the rules that
/// say which officer reaches which page. Turns requests of browsers into calls of the modules that
/// decide, and their outcomes into pages; decides nothing itself and stores nothing.
@NullMarked
@ApplicationModule(
    displayName = "Desk",
    allowedDependencies = {
      "access",
      "authority",
      "complainant",
      "copy",
      "evidence",
      "matter",
      "page",
      "provider",
      "rulebook",
      "triage",
      "web"
    })
package org.huiyin.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
