package org.huiyin.ledger.follow;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TilePath;

/// A log by HTTP. Takes no more bytes than may be there and no more time than a slow line needs,
/// goes where it was sent and nowhere else, and asks again twice before it gives up.
final class HttpLog implements PublishedLog {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TRIES = 3;

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// @param base ends with a slash
  HttpLog(URI base) {
    if (base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
      throw new IllegalArgumentException("base: not the address of a log");
    }
    this.base = base;
  }

  @Override
  public byte[] checkpoint() {
    return find("checkpoint", LARGEST_CHECKPOINT)
        .orElseThrow(() -> new Refused("the log’s address", Defect.CHECKPOINT_MISSING));
  }

  @Override
  public byte[] read(TilePath path) {
    return Widths.read(
        path, IntStream.of(path.width(), Tile.FULL).distinct(), there -> find(there, LARGEST_TILE));
  }

  private Optional<byte[]> find(String path, int most) {
    for (int attempt = 1; ; attempt++) {
      try {
        return ask(path, most);
      } catch (Away away) {
        if (attempt == TRIES) {
          throw away;
        }
        pause(attempt);
      }
    }
  }

  private Optional<byte[]> ask(String path, int most) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build();
    // The request’s own time ends with the head of the answer: a body may take for ever.
    var asked = client.sendAsync(request, _ -> new Limited(most));
    try {
      return body(path, asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException failed) {
      if (isTooLarge(failed)) {
        throw new Refused(path, Defect.TOO_LARGE);
      }
      throw new Away(path, failed);
    } catch (TimeoutException slow) {
      asked.cancel(true);
      throw new Away(path, slow);
    } catch (InterruptedException stopped) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new Away(path, stopped);
    }
  }

  private static Optional<byte[]> body(String path, HttpResponse<byte[]> answer) {
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(answer.body());
      case 404, 410 -> Optional.empty();
      default -> throw new Away(path + ": " + answer.statusCode());
    };
  }

  private static boolean isTooLarge(Throwable failed) {
    return failed instanceof Limited.TooLarge
        || (failed.getCause() != null && isTooLarge(failed.getCause()));
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(Duration.ofMillis(300L * attempt * attempt));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Away("stopped", stopped);
    }
  }
}
