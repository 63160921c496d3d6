package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.huiyin.CrashMatter.Step;

/// People who bring matters, with files and without, named and anonymous, and officers who
/// register, open, refer and accept them, all at once: each remembers what was sent and what
/// was acknowledged, until they are stopped or the server is gone. Then that is held against
/// what the server knows.
final class CrashPeople {

  private static final int PEOPLE = 8;

  private final CrashCounty county;
  private final Random seeds;
  private final AtomicInteger counter = new AtomicInteger();
  private final Queue<CrashMatter> fresh = new ConcurrentLinkedQueue<>();
  private final List<CrashMatter> settled = new ArrayList<>();
  private final Map<Integer, AtomicInteger> refused = new ConcurrentHashMap<>();
  private final Queue<ApiCaller.Answer> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Crowd people = new Crowd(600);

  CrashPeople(CrashCounty county, long seed) {
    this.county = county;
    this.seeds = new Random(seed);
  }

  void start(ApiCaller api) {
    refusals.clear();
    people.start(
        PEOPLE,
        () -> {
          Random random = new Random(seeds.nextLong());
          return () -> bringOneAfterAnother(api, random);
        });
  }

  private void bringOneAfterAnother(ApiCaller api, Random random) {
    while (!people.isStopped()) {
      CrashMatter matter =
          new CrashMatter(county, counter.incrementAndGet(), random.nextInt(3) > 0);
      try {
        if (random.nextInt(6) == 0) {
          attach(api, matter);
        }
        fresh.add(matter);
        if (!led(api, matter)) {
          pause(Duration.ofMillis(20));
        }
      } catch (UncheckedIOException e) {
        unanswered.incrementAndGet();
        if (e.getCause() instanceof ConnectException) {
          return; // The server is gone.
        }
      }
    }
  }

  /// Where the file isn't taken in, the matter goes without.
  private static void attach(ApiCaller api, CrashMatter matter) {
    String text = matter.mark() + "\n" + "停水的记录。".repeat(200);
    ApiCaller.Answer sent = api.upload("record.txt", text);
    if (sent.status() == 201) {
      matter.attach(sent.json().required("ticket").stringValue(), text);
    }
  }

  /// @return false if a step wasn't acknowledged, though there was an answer
  private boolean led(ApiCaller api, CrashMatter matter) {
    for (Step step : Step.values()) {
      if (people.isStopped()) {
        return true;
      }
      matter.begins(step);
      ApiCaller.Answer answer = matter.send(api, county, step, true);
      if (answer.status() != (step == Step.FILE ? 201 : 200)) {
        refused.computeIfAbsent(answer.status(), _ -> new AtomicInteger()).incrementAndGet();
        refusals.add(answer);
        return false;
      }
      matter.ends(answer);
      acknowledged.incrementAndGet();
      people.acknowledged();
    }
    return true;
  }

  static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  /// What was acknowledged until now doesn't count for whoever waits.
  void forgetAcknowledged() {
    people.forgetAcknowledged();
  }

  /// Waits until so many more requests are acknowledged.
  void awaitAcknowledged(int more) {
    people.awaitAcknowledged(more, () -> refused + " " + refusals.peek());
  }

  /// Waits until each has got the answer to the last request, or lost it.
  void stop() {
    people.stop();
  }

  int acknowledged() {
    return acknowledged.get();
  }

  /// How many requests got no answer.
  int unanswered() {
    return unanswered.get();
  }

  /// How many requests were refused since the last start, by what they were told.
  List<ApiCaller.Answer> refusals() {
    return List.copyOf(refusals);
  }

  /// How many matters there are.
  int matters() {
    return settled.size();
  }

  /// Sends what was not acknowledged again, and finds everything there once.
  void settle(ApiCaller api) {
    List<String> lost = new ArrayList<>();
    List<CrashMatter> since = new ArrayList<>();
    for (CrashMatter matter = fresh.poll(); matter != null; matter = fresh.poll()) {
      if (matter.unanswered() != null) {
        sendAgain(api, matter, lost);
      }
      if (matter.isFiled()) {
        lost.addAll(matter.lost(api));
        since.add(matter);
      }
    }
    settled.addAll(since);
    assertThat(lost).as("lost, or there twice").isEmpty();
    assertThat(settled).extracting(CrashMatter::number).doesNotHaveDuplicates();
  }

  private void sendAgain(ApiCaller api, CrashMatter matter, List<String> lost) {
    Step step = matter.unanswered();
    if (step == Step.FILE) {
      ApiCaller.Answer first = CrashMatter.patient(() -> matter.send(api, county, step, false));
      ApiCaller.Answer second = CrashMatter.patient(() -> matter.send(api, county, step, false));
      if (!receipt(first).equals(receipt(second))) {
        lost.add("two receipts for one filing: " + first.text() + " " + second.text());
      }
      matter.ends(first);
      return;
    }
    if (step == null) {
      return;
    }
    long before = CrashMatter.times(matter.view(api), step);
    ApiCaller.Answer again = CrashMatter.patient(() -> matter.send(api, county, step, true));
    if (again.status() == 412 && before == 0) {
      // Somebody else acted since; it reads the matter and sends what it has to say once more.
      again = matter.send(api, county, step, false);
    }
    if (again.status() == 200) {
      matter.begins(step);
      matter.ends(again);
    } else if (before > 0) {
      matter.turnedOutDone();
    } else {
      lost.add(matter.number() + ": " + step.act() + " can't be sent again: " + again.text());
    }
  }

  private static String receipt(ApiCaller.Answer answer) {
    return answer.expect(201).required("number").stringValue()
        + " "
        + answer.json().required("key").stringValue();
  }

  /// Everything that was ever acknowledged is there, once.
  void everythingIsThere(ApiCaller api) {
    List<String> lost = new ArrayList<>();
    settled.forEach(matter -> lost.addAll(matter.lost(api)));
    assertThat(lost).as("lost, or there twice").isEmpty();
  }
}
