/// A fictional county and one matter that walks through its whole life there over the real API,
/// with legal time moved from step to step. For looking at Huiyin, and for its tests; nothing
/// of it is there in real use. Shows the components of pages too, from the examples that stand
/// beside their templates.
@NullMarked
@ApplicationModule(
    displayName = "Demo",
    allowedDependencies = {"access", "authority", "ledger", "matter", "page"})
package org.huiyin.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
