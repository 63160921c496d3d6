package org.huiyin.matter;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Erases what the rulebook doesn't keep any longer: matters that have ended, on the day after the
/// last of their term, unless two officers hold them for something outside. Where the rulebook
/// names a term for an archive and there is an archive's key, a matter first goes there: sealed to
/// that key, out of every use here, and for good when that term is over.
///
/// Derived from the journal's days each time, so a server that was down misses nothing. Looks at
/// all matters in which nothing is due, in order of their keys; one that can't be treated is
/// reported and doesn't hold up the rest. Thread-safe; of two sweeps at once each matter is erased
/// by one.
public final class Retention {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final int BATCH = 500;

  private final Parts parts;
  private final Erasing erasing;
  private final Archiving archiving;

  Retention(Parts parts, Erasing erasing, Archiving archiving) {
    this.parts = parts;
    this.erasing = erasing;
    this.archiving = archiving;
  }

  /// A matter whose term is over on a day.
  ///
  /// @param endedOn the day of the last act in it
  /// @param keptUntil the last day of its term
  /// @param toArchive whether it goes to the archive, or for good
  /// @param provision the source of the term, as the rulebook cites it
  /// @param heldUntil the last day of a hold that keeps it longer, or null
  public record Due(
      String number,
      String kind,
      LocalDate endedOn,
      LocalDate keptUntil,
      boolean toArchive,
      String provision,
      @Nullable LocalDate heldUntil) {}

  /// What a sweep did.
  ///
  /// @param erased how many matters
  /// @param failed how many it couldn't treat; they are tried again at the next sweep
  public record Swept(int erased, int failed) {}

  /// @param what becomes of it on the day after
  private record Over(
      ErasingStore.Ended matter,
      KindDefinition.Retention retention,
      ErasureRegister.What what,
      LocalDate keptUntil) {}

  /// What would be erased on a day and before, in order of the authority; erases nothing.
  public List<Due> dueBy(LocalDate day) {
    List<Due> due = new ArrayList<>();
    eachOver(
        day,
        over ->
            due.add(
                new Due(
                    over.matter().number(),
                    over.matter().kind(),
                    over.matter().on(),
                    over.keptUntil(),
                    over.what() == ErasureRegister.What.ARCHIVED,
                    over.retention().source().toString(),
                    held(over.matter().key(), day).orElse(null))));
    return due;
  }

  /// The present day: the one that began first anywhere.
  public LocalDate today() {
    return parts.legalTime().now().atOffset(ZoneOffset.ofHours(14)).toLocalDate();
  }

  /// Sweeps all matters once.
  public Swept sweep() {
    int[] counts = new int[2];
    eachOver(
        today(),
        over -> {
          try {
            counts[0] += erase(over) ? 1 : 0;
          } catch (RuntimeException e) {
            counts[1]++;
            log.error(
                "matter {} could not be erased at the end of its term", over.matter().key(), e);
          }
        });
    return new Swept(counts[0], counts[1]);
  }

  private void eachOver(LocalDate day, Consumer<Over> treat) {
    MatterStore.Key after = MatterStore.Key.FIRST;
    List<ErasingStore.Ended> ended;
    do {
      ended = erasing.store().ended(day, after, BATCH);
      for (ErasingStore.Ended matter : ended) {
        over(matter).filter(over -> over.keptUntil().isBefore(day)).ifPresent(treat);
        after = matter.key();
      }
    } while (ended.size() == BATCH);
  }

  private Optional<Over> over(ErasingStore.Ended matter) {
    Rulebook rulebook = parts.rulebooks().of(matter.rulebook());
    KindDefinition kind = rulebook.kinds().get(matter.kind());
    KindDefinition.Retention retention = kind == null ? null : kind.retention();
    LocalDate archived = matter.archivedUntil();
    if (retention == null || (archived == null && !Erasing.isOver(rulebook, matter.stage()))) {
      return Optional.empty();
    }
    boolean goes = archived == null && retention.archive() != null && archiving.isReady();
    LocalDate here =
        goes ? retention.operationalUntil(matter.on()) : retention.keptUntil(matter.on());
    return Optional.of(
        new Over(
            matter,
            retention,
            goes ? ErasureRegister.What.ARCHIVED : ErasureRegister.What.ALL,
            archived == null ? here : archived));
  }

  private Optional<LocalDate> held(MatterStore.Key key, LocalDate day) {
    return erasing.store().heldUntil(Bound.RETENTION, key.authority(), key.matter(), day);
  }

  /// By the matter's own day, which may not have come yet.
  private boolean erase(Over over) {
    Erasing.Deed deed =
        new Erasing.Deed(
            Bound.RETENTION,
            over.what(),
            Erasing.Because.TERM,
            over.retention().source(),
            over.what() == ErasureRegister.What.ARCHIVED ? matter -> copy(matter, over) : null);
    return erasing.erase(over.matter().key(), deed, matter -> keeps(matter, over)).isEmpty();
  }

  private Archiving.Copy copy(MatterRecord matter, Over over) {
    LocalDate until = over.retention().keptUntil(matter.position().lastOn());
    return archiving.copy(Bound.RETENTION, matter, until);
  }

  private Optional<String> keeps(MatterRecord matter, Over over) {
    LocalDate today = Taking.dayOf(parts.rulebookOf(matter.identity()), parts.legalTime().now());
    boolean changed = !matter.position().lastOn().equals(over.matter().on());
    if (changed || !over.keptUntil().isBefore(today)) {
      return Optional.of("its term isn't over");
    }
    return held(over.matter().key(), today).map(until -> "it is held until " + until);
  }
}
