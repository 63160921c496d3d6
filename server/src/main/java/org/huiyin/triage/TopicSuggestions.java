package org.huiyin.triage;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Suggests topics to officers of an institution, as learned from what that institution wrote of
/// its own matters and which topics these have. It decides nothing.
///
/// Holds what it learned in memory, for at most [#MOST] institutions: words that at least twenty
/// summaries share, and their weights. It learns anew when that is [#LASTS] old, one institution at
/// a time, so what was erased is forgotten by then. While fewer than [#LEAST] matters taught it, it
/// suggests nothing. Keeps no text that it is asked about. Thread-safe.
public final class TopicSuggestions {

  /// How many matters it takes at least.
  public static final int LEAST = 100;

  /// How many topics are suggested at most.
  public static final int SUGGESTED = 3;

  static final Duration LASTS = Duration.ofHours(6);
  static final int MOST = 16;

  private final Function<UUID, List<Example>> examples;
  private final LongSupplier nanos;
  private final ReentrantLock learning = new ReentrantLock();
  private final Map<UUID, Learned> learned =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Learned> eldest) {
          return size() > MOST;
        }
      };

  private record Learned(int taught, Optional<TopicModel> model, long at) {}

  /// Learns from these.
  ///
  /// @param examples of an institution
  TopicSuggestions(Function<UUID, List<Example>> examples, LongSupplier nanos) {
    this.examples = examples;
    this.nanos = nanos;
  }

  /// The topics that a text suggests at an institution, or why none.
  ///
  /// @param allowed the codes of the topics that can be chosen
  public Advice advise(UUID institution, String text, Set<String> allowed) {
    Learned known = known(institution);
    if (known.taught() < LEAST) {
      return new Advice.TooFew(known.taught(), LEAST);
    }
    return new Advice.Learned(
        known.taught(),
        known.model().stream()
            .flatMap(model -> model.suggestions(text, Integer.MAX_VALUE).stream())
            .filter(each -> allowed.contains(each.topic()) && !each.because().isEmpty())
            .limit(SUGGESTED)
            .toList());
  }

  private Learned known(UUID institution) {
    learning.lock();
    try {
      Learned known = learned.get(institution);
      if (known == null || nanos.getAsLong() - known.at() > LASTS.toNanos()) {
        known = learn(institution);
      }
      return known;
    } finally {
      learning.unlock();
    }
  }

  /// Too few cost little to look at, and may be enough the next time.
  private Learned learn(UUID institution) {
    List<Example> taught = examples.apply(institution);
    boolean enough = taught.size() >= LEAST;
    Learned now =
        new Learned(
            taught.size(),
            enough ? TopicModel.learned(taught) : Optional.empty(),
            nanos.getAsLong());
    if (enough) {
      learned.put(institution, now);
    } else {
      learned.remove(institution);
    }
    return now;
  }
}
