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
/// last of their term, unless two officers hold them for something outside.
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

  Retention(Parts parts, Erasing erasing) {
    this.parts = parts;
    this.erasing = erasing;
  }

  /// A matter whose term is over on a day.
  ///
  /// @param endedOn the day of the last act in it
  /// @param keptUntil the last day of its term
  /// @param provision the source of the term, as the rulebook cites it
  /// @param heldUntil the last day of a hold that keeps it longer, or null
  public record Due(
      String number,
      String kind,
      LocalDate endedOn,
      LocalDate keptUntil,
      String provision,
      @Nullable LocalDate heldUntil) {}

  /// What a sweep did.
  ///
  /// @param erased how many matters
  /// @param failed how many it couldn't treat; they are tried again at the next sweep
  public record Swept(int erased, int failed) {}

  private record Over(ErasingStore.Ended matter, KindDefinition.Retention retention) {
    LocalDate keptUntil() {
      return retention.keptUntil(matter.on());
    }
  }

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
    return kind == null || kind.retention() == null || !Erasing.isOver(rulebook, matter.stage())
        ? Optional.empty()
        : Optional.of(new Over(matter, kind.retention()));
  }

  private Optional<LocalDate> held(MatterStore.Key key, LocalDate day) {
    return erasing.store().heldUntil(Bound.RETENTION, key.authority(), key.matter(), day);
  }

  /// By the matter's own day, which may not have come yet.
  private boolean erase(Over over) {
    Erasing.Deed deed =
        new Erasing.Deed(
            Bound.RETENTION,
            ErasureRegister.What.ALL,
            Erasing.Because.TERM,
            over.retention().source());
    return erasing.erase(over.matter().key(), deed, matter -> keeps(matter, over)).isEmpty();
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
