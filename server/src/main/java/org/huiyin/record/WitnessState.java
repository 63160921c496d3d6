package org.huiyin.record;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// How it stands with one witness, as this node knows it.
///
/// @param name by which it signs
/// @param size of the largest checkpoint that it has cosigned
/// @param cosignedAt when, as the witness itself says
/// @param trouble why there is nothing newer, if so
/// @param since since when there has been trouble
public record WitnessState(
    String name,
    OptionalLong size,
    Optional<Instant> cosignedAt,
    Optional<Trouble> trouble,
    Optional<Instant> since) {

  /// Why a witness doesn't cosign.
  public enum Trouble {
    /// It can't be reached, or answers what can't be used.
    AWAY,
    /// It doesn't know this log, or not its key.
    UNKNOWN_TO_IT,
    /// It has seen another version of this log: what it was shown now doesn't begin with that.
    SAW_ANOTHER,
    /// It has seen a longer version of this log than there is.
    SAW_MORE
  }
}
