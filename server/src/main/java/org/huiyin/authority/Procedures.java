package org.huiyin.authority;

import java.util.Optional;
import org.huiyin.rulebook.Rulebook;

/// The procedures that institutions here can follow. Whoever keeps the rulebooks answers.
/// Thread-safe.
public interface Procedures {

  /// The edition that is in force for new matters, as its authors wrote it: without the dates
  /// that institutions promise. Empty if there is no procedure of this id.
  Optional<Rulebook> inForce(String id);
}
