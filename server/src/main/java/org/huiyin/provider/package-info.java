/// Single sign-on: officers who prove who they are at an identity provider of their institution, by
/// OpenID Connect. Owns which account there is which officer's. What comes of it is a session of
/// ours like any other; the provider makes no accounts and gives no roles, it can only narrow them.
@NullMarked
@ApplicationModule(
    displayName = "Provider",
    allowedDependencies = {"access", "authority", "database", "web"})
package org.huiyin.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
