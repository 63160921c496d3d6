package org.huiyin.record;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.huiyin.database.Transactions;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.Signer;
import org.huiyin.ledger.tree.Growth;
import org.huiyin.ledger.tree.RightEdge;

/// Gives what acts have put down its places in the log, and signs. Every node tries; in one
/// transaction at a time one of them leads.
///
/// Guarantees, whatever ends it and wherever: no place is left empty, none is given twice, nothing
/// has two, and no two signed checkpoints contradict each other. Signs only what grows from the
/// checkpoint that this node last vouched for. Thread-safe.
public final class Sequencer {

  /// How much goes into one batch, so that a transaction stays short.
  static final int MOST = 50_000;

  private static final Duration APART = Duration.ofSeconds(1);
  private static final String PRINCIPAL = "system:ledger";

  private final Transactions transactions;
  private final LedgerStore store;
  private final LogKeys keys;
  private final Watch watch;
  private final Times times;
  private final LedgerSettings settings;
  private final Consumer<Step> steps;
  private final SecureRandom random = new SecureRandom();

  /// The two times.
  record Times(InstantSource security, InstantSource legal) {}

  Sequencer(
      Transactions transactions,
      LedgerStore store,
      LogKeys keys,
      Watch watch,
      Times times,
      LedgerSettings settings,
      Consumer<Step> steps) {
    this.transactions = transactions;
    this.store = store;
    this.keys = keys;
    this.watch = watch;
    this.times = times;
    this.settings = settings;
    this.steps = steps;
  }

  /// One round, now: places for what waits, at most [#MOST], a checkpoint where there is
  /// something new, and that is what this node then serves. Where another node leads, that one's.
  public synchronized void tick() {
    round(false);
  }

  /// One round, unless the last checkpoint is less than a second old.
  synchronized void tickInTurn() {
    round(true);
  }

  private void round(boolean inTurn) {
    try {
      boolean grown = transactions.as(PRINCIPAL, _ -> store.leads() && grow(inTurn));
      if (grown) {
        steps.accept(Step.COMMITTED);
      }
      watch.look();
      if (grown) {
        steps.accept(Step.NOTED);
      }
    } catch (WillNotSign refusal) {
      watch.stands(refusal.standing(), refusal.why());
    }
  }

  /// Whether there is a new checkpoint.
  private boolean grow(boolean inTurn) {
    steps.accept(Step.LEADS);
    Optional<LedgerStore.Head> founded = store.head();
    if (founded.isEmpty()) {
      return false;
    }
    LedgerStore.Head head = founded.get();
    Optional<LedgerStore.Signed> last = store.lastSigned();
    List<LedgerStore.Key> known = store.keys();
    Instant now = times.security().instant();
    if (inTurn && last.isPresent() && isFresh(last.get(), now)) {
      return false;
    }
    LocalDate day = endedDay(now);
    boolean dayIsDue = head.dailyThrough().isBefore(day);
    boolean isWaiting = store.isWaiting();
    if (!dayIsDue && !isWaiting && last.isPresent() && isSigned(last.get(), known)) {
      return false;
    }
    RightEdge edge = edge(head, last);
    List<Signer> signers = keys.signing(head.origin(), known);
    List<Hash> leaves = new ArrayList<>();
    if (isWaiting) {
      add(leaves, store.take(MOST, now, times.legal().instant()));
    }
    if (dayIsDue) {
      add(leaves, takeDay(day, now));
    }
    steps.accept(Step.TAKEN);
    lay(Growth.of(edge, leaves), head.origin(), signers, now);
    return true;
  }

  private static boolean isFresh(LedgerStore.Signed last, Instant now) {
    return Duration.between(last.signedAt(), now).abs().compareTo(APART) < 0;
  }

  /// Whether every key that signs has signed it.
  private static boolean isSigned(LedgerStore.Signed last, List<LedgerStore.Key> known) {
    return known.stream()
        .filter(LedgerStore.Key::signs)
        .noneMatch(key -> key.since().isAfter(last.signedAt()));
  }

  /// The last day that is over.
  private LocalDate endedDay(Instant now) {
    LocalDateTime local = LocalDateTime.ofInstant(now, settings.zone());
    int back = local.toLocalTime().isBefore(settings.dailyAt()) ? 2 : 1;
    return local.toLocalDate().minusDays(back);
  }

  private static void add(List<Hash> leaves, List<Commitment> taken) {
    taken.forEach(commitment -> leaves.add(commitment.leaf()));
  }

  private List<Commitment> takeDay(LocalDate day, Instant now) {
    List<Commitment> entries = store.waitingForTheDay();
    DailyBatch paddings = DailyBatch.paddings(day, entries.size(), random);
    store.pad(day, paddings.salts(), paddings.commitments());
    steps.accept(Step.PADDED);
    List<Commitment> all = new ArrayList<>(entries);
    all.addAll(paddings.commitments());
    return store.take(day, all, now, times.legal().instant());
  }

  /// What the log grows from: only what was signed last, and what this node has vouched for.
  private RightEdge edge(LedgerStore.Head head, Optional<LedgerStore.Signed> last) {
    try {
      RightEdge edge = RightEdge.read(store, head.size());
      if (last.isPresent()
          && !(last.get().size() == head.size() && last.get().root().equals(edge.root()))) {
        throw new WillNotSign(
            Standing.FORKED, "the log in the database isn't the one that was signed last");
      }
      watch.requireGrowth(head.size(), edge.root());
      return edge;
    } catch (Refused damaged) {
      throw new WillNotSign(
          Standing.FORKED, "the log in the database is damaged: " + damaged.getMessage());
    }
  }

  private void lay(Growth growth, String origin, List<Signer> signers, Instant now) {
    steps.accept(Step.GROWN);
    store.lay(growth.tiles());
    steps.accept(Step.LAID);
    long size = growth.edge().size();
    String note =
        SignedNote.sign(
                new Checkpoint(origin, size, growth.root()).text(), signers.toArray(Signer[]::new))
            .toString();
    steps.accept(Step.SIGNED);
    store.sign(size, growth.root(), note, now);
    steps.accept(Step.STORED);
  }
}
