package org.huiyin.record;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.tree.Prover;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Asks others to watch the log: each witness on a thread of its own, with whatever this node last
/// vouched for. What one of them does or doesn't delays nobody. A log without any is watched by
/// nobody outside. Thread-safe.
public final class Witnesses implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Witnesses.class);

  private final Watch watch;
  private final List<AskedWitness> asked;
  private final Duration every;
  private volatile @Nullable CountDownLatch ending;

  Witnesses(
      WitnessSettings settings,
      Watch watch,
      CosignatureStore store,
      Prover prover,
      InstantSource securityTime,
      Duration every) {
    WitnessCall call = new WitnessCall();
    this.watch = watch;
    this.every = every;
    this.asked =
        settings.asked().stream()
            .map(witness -> new AskedWitness(witness, store, prover, securityTime, call))
            .toList();
  }

  /// How it stands with each, in the order in which they are set up; of none, nobody watches.
  public List<WitnessState> states() {
    return asked.stream().map(AskedWitness::state).toList();
  }

  /// Asks each of them now, one after the other.
  void ask() {
    asked.forEach(this::ask);
  }

  private void ask(AskedWitness witness) {
    watch.shown().ifPresent(shown -> witness.ask(SignedNote.parse(shown.note())));
  }

  /// After the log's own thread.
  @Override
  public int getPhase() {
    return 1;
  }

  @Override
  public synchronized void start() {
    CountDownLatch end = new CountDownLatch(1);
    ending = end;
    asked.forEach(
        witness ->
            Thread.ofVirtual()
                .name("witness-" + witness.state().name())
                .start(() -> again(witness, end)));
  }

  /// Whatever goes wrong in one round, there is another.
  private void again(AskedWitness witness, CountDownLatch end) {
    try {
      while (!end.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          ask(witness);
        } catch (RuntimeException failed) {
          log.debug("a witness couldn't be asked", failed);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void stop() {
    CountDownLatch end = ending;
    ending = null;
    if (end != null) {
      end.countDown();
    }
  }

  @Override
  public boolean isRunning() {
    return ending != null;
  }
}
