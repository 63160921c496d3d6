package org.huiyin.matter;

import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/// Makes anew by what matters are found: what was written before there was a search, and what has
/// changed without an act, such as the title of a topic or what a place lies in. May run while the
/// server does: a row that an act writes meanwhile is left as the act wrote it. Thread-safe.
public final class Indexing {

  private static final int BATCH = 200;

  private final Parts parts;
  private final CheckingStore checking;
  private final Searched searched;

  Indexing(Parts parts, CheckingStore checking, Searched searched) {
    this.parts = parts;
    this.checking = checking;
    this.searched = searched;
  }

  /// What was done.
  ///
  /// @param matters how many were looked at
  /// @param written of how many the row was made or mended
  /// @param unreadable of how many something can't be opened; `check` names them
  public record Report(long matters, long written, long unreadable) {}

  /// Goes through all matters.
  ///
  /// @param progress told after each batch
  public Report index(Checking.Progress progress) {
    Iterator<CheckingStore.Some> batches = new CheckingKeys(parts.store(), BATCH);
    long all = checking.matters();
    Report done = new Report(0, 0, 0);
    while (batches.hasNext()) {
      CheckingStore.Some some = batches.next();
      List<MatterRecord> matters =
          List.copyOf(parts.store().all(Bound.CHECK, some.authority(), some.matters()).values());
      List<UUID> gone = checking.erased(some);
      for (MatterRecord matter : matters) {
        done = gone.contains(matter.id()) ? looked(done, 0, 0) : one(done, matter);
      }
      progress.at(done.matters(), all);
    }
    return done;
  }

  private Report one(Report done, MatterRecord matter) {
    try {
      return looked(done, searched.anew(matter) ? 1 : 0, 0);
    } catch (SealBroken | IllegalArgumentException | IllegalStateException e) {
      return looked(done, 0, 1);
    }
  }

  private static Report looked(Report done, int written, int unreadable) {
    return new Report(done.matters() + 1, done.written() + written, done.unreadable() + unreadable);
  }
}
