package org.huiyin.matter;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets pass what time has made due: reminders, lateness rung by rung, windows that close,
/// acceptance that nobody decided on.
///
/// Each is an entry of its matter's journal, once, dated by the law and not by when it was
/// noticed, so a server that was down catches up with the same dates. Each sweep looks at all
/// matters, in order of their keys; one that can't be treated is reported and doesn't hold up
/// the rest. Sends nothing: whom an entry tells is in the outbox. Thread-safe; of two sweeps at
/// once each entry is written by one.
public final class Lateness {

  private static final Logger log = LoggerFactory.getLogger(Lateness.class);
  private static final int BATCH = 500;

  private final MatterStore store;
  private final ActingMatters acting;
  private final LegalTime legalTime;

  Lateness(MatterStore store, ActingMatters acting, LegalTime legalTime) {
    this.store = store;
    this.acting = acting;
    this.legalTime = legalTime;
  }

  /// Sweeps all matters once.
  public Swept sweep() {
    // The day that began first anywhere; a matter whose own day hasn't come gives nothing.
    LocalDate today = legalTime.now().atOffset(ZoneOffset.ofHours(14)).toLocalDate();
    MatterStore.Key after = MatterStore.Key.FIRST;
    int entries = 0;
    int failed = 0;
    List<MatterStore.Key> keys;
    do {
      keys = store.dueBy(today, after, BATCH);
      for (MatterStore.Key key : keys) {
        try {
          entries += acting.letPass(key);
        } catch (RuntimeException e) {
          failed++;
          log.error(
              "deadlines of matter {} in {} could not be treated",
              key.matter(),
              key.authority(),
              e);
        }
        after = key;
      }
    } while (keys.size() == BATCH);
    return new Swept(entries, failed);
  }

  /// What a sweep did.
  ///
  /// @param entries how many journal entries it wrote
  /// @param failed how many matters it couldn't treat; they are tried again at the next sweep
  public record Swept(int entries, int failed) {}
}
