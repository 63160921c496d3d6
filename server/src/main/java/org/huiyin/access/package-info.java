/// Who is asking: signing in officers by password, by token and by session, complainants by number
/// and key, and the rules that say which paths of the API each of them may reach. Owns credentials,
/// tokens and sessions. It doesn't decide who may see or change a matter.
@NullMarked
@ApplicationModule(
    displayName = "Access",
    allowedDependencies = {"authority", "database", "web"})
package org.huiyin.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
