/// Takes an installation away and brings it back: backups of the embedded database while it serves,
/// exports that go between databases and their major versions, both with evidence and state and
/// never with keys; and the keys by themselves.
///
/// Owns no table. It copies rows and files as they are and reads none of them; what was erased
/// since is erased again, and whether all holds is found, by the modules that do so at each start.
@NullMarked
@ApplicationModule(
    displayName = "Backup and moving",
    allowedDependencies = {"database", "ledger", "matter"})
package org.huiyin.moving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
