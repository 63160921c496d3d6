package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// People who file at the same time and remember what they were told: eight of them, each with
/// one filing after another, until they are stopped or the server is gone.
final class FilingLoad {

  private static final int PEOPLE = 8;
  private static final int PATIENCE_SECONDS = 90;

  private final String institution;
  private final AtomicInteger counter = new AtomicInteger();
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<ApiCaller.Answer> refused = new ConcurrentLinkedQueue<>();
  private final Semaphore acknowledgements = new Semaphore(0);
  private final List<Thread> people = new ArrayList<>();
  private volatile boolean stopped;

  FilingLoad(String institution) {
    this.institution = institution;
  }

  /// A filing as it was sent.
  record Said(String story, String idempotencyKey) {}

  /// A filing that was answered as taken in.
  record Acknowledged(String number, String key, Said said) {}

  void start(ApiCaller api) {
    stopped = false;
    acknowledgements.drainPermits();
    people.clear();
    for (int person = 0; person < PEOPLE; person++) {
      people.add(Thread.ofPlatform().start(() -> fileOneAfterAnother(api)));
    }
  }

  private void fileOneAfterAnother(ApiCaller api) {
    while (!stopped) {
      Said said =
          new Said(
              "第 " + counter.incrementAndGet() + " 件：泵站停水 𠮷\t🚱",
              UUID.randomUUID() + "-" + UUID.randomUUID());
      try {
        told(said, file(api, said));
      } catch (UncheckedIOException e) {
        return; // The server is gone.
      }
    }
  }

  private void told(Said said, ApiCaller.Answer answer) {
    if (answer.status() != 201) {
      refused.add(answer);
      return;
    }
    acknowledged.add(acknowledged(said, answer));
    acknowledgements.release();
  }

  private static Acknowledged acknowledged(Said said, ApiCaller.Answer answer) {
    return new Acknowledged(
        answer.json().required("number").stringValue(),
        answer.json().required("key").stringValue(),
        said);
  }

  private ApiCaller.Answer file(ApiCaller api, Said said) {
    return api.file(
        Map.of(
            "kind",
            "remedy",
            "relation",
            "concerns",
            "institution",
            institution,
            "ask",
            "请修好泵站。",
            "story",
            said.story(),
            "identity",
            Map.of("name", "王小河")),
        said.idempotencyKey());
  }

  /// Waits until so many more filings are acknowledged.
  void awaitAcknowledged(int more) {
    try {
      assertThat(acknowledgements.tryAcquire(more, PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as("%d more acknowledged in time; refused: %s", more, refused)
          .isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Waits until each of them has got the answer to the last filing, or lost it.
  void stop() {
    stopped = true;
    for (Thread person : people) {
      try {
        person.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /// What was acknowledged until now.
  List<Acknowledged> told() {
    return List.copyOf(acknowledged);
  }
}
