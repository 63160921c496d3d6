/// The pages: HTML from the server, in two languages, without a script. Turns requests of
/// browsers into calls of the modules that decide, and their outcomes into pages; decides
/// nothing itself and stores nothing.
///
/// Owns the templates in `src/main/jte/page`, the texts in `messages/pages_*`, the static
/// files, and the rules of security that hold for browsers. The API's rules are another
/// module's.
@NullMarked
@ApplicationModule(
    displayName = "Page",
    allowedDependencies = {"access", "authority", "matter", "rulebook", "web"})
package org.huiyin.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
