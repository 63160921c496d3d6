/// Takes in what an office had before: rows of a table, by a mapping that names each column that
/// is read. What the mapping doesn't name is dropped and listed; who used the old system is never
/// taken over; identities come along for open matters alone.
///
/// Owns no table and no page. Rows become matters, a batch at a time, by the door that module
/// matter has for what another system had.
@NullMarked
@ApplicationModule(
    displayName = "Import",
    allowedDependencies = {"access", "authority", "matter"})
package org.huiyin.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
