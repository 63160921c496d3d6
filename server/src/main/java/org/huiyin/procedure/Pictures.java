package org.huiyin.procedure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
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
import org.huiyin.rulebook.Rulebook;
import org.huiyin.workbench.Drawing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Draws procedures: each picture once, by a thread of its own, so that no request waits for more
/// than it wants to, whatever somebody uploaded. Kept in memory. Thread-safe.
final class Pictures implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Pictures.class);

  private final Map<Picture, CompletableFuture<String>> drawn = new ConcurrentHashMap<>();
  private final ExecutorService drawer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("drawer").factory());

  private record Picture(String digest, String kind, String language) {}

  /// A self-contained SVG; empty if it takes longer than that.
  Optional<byte[]> svg(Rulebook rulebook, String kind, Locale locale, Duration atMost) {
    Picture picture = new Picture(rulebook.digest(), kind, locale.getLanguage());
    CompletableFuture<String> svg =
        drawn.computeIfAbsent(
            picture,
            _ ->
                CompletableFuture.supplyAsync(
                    () -> Drawing.of(rulebook, kind, locale).svg(), drawer));
    try {
      return Optional.of(
          svg.get(atMost.toMillis(), TimeUnit.MILLISECONDS).getBytes(StandardCharsets.UTF_8));
    } catch (TimeoutException meanwhile) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("picture: failed", Objects.requireNonNull(failed.getCause()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    log.debug("{} pictures were not begun", drawer.shutdownNow().size());
  }
}
