package org.huiyin.matter;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiyin.rulebook.Citation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/// At each start, before anybody is served: what the register of erasures names and the database
/// still has is erased once more. So a backup that was put back shows nobody what was erased since,
/// and an erasure that a crash cut off is finished. Register and database each learn what the other
/// knows.
///
/// Can't help where the register, too, was put back from an old copy.
final class Restoring implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(Restoring.class);

  private final Parts parts;
  private final Erasing erasing;

  Restoring(Parts parts, Erasing erasing) {
    this.parts = parts;
    this.erasing = erasing;
  }

  @Override
  public void afterSingletonsInstantiated() {
    int again = replay();
    if (again > 0) {
      log.warn(
          "{} matters that the register says were erased were in this database, and are erased"
              + " again: a backup was put back, or the last run was cut off",
          again);
    }
  }

  /// Erases what came back, and tells how many.
  int replay() {
    List<ErasureRegister.Line> registered = erasing.register().lines();
    List<ErasureRegister.Line> inDatabase = erasing.store().erasures();
    inDatabase.forEach(erasing.register()::add);
    Set<ErasureRegister.Subject> done =
        inDatabase.stream()
            .map(ErasureRegister.Line::subject)
            .collect(Collectors.toCollection(HashSet::new));
    int again = 0;
    for (ErasureRegister.Line line : registered) {
      again += !done.contains(line.subject()) && again(line.subject()) ? 1 : 0;
    }
    return again;
  }

  /// False where this database has no such matter.
  private boolean again(ErasureRegister.Subject subject) {
    MatterStore.Key key = new MatterStore.Key(subject.authority(), subject.matter());
    if (parts.store().find(Bound.RESTORE, key.authority(), key.matter()).isEmpty()) {
      return false;
    }
    Erasing.Deed deed =
        new Erasing.Deed(
            Bound.RESTORE,
            subject.what(),
            Erasing.Because.RESTORED,
            new Citation(Citation.HOUSE, "", false));
    return erasing.erase(key, deed, matter -> Optional.<String>empty()).isEmpty();
  }
}
