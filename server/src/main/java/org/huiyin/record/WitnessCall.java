package org.huiyin.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.Decimal;
import org.huiyin.ledger.note.NoteSignature;
import org.huiyin.ledger.witness.AddCheckpoint;

/// One request to one witness (C2SP tlog-witness): takes a bounded time and a bounded answer, goes
/// nowhere else than it was sent, and believes only what is signed.
final class WitnessCall {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LARGEST = 16_384;
  private static final int MOST_LINES = 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// What came of it.
  sealed interface Outcome {
    record Cosigned(NoteSignature line) implements Outcome {}

    /// It wants to be shown what has grown from this size on.
    record FromSize(long size) implements Outcome {}

    record Not(WitnessState.Trouble trouble) implements Outcome {}
  }

  Outcome ask(WitnessSettings.Asked witness, AddCheckpoint request) {
    HttpRequest sent =
        HttpRequest.newBuilder(witness.address().resolve("add-checkpoint"))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(request.body()))
            .build();
    CompletableFuture<HttpResponse<byte[]>> asked =
        client.sendAsync(sent, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      return outcome(witness, request, asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException | CancellationException | Refused failed) {
      asked.cancel(true);
      return new Outcome.Not(WitnessState.Trouble.AWAY);
    } catch (InterruptedException stopped) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.Not(WitnessState.Trouble.AWAY);
    }
  }

  private static Outcome outcome(
      WitnessSettings.Asked witness, AddCheckpoint request, HttpResponse<byte[]> answer) {
    String body = new String(answer.body(), UTF_8);
    return switch (answer.statusCode()) {
      case 200 -> cosigned(witness, request, body);
      case 403, 404 -> new Outcome.Not(WitnessState.Trouble.UNKNOWN_TO_IT);
      case 409 -> otherSize(request, Decimal.read(body.stripTrailing(), "a witness’s answer"));
      case 422 -> new Outcome.Not(WitnessState.Trouble.SAW_ANOTHER);
      default -> new Outcome.Not(WitnessState.Trouble.AWAY);
    };
  }

  /// Of other keys it may hold lines too: nothing is known of them.
  private static Outcome cosigned(
      WitnessSettings.Asked witness, AddCheckpoint request, String body) {
    for (String text : body.split("\n", MOST_LINES)) {
      if (!text.isEmpty()) {
        NoteSignature line = NoteSignature.parse(text);
        if (witness.key().isNamedBy(line)) {
          Cosignature.verified(request.note().text(), line, witness.key());
          return new Outcome.Cosigned(line);
        }
      }
    }
    return new Outcome.Not(WitnessState.Trouble.AWAY);
  }

  /// Some answer so where they have seen another root of the same size.
  private static Outcome otherSize(AddCheckpoint request, long size) {
    if (size > request.checkpoint().size()) {
      return new Outcome.Not(WitnessState.Trouble.SAW_MORE);
    }
    return size == request.oldSize()
        ? new Outcome.Not(WitnessState.Trouble.SAW_ANOTHER)
        : new Outcome.FromSize(size);
  }
}
