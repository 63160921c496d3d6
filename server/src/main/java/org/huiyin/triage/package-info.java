/// What helps an officer to sort a matter: which topic its words suggest, and which matters are
/// about the same cause. It suggests; an officer decides.
///
/// Owns what it has learned, in memory. It knows texts as words that at least twenty of them share,
/// without digits: no name that fewer have is in it. Reads what institutions wrote, and knows
// nothing of
/// who brought a matter.
@NullMarked
@ApplicationModule(
    displayName = "Triage",
    allowedDependencies = {"access", "matter", "words"})
package org.huiyin.triage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
