package org.huiyin.matter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.huiyin.authority.Calendars;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the clocks of matters again when holidays are decreed later, as the rulebook says:
/// never against the complainant.
///
/// Each matter is a transaction of its own and remembers by which edition of the calendar it was
/// counted, so it is counted once for each, and a sweep that was killed goes on where it stopped.
/// An act does the same for its own matter before it is decided. One that can't be treated is
/// reported and tried again at the next sweep. Thread-safe; of two sweeps at once each entry is
/// written by one.
public final class Recounting {

  private static final Logger log = LoggerFactory.getLogger(Recounting.class);
  private static final int BATCH = 500;

  // Longer than it takes until every node knows a new edition.
  private static final Duration KNOWN_EVERYWHERE = Duration.ofMinutes(1);

  private final Calendars calendars;
  private final RecountingStore store;
  private final ActingMatters acting;
  private final InstantSource securityTime;

  Recounting(
      Calendars calendars,
      RecountingStore store,
      ActingMatters acting,
      InstantSource securityTime) {
    this.calendars = calendars;
    this.store = store;
    this.acting = acting;
    this.securityTime = securityTime;
  }

  /// Counts again in all matters that the newest edition may touch. Costs one look-up once that
  /// is done.
  public Swept sweep() {
    Calendars.Edition current = calendars.current();
    if (calendars.isRecounted(current)) {
      return new Swept(0, 0, 0);
    }
    Instant begun = securityTime.instant();
    Swept swept = sweep(current);
    if (swept.failed() == 0 && begun.isAfter(current.madeAt().plus(KNOWN_EVERYWHERE))) {
      calendars.recounted(current);
    }
    return swept;
  }

  private Swept sweep(Calendars.Edition current) {
    MatterStore.Key after = MatterStore.Key.FIRST;
    int matters = 0;
    int entries = 0;
    int failed = 0;
    List<MatterStore.Key> keys;
    do {
      keys = store.touched(current.number(), after, BATCH);
      for (MatterStore.Key key : keys) {
        after = key;
        matters++;
        try {
          entries += acting.letPass(key);
        } catch (RuntimeException e) {
          failed++;
          log.error(
              "clocks of matter {} in {} could not be counted again",
              key.matter(),
              key.authority(),
              e);
        }
      }
    } while (keys.size() == BATCH);
    return new Swept(matters, entries, failed);
  }

  /// How many running clocks end on or after a day: as many at most does an edition touch that
  /// says nothing else of the days before it. A number of clocks, of nobody in particular.
  public long clocksFrom(LocalDate first) {
    return store.clocksFrom(first);
  }

  /// What a sweep did.
  ///
  /// @param matters how many matters it looked at
  /// @param entries how many journal entries it wrote
  /// @param failed how many matters it couldn't treat
  public record Swept(int matters, int entries, int failed) {}
}
