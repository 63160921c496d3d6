package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.KindDefinition;
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
  private final Archiving archiving;

  Restoring(Parts parts, Erasing erasing, Archiving archiving) {
    this.parts = parts;
    this.erasing = erasing;
    this.archiving = archiving;
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
    Map<ErasureRegister.Subject, LocalDate> done =
        inDatabase.stream()
            .collect(Collectors.toMap(ErasureRegister.Line::subject, ErasureRegister.Line::on));
    int again = 0;
    for (ErasureRegister.Line line : registered) {
      LocalDate last = done.get(line.subject());
      boolean isDone = last != null && !last.isBefore(line.on());
      boolean wanted = !isDone && !isGone(line.subject(), registered);
      again += wanted && again(line.subject()) ? 1 : 0;
    }
    return again;
  }

  /// What is to be erased whole needn't go to the archive before.
  private static boolean isGone(
      ErasureRegister.Subject subject, List<ErasureRegister.Line> registered) {
    ErasureRegister.Subject whole =
        new ErasureRegister.Subject(
            subject.authority(), subject.matter(), ErasureRegister.What.ALL);
    return !subject.equals(whole)
        && registered.stream().anyMatch(line -> line.subject().equals(whole));
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
            new Citation(Citation.HOUSE, "", false),
            subject.what() == ErasureRegister.What.ARCHIVED ? this::copy : null);
    return erasing.erase(key, deed, matter -> Optional.<String>empty()).isEmpty();
  }

  /// The term that its rulebook gives it.
  private Archiving.Copy copy(MatterRecord matter) {
    KindDefinition kind = parts.rulebookOf(matter.identity()).kinds().get(matter.identity().kind());
    KindDefinition.Retention retention = kind == null ? null : kind.retention();
    LocalDate last = matter.position().lastOn();
    return archiving.copy(
        Bound.RESTORE, matter, retention == null ? last : retention.keptUntil(last));
  }
}
