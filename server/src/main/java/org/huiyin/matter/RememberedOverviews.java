package org.huiyin.matter;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Officer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The overviews of officers with many duties, for a minute: counting thousands of rows for each
/// page would make the desk the slower the more an office owes.
///
/// Guarantees that nobody is told a count that is older than a minute, nor one that was made with
/// other powers, on another day or while standing in for others; and that an officer with
/// [#MANY] duties or fewer is always told the present one. What a wall has come to hide within
/// that minute is still counted; an overview names no matter. After half of it one thread counts
/// anew, so that
/// whoever looks often doesn't wait. In memory, of at most [#MOST] officers. Thread-safe.
final class RememberedOverviews {

  static final int MANY = 200;
  static final Duration LASTS = Duration.ofMinutes(1);
  private static final int MOST = 1_000;
  private static final Logger log = LoggerFactory.getLogger(RememberedOverviews.class);

  /// Who asks, and whatever an overview depends on beside the duties.
  record Asked(OfficerPrincipal officer, List<Officer> absent, LocalDate day, Locale locale) {

    Asked {
      absent = List.copyOf(absent);
    }
  }

  /// @param rows of how many duties it was made
  record Made(DutyOverview overview, int rows) {}

  private record Kept(DutyOverview overview, long at) {}

  private final Map<Asked, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Kept> eldest) {
          return size() > MOST;
        }
      };
  private final AtomicBoolean counting = new AtomicBoolean();
  private final LongSupplier nanos;

  RememberedOverviews(LongSupplier nanos) {
    this.nanos = nanos;
  }

  DutyOverview of(Asked asked, Supplier<Made> anew) {
    Optional<Kept> found = found(asked);
    if (found.isEmpty()) {
      return made(asked, anew);
    }
    if (age(found.get()) > LASTS.dividedBy(2).toNanos() && counting.compareAndSet(false, true)) {
      Thread.ofVirtual().name("overview").start(() -> ahead(asked, anew));
    }
    return found.get().overview();
  }

  private void ahead(Asked asked, Supplier<Made> anew) {
    try {
      DutyOverview _ = made(asked, anew);
    } catch (RuntimeException e) {
      // Whoever asks next when the minute is over counts, and is told what is wrong.
      log.warn("An overview could not be counted ahead: {}", e.getClass().getName());
    } finally {
      counting.set(false);
    }
  }

  private DutyOverview made(Asked asked, Supplier<Made> anew) {
    long begun = nanos.getAsLong();
    Made made = anew.get();
    synchronized (kept) {
      if (made.rows() > MANY) {
        kept.put(asked, new Kept(made.overview(), begun));
      } else {
        kept.remove(asked);
      }
    }
    return made.overview();
  }

  private Optional<Kept> found(Asked asked) {
    synchronized (kept) {
      return Optional.ofNullable(kept.get(asked)).filter(one -> age(one) < LASTS.toNanos());
    }
  }

  private long age(Kept one) {
    return nanos.getAsLong() - one.at();
  }
}
