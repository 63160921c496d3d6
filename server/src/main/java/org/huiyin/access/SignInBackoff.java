package org.huiyin.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes whoever guesses wait: after the third failure in a row for a sign-in name one second,
/// then twice as long each time, at most a minute unless said otherwise. An hour without a
/// failure, or twice the longest wait, forgets them.
/// Never locks a name for good, and treats names that don't exist alike, so that it tells
/// nothing of who exists.
///
/// In memory: other nodes and a restart know nothing of it. Holds at most [#NAMES] names, and
/// forgets the one whose failure is longest ago. Thread-safe.
// KNOWN LIMIT: whoever keeps guessing keeps the officer out too, a minute at a time, as long as
// they go on; tokens made before go on working.
final class SignInBackoff {

  static final int NAMES = 10_000;
  private static final int FREE_FAILURES = 3;
  private static final int MOST_DOUBLINGS = 16;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration USUAL = Duration.ofMinutes(1);
  private static final Duration MEMORY = Duration.ofHours(1);

  private record Failures(int count, Instant last) {

    Instant until(Duration longest) {
      int doublings = Math.min(count - FREE_FAILURES, MOST_DOUBLINGS);
      Duration pause = FIRST.multipliedBy(1L << Math.max(doublings, 0));
      return count < FREE_FAILURES ? last : last.plus(min(pause, longest));
    }

    private static Duration max(Duration a, Duration b) {
      return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
      return a.compareTo(b) < 0 ? a : b;
    }
  }

  private final Duration longest;

  SignInBackoff() {
    this(USUAL);
  }

  /// @param longest how long one waits at most
  SignInBackoff(Duration longest) {
    this.longest = longest;
  }

  private final Map<String, Failures> byName =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > NAMES;
        }
      };

  /// How long to wait before the next attempt; zero if it may be made at `now`.
  synchronized Duration waitFor(String login, Instant now) {
    @Nullable Failures failures = byName.get(folded(login));
    if (failures == null || !now.isBefore(failures.until(longest))) {
      return Duration.ZERO;
    }
    return Duration.between(now, failures.until(longest));
  }

  synchronized void failed(String login, Instant now) {
    @Nullable Failures before = byName.remove(folded(login));
    boolean fresh = before == null || before.last().plus(memory()).isBefore(now);
    byName.put(folded(login), new Failures(fresh || before == null ? 1 : before.count() + 1, now));
  }

  synchronized void succeeded(String login) {
    byName.remove(folded(login));
  }

  /// Longer than any wait, or waiting would make whoever waits start anew.
  private Duration memory() {
    return Failures.max(MEMORY, longest.multipliedBy(2));
  }

  private static String folded(String login) {
    return login.strip().toLowerCase(Locale.ROOT);
  }
}
