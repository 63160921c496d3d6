/// What every page stands on: HTML from the server, in two languages, made from templates that the
/// build compiled; the frame and the components, the static files, sealed forms, errors, and the
/// rules of security that hold for browsers. The pages themselves belong to the modules whose
/// readers they are for; the API's rules are another module's.
///
/// Owns the templates in `src/main/jte/page` and the texts in `messages/page_*`.
@NullMarked
@ApplicationModule(
    displayName = "Page",
    allowedDependencies = {"authority", "evidence", "matter", "web"})
package org.huiyin.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
