/// The core: a matter from the first word to its last answer. Owns intake, the journal, duties,
/// replies, commitments and review, and states as ports what it needs of modules further down, such
/// as [org.huiyin.matter.Sealing]. Does not decide what the law allows (the rulebook does), and
/// shows nothing to anyone.
@NullMarked
@ApplicationModule(displayName = "Matter")
package org.huiyin.matter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
