package org.huiyin;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// People who file at the same time and remember what they were told: eight of them, each with
/// one filing after another, until they are stopped or the server is gone.
final class FilingLoad {

  private static final int PEOPLE = 8;

  private final String institution;
  private final AtomicInteger counter = new AtomicInteger();
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<ApiCaller.Answer> refused = new ConcurrentLinkedQueue<>();
  private final Crowd people = new Crowd(90);

  FilingLoad(String institution) {
    this.institution = institution;
  }

  /// A filing as it was sent.
  record Said(String story, String idempotencyKey) {}

  /// A filing that was answered as taken in.
  record Acknowledged(String number, String key, Said said) {}

  void start(ApiCaller api) {
    people.start(PEOPLE, () -> () -> fileOneAfterAnother(api));
  }

  private void fileOneAfterAnother(ApiCaller api) {
    while (!people.isStopped()) {
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
    people.acknowledged();
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
    people.awaitAcknowledged(more, refused::toString);
  }

  /// Waits until each of them has got the answer to the last filing, or lost it.
  void stop() {
    people.stop();
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /// What was acknowledged until now.
  List<Acknowledged> told() {
    return List.copyOf(acknowledged);
  }
}
