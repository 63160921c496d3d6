/// Procedures as data. A [Rulebook] is read from YAML that a lawyer can follow; it decides which
/// act is lawful now and what follows from it, which automatic acts time has made due, and
/// explains how each date was counted. Everything here is pure and immutable: no clock, no
/// database, no network; the only input besides arguments are the rulebooks and calendars
/// bundled with the library.
///
/// It does not know who may read a matter, who holds a role, or what was written: callers do.
@NullMarked
package org.huiyin.rulebook;

import org.jspecify.annotations.NullMarked;
