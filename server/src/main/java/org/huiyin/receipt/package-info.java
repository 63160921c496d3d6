/// What complainants hold of the public ledger: the promise that they get when they file, the
/// receipt of all that was done since, and the pages on which anybody verifies one.
///
/// Owns the templates in `src/main/jte/receipt`, the texts in `messages/receipt_*` and the script
/// `verify.js`. Stores and journals nothing. Whose matter it is has been proven before; what is
/// right is decided by the library, and on a page with the script by the device alone.
@NullMarked
@ApplicationModule(
    displayName = "Receipt",
    allowedDependencies = {"access", "copy", "ledger", "matter", "page", "record"})
package org.huiyin.receipt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
