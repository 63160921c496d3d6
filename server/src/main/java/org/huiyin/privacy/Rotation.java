package org.huiyin.privacy;

import java.time.Duration;
import org.huiyin.access.SealedSecrets;
import org.huiyin.matter.WrappedKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings everything under the newest epoch of the key-encryption key, while people work, and ends
/// the epochs that nobody needs any more.
final class Rotation {

  private static final Logger log = LoggerFactory.getLogger(Rotation.class);

  private final KeyRing ring;
  private final Epochs epochs;
  private final WrappedKeys matters;
  private final SealedSecrets officers;
  private final Duration backupsKept;

  /// @param backupsKept how long a backup of the database is kept at most
  Rotation(
      KeyRing ring,
      Epochs epochs,
      WrappedKeys matters,
      SealedSecrets officers,
      Duration backupsKept) {
    this.ring = ring;
    this.epochs = epochs;
    this.matters = matters;
    this.officers = officers;
    this.backupsKept = backupsKept;
  }

  /// Costs one look-up where nothing is under way.
  ///
  /// @return how many keys were wrapped again
  int sweep() {
    int current = ring.current();
    int done = 0;
    if (epochs.all().headMap(current).values().stream().anyMatch(old -> old.retiredOn() == null)) {
      WrappedKeys.Swept swept = matters.wrapAgain(current);
      done = swept.wrapped() + officers.sealAgain(current);
      if (done > 0 || swept.failed() > 0) {
        log.info("{} keys are wrapped by epoch {} now, {} can't be", done, current, swept.failed());
      }
    }
    epochs.endOld(backupsKept);
    return done;
  }
}
