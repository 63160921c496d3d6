/// What every answer over HTTP has in common: problems as RFC 9457 documents in the language asked
/// for, the limit of a body's size and its encoding. It knows nothing of what the answers are
/// about.
@NullMarked
@ApplicationModule(
    displayName = "Web",
    allowedDependencies = {})
package org.huiyin.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
