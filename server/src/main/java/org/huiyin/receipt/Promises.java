package org.huiyin.receipt;

import java.util.Optional;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.Signer;
import org.huiyin.ledger.receipt.Filed;
import org.huiyin.ledger.receipt.Promise;
import org.huiyin.matter.Entered;
import org.huiyin.matter.FilingOutcome;
import org.huiyin.record.Ledger;
import org.huiyin.record.Standing;
import org.springframework.stereotype.Component;

/// What whoever files is promised at once, in the ledger's name: that their filing will be in it
/// by a day, and what is due when. The same for the same filing each time, as long as the same keys
/// sign. Thread-safe.
@Component
public final class Promises {

  /// Where a matter is anonymous its filing waits for the end of the day, and there may be a night
  /// in which nothing runs.
  private static final int DAYS = 2;

  private final Ledger ledger;

  Promises(Ledger ledger) {
    this.ledger = ledger;
  }

  /// The promise that comes with a filing; empty where the ledger can't sign at the moment: the
  /// filing stands all the same, and the matter's receipt has the promise later.
  public Optional<Promised> of(FilingOutcome.Filed filed) {
    return of(filed.receipt().number(), filed.entered()).map(Promised::of);
  }

  /// The same as it is signed, and nothing else of it.
  public Optional<String> note(FilingOutcome.Filed filed) {
    return of(filed.receipt().number(), filed.entered()).map(SignedNote::toString);
  }

  Optional<SignedNote> of(String number, Entered entered) {
    if (ledger.standing() == Standing.KEY_AWAY) {
      return Optional.empty();
    }
    Signer[] signers = ledger.signers().toArray(Signer[]::new);
    return Optional.of(promise(number, entered).signed(signers));
  }

  private Promise promise(String number, Entered entered) {
    return new Promise(
        ledger.origin(),
        entered.commitment(),
        number,
        entered.at() == null ? new Filed.On(entered.on()) : new Filed.At(entered.at()),
        entered.owed().stream().map(owed -> new Promise.Due(owed.clock(), owed.due())).toList(),
        entered.on().plusDays(DAYS));
  }
}
