package org.huiyin.matter;

import java.util.Locale;

/// How a matter stands to those it is about; it decides who may see it (R2).
///
/// `CONCERNS`: an act of a unit, which may handle it, but never the officer who did the act.
/// `ACCUSES`: invisible to the accused and to those they direct. `OPPOSES`: another party;
/// nothing more follows from it so far.
public enum Relation {
  CONCERNS,
  ACCUSES,
  OPPOSES;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
