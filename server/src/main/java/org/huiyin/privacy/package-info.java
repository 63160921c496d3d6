/// The vault: what keeps identities and texts from whoever has no business with them. Owns the
/// installation's key folder and does the [sealing][org.huiyin.matter.Sealing] that matters ask
/// for. Of the database it owns the epochs of the keys, and nothing that is sealed; does not decide
/// who may read (the wall does), and doesn't hide anything from whoever runs the server with its
/// keys.
@NullMarked
@ApplicationModule(
    displayName = "Privacy",
    allowedDependencies = {"access", "authority", "database", "ledger", "matter", "web"})
package org.huiyin.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
