/// What complainants take along: all that is held of their matter, as data, as a document to read
/// and print, and with its files.
///
/// Owns the templates in `src/main/jte/copy`, the texts in `messages/copy_*`, the fonts of the
/// document and the schema of the data. Stores nothing and journals nothing. Whose matter it is
/// has been proven before; the pages and the API lead here.
@NullMarked
@ApplicationModule(
    displayName = "Copy",
    allowedDependencies = {"access", "matter", "page", "web"})
package org.huiyin.copy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
