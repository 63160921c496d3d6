/// The pages for those who bring a matter: bringing it, following it, and doing in it what the
/// rulebook offers them now; without an account and without a script.
///
/// Owns the templates in `src/main/jte/complainant` and the texts in `messages/complainant_*`.
/// Turns requests of browsers into calls of the modules that decide, and their outcomes into
/// pages; decides nothing itself. Stores drafts, for those who ask for it on a device of their own,
/// as ciphertext that only that device opens; nothing else.
@NullMarked
@ApplicationModule(
    displayName = "Complainant",
    allowedDependencies = {
      "access",
      "authority",
      "copy",
      "evidence",
      "matter",
      "page",
      "receipt",
      "rulebook",
      "web"
    })
package org.huiyin.complainant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
