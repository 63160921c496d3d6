package org.huiyin.record;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.tree.Prover;
import org.huiyin.ledger.witness.AddCheckpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One witness, and what this node knows of it. Nothing waits for it: it is asked on a thread of
/// its own, and where it is away, less and less often. Thread-safe.
final class AskedWitness {

  private static final Logger log = LoggerFactory.getLogger(AskedWitness.class);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /// The first asks from the wrong size, the second from the right one; another node may come in
  /// between.
  private static final int TRIES = 3;

  private final WitnessSettings.Asked witness;
  private final CosignatureStore store;
  private final Prover prover;
  private final InstantSource securityTime;
  private final WitnessCall call;

  /// Guarded by this, as all below.
  private long known;

  private WitnessState state;
  private Instant notBefore = Instant.MIN;
  private Duration pause = Duration.ofSeconds(1);

  AskedWitness(
      WitnessSettings.Asked witness,
      CosignatureStore store,
      Prover prover,
      InstantSource securityTime,
      WitnessCall call) {
    this.witness = witness;
    this.store = store;
    this.prover = prover;
    this.securityTime = securityTime;
    this.call = call;
    this.state = nothing(witness);
  }

  private static WitnessState nothing(WitnessSettings.Asked witness) {
    return new WitnessState(
        witness.key().name(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  synchronized WitnessState state() {
    return state;
  }

  /// Asks it to cosign this, unless it has, or it is not yet time to try again.
  ///
  /// @param signed a checkpoint that this node vouches for
  void ask(SignedNote signed) {
    long size = Checkpoint.of(signed).size();
    if (!isTime() || isCosigned(size)) {
      return;
    }
    // Another node may have been told meanwhile.
    AddCheckpoint request = AddCheckpoint.of(recall(), List.of(), signed);
    if (!isCosigned(size)) {
      settle(request, outcome(request));
    }
  }

  private synchronized boolean isTime() {
    return !securityTime.instant().isBefore(notBefore);
  }

  /// What it last cosigned, for this node or for another; what it has said since counts as well.
  private long recall() {
    // Whoever reads the state doesn't wait for the database.
    Optional<CosignatureStore.Last> last = store.last(witness.key());
    synchronized (this) {
      last.ifPresent(this::cosigned);
      return Math.max(known, state.size().orElse(0));
    }
  }

  private synchronized boolean isCosigned(long size) {
    return state.size().orElse(-1) >= size;
  }

  private void cosigned(CosignatureStore.Last last) {
    if (!isCosigned(last.size())) {
      // What is stored was verified: only the time is taken from it.
      well(last.size(), Instant.ofEpochSecond(time(last)));
    }
  }

  private static long time(CosignatureStore.Last last) {
    return ByteBuffer.wrap(last.line().signature()).getLong();
  }

  private WitnessCall.Outcome outcome(AddCheckpoint first) {
    AddCheckpoint request = proven(first.oldSize(), first);
    WitnessCall.Outcome outcome = call.ask(witness, request);
    for (int again = 1; again < TRIES; again++) {
      if (!(outcome instanceof WitnessCall.Outcome.FromSize(long size))) {
        return outcome;
      }
      outcome = call.ask(witness, proven(size, first));
    }
    return outcome;
  }

  private AddCheckpoint proven(long from, AddCheckpoint request) {
    long size = request.checkpoint().size();
    long old = Math.min(from, size);
    List<Hash> proof = old == 0 ? List.of() : prover.consistency(old, size);
    return AddCheckpoint.of(old, proof, request.note());
  }

  private void settle(AddCheckpoint request, WitnessCall.Outcome outcome) {
    switch (outcome) {
      case WitnessCall.Outcome.Cosigned(var line) -> {
        long size = request.checkpoint().size();
        Instant at = Cosignature.verified(request.note().text(), line, witness.key()).instant();
        store.put(size, witness.key(), line);
        well(size, at);
      }
      case WitnessCall.Outcome.FromSize(long size) -> {
        synchronized (this) {
          known = size;
        }
        trouble(WitnessState.Trouble.AWAY);
      }
      case WitnessCall.Outcome.Not(var trouble) -> trouble(trouble);
    }
  }

  private synchronized void well(long size, Instant at) {
    if (state.trouble().isPresent()) {
      log.info("the witness {} cosigns again", state.name());
    }
    known = size;
    state =
        new WitnessState(
            state.name(),
            OptionalLong.of(size),
            Optional.of(at),
            Optional.empty(),
            Optional.empty());
    pause = Duration.ofSeconds(1);
    notBefore = Instant.MIN;
  }

  private synchronized void trouble(WitnessState.Trouble trouble) {
    Instant now = securityTime.instant();
    if (!state.trouble().equals(Optional.of(trouble))) {
      log.warn("the witness {} doesn't cosign: {}", state.name(), trouble);
    }
    state =
        new WitnessState(
            state.name(),
            state.size(),
            state.cosignedAt(),
            Optional.of(trouble),
            Optional.of(state.since().orElse(now)));
    notBefore = now.plus(pause);
    pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
  }
}
