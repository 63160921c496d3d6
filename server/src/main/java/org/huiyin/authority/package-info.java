/// Who there is: the institutions as a tree by jurisdiction, their units, the officers with their
/// roles and chain of command, the places and the topics. Owns those tables, the one way to change
/// them, the changes that wait for a second administrator, and the public record of each change. It
/// knows nothing of passwords or of matters.
@NullMarked
@ApplicationModule(
    displayName = "Authority",
    allowedDependencies = {"database", "ledger", "rulebook"})
package org.huiyin.authority;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
