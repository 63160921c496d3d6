/// The pages for administrators: institutions, units, places, officers and topics as lists and
/// plain forms; and `/published`, where anyone reads what administrators have changed.
///
/// Owns the templates in `src/main/jte/administration` and the texts in
/// `messages/administration_*`. Each change is made by module authority, which also finds what
/// stands against it; nothing is decided or stored here.
@NullMarked
@ApplicationModule(
    displayName = "Administration",
    allowedDependencies = {
      "access",
      "authority",
      "desk",
      "matter",
      "page",
      "procedure",
      "provider",
      "rulebook",
      "web"
    })
package org.huiyin.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
