/// Makes up matters for tests of scale: fictional people, in the fictional county, along lawful
/// paths. The same seed gives the same texts, paths and dates, counted back from the present legal
/// day; ids, keys and salts are random.
///
/// Owns no table. Refuses to work where there is anything but fiction, so that nobody mixes it into
/// an office's records.
@NullMarked
@ApplicationModule(
    displayName = "Generating",
    allowedDependencies = {"access", "authority", "demo", "matter", "rulebook"})
package org.huiyin.generating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
