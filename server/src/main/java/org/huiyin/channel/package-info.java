/// The ways in. Turns requests of the API into calls of the modules that decide, and their
/// outcomes into answers; decides nothing itself.
@NullMarked
@ApplicationModule(
    displayName = "Channel",
    allowedDependencies = {
      "access",
      "authority",
      "copy",
      "evidence",
      "matter",
      "procedure",
      "provider",
      "receipt",
      "rulebook",
      "triage",
      "web"
    })
package org.huiyin.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
