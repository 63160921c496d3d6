package org.huiyin.procedure;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.authority.Procedures.Verdict;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.lint.Linter;
import org.huiyin.rulebook.lint.Linting;
import org.huiyin.rulebook.lint.WorstCase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the linter and the worst case say of documents: found once for each digest, by a thread
/// for each, so that no request waits for more than it wants to.
///
/// Kept in memory: whoever starts a newer program asks a newer linter. Thread-safe.
final class Proofs implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Proofs.class);

  /// By digest. They hold for as long as this program runs, also where it starts several servers.
  private static final Map<String, Linting> LINTED = new ConcurrentHashMap<>();

  private static final Map<String, Map<String, WorstCase>> RECKONED = new ConcurrentHashMap<>();

  private final Map<String, CompletableFuture<Linting>> lintings = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Map<String, WorstCase>>> worstCases =
      new ConcurrentHashMap<>();
  private final ExecutorService linter =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("linter").factory());
  private final ExecutorService reckoner =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name("worst-cases").factory());

  Verdict verdict(Rulebook rulebook) {
    return linting(rulebook)
        .map(found -> found.isSound() ? Verdict.SOUND : Verdict.REFUSED)
        .orElse(Verdict.PENDING);
  }

  /// Empty while the linter is at it.
  Optional<Linting> linting(Rulebook rulebook) {
    return now(asked(lintings, rulebook, Proofs::lint, linter));
  }

  /// Waits for it, at most so long.
  Optional<Linting> linting(Rulebook rulebook, Duration atMost) {
    return within(asked(lintings, rulebook, Proofs::lint, linter), atMost);
  }

  /// By kind; empty while it is being reckoned.
  Optional<Map<String, WorstCase>> worstCases(Rulebook rulebook) {
    return now(asked(worstCases, rulebook, Proofs::reckon, reckoner));
  }

  Optional<Map<String, WorstCase>> worstCases(Rulebook rulebook, Duration atMost) {
    return within(asked(worstCases, rulebook, Proofs::reckon, reckoner), atMost);
  }

  private static Linting lint(Rulebook rulebook) {
    Linting found = LINTED.computeIfAbsent(rulebook.digest(), _ -> Linter.lint(rulebook));
    if (!found.isSound()) {
      log.warn("The linter refuses the rulebook {} ({})", rulebook, rulebook.digest());
    }
    return found;
  }

  private static Map<String, WorstCase> reckon(Rulebook rulebook) {
    return RECKONED.computeIfAbsent(rulebook.digest(), _ -> reckonAnew(rulebook));
  }

  private static Map<String, WorstCase> reckonAnew(Rulebook rulebook) {
    return rulebook.kinds().keySet().stream()
        .map(kind -> WorstCase.of(rulebook, kind))
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableMap(WorstCase::kind, Function.identity()));
  }

  private <T> CompletableFuture<T> asked(
      Map<String, CompletableFuture<T>> all,
      Rulebook rulebook,
      Function<Rulebook, T> work,
      ExecutorService thread) {
    return all.computeIfAbsent(
        rulebook.digest(),
        digest -> CompletableFuture.supplyAsync(() -> work.apply(rulebook), thread));
  }

  private static <T> Optional<T> now(CompletableFuture<T> future) {
    return future.isDone() && !future.isCompletedExceptionally()
        ? Optional.of(future.join())
        : Optional.empty();
  }

  private static <T> Optional<T> within(CompletableFuture<T> future, Duration atMost) {
    try {
      return Optional.of(future.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException meanwhile) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("proof: failed", Objects.requireNonNull(failed.getCause()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    int left = linter.shutdownNow().size() + reckoner.shutdownNow().size();
    log.debug("{} proofs were not begun", left);
  }
}
