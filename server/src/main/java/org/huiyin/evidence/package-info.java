/// Files that people give as evidence: takes them in, says which it doesn't take and why, and
/// keeps their sealed bytes in a folder of the installation, or in a bucket of an object store,
/// under random names.
///
/// Owns the folder `evidence/`. It doesn't know which file belongs to which matter, nor who may
/// open it: that is for [matters][org.huiyin.matter.Matters]. Until a form is sent, its files can
/// be read with a key that is in the form and nowhere else.
@NullMarked
@ApplicationModule(
    displayName = "Evidence",
    allowedDependencies = {"matter", "web"})
package org.huiyin.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
