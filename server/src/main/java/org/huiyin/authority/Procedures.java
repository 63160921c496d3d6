package org.huiyin.authority;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.rulebook.Rulebook;

/// The procedures that institutions here can follow. Whoever keeps the rulebooks answers.
/// Thread-safe.
public interface Procedures {

  /// The edition under which an institution opens new matters now, as its authors wrote it:
  /// without the dates that institutions promise. Empty if it has no procedure.
  Optional<Rulebook> inForce(UUID institution);

  /// What is to be thought of an edition before it begins to be in force. Empty if there is no
  /// document of this digest.
  Optional<Candidate> candidate(Directory now, UUID institution, EditionPlan.Start start);

  /// An edition that may come to be in force.
  ///
  /// @param today the legal day in its zone
  /// @param takesAway whether it is worse for complainants somewhere than what would be in force
  ///     there without it
  record Candidate(Rulebook rulebook, LocalDate today, Verdict verdict, boolean takesAway) {}

  /// What the linter says.
  enum Verdict {
    SOUND,
    REFUSED,
    /// It is still walking the paths.
    PENDING
  }
}
