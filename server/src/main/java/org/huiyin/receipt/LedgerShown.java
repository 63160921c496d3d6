package org.huiyin.receipt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.record.Ledger;
import org.huiyin.record.Standing;
import org.huiyin.record.WitnessState;
import org.huiyin.record.Witnesses;
import org.springframework.stereotype.Component;

/// What the page of the ledger says of it. Thread-safe.
@Component
final class LedgerShown {

  private final Ledger ledger;
  private final Optional<Witnesses> witnesses;

  /// @param witnesses empty in the commands, which ask none and show nothing
  LedgerShown(Ledger ledger, Optional<Witnesses> witnesses) {
    this.ledger = ledger;
    this.witnesses = witnesses;
  }

  /// As it is now.
  ///
  /// @param published the newest signed head, if there is one
  /// @param signedAt when that was signed, to the second
  /// @param witnesses others who are asked to sign it too, and how it stands with each
  record Now(
      String origin,
      List<String> keys,
      Standing standing,
      Optional<Ledger.Published> published,
      Optional<Instant> signedAt,
      List<WitnessState> witnesses) {
    Now {
      keys = List.copyOf(keys);
      witnesses = List.copyOf(witnesses);
    }
  }

  Now now() {
    Optional<Ledger.Published> published = ledger.checkpoint();
    return new Now(
        ledger.origin(),
        ledger.keys().stream().map(VerifierKey::toString).toList(),
        ledger.standing(),
        published,
        ledger.signedAt().map(at -> at.truncatedTo(ChronoUnit.SECONDS)),
        witnesses.map(Witnesses::states).orElse(List.of()));
  }
}
