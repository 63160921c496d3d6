package org.huiyin.privacy;

import com.google.crypto.tink.Aead;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.huiyin.authority.SystemChanges;
import org.huiyin.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/// Which epoch wraps, agreed upon by all nodes through the database.
///
/// A new epoch lies in the folder of one node first. It wraps once every node of which something
/// was heard lately holds it, so that none meets a key that it can't unwrap; a node that lacks one
/// that is in use doesn't start. Once nothing is wrapped under an epoch it is retired, and when the
/// last backup from before is gone it is destroyed, each on the public record. Thread-safe.
final class Epochs {

  private static final Logger log = LoggerFactory.getLogger(Epochs.class);
  private static final String PRINCIPAL = "system:keys";
  private static final String KIND = "key-epoch";

  private final KeyFolder folder;
  private final KeyRing ring;
  private final Transactions transactions;
  private final SystemChanges published;
  private final InstantSource securityTime;
  private final Duration silent;
  private final UUID node = UUID.randomUUID();

  /// @param silent for how long a node is waited for of which nothing is heard
  Epochs(
      KeyFolder folder,
      KeyRing ring,
      Transactions transactions,
      SystemChanges published,
      InstantSource securityTime,
      Duration silent) {
    this.folder = folder;
    this.ring = ring;
    this.transactions = transactions;
    this.published = published;
    this.securityTime = securityTime;
    this.silent = silent;
  }

  private record Seen(SortedMap<Integer, LocalDate> destroyed, int current) {}

  /// Reads the folder, tells the database what it holds, and takes the epoch in use from there.
  ///
  /// @throws KeysUnusable if an epoch that is in use isn't in the folder, or is another one
  void look() {
    SortedMap<Integer, EpochKey> held = new TreeMap<>(folder.contents().epochs());
    Seen seen = transactions.as(PRINCIPAL, jdbc -> look(new EpochStore(jdbc), held));
    for (Map.Entry<Integer, LocalDate> gone : seen.destroyed().entrySet()) {
      if (held.remove(gone.getKey()) != null) {
        folder.destroy(gone.getKey(), gone.getValue());
        log.info("epoch {} of the keys is destroyed", gone.getKey());
      }
    }
    int before = ring.current();
    Map<Integer, Aead> keys = new HashMap<>();
    held.forEach((number, epoch) -> keys.put(number, epoch.key()));
    ring.hold(keys, seen.current());
    if (before != seen.current()) {
      log.info("epoch {} of the keys is in use", seen.current());
    }
  }

  private Seen look(EpochStore store, SortedMap<Integer, EpochKey> held) {
    store.lock();
    Instant now = securityTime.instant();
    SortedMap<Integer, LocalDate> destroyed = store.destroyed();
    held.values().stream()
        .filter(epoch -> !destroyed.containsKey(epoch.number()))
        .forEach(epoch -> store.add(epoch.number(), epoch.fingerprint()));
    SortedMap<Integer, EpochStore.Row> all = store.all();
    all.values().forEach(row -> require(row, held.get(row.number())));
    store.seen(node, held.keySet(), now, now.minus(silent));
    int current = current(all);
    int newest =
        store.heldByAll().stream()
            .max(Integer::compare)
            .orElse(current == 0 ? held.lastKey() : current);
    if (newest > current) {
      store.use(newest, now);
      if (current > 0) {
        publish(store, "created", newest, "used-from", day(now));
      }
      current = newest;
    }
    return new Seen(destroyed, current);
  }

  private void require(EpochStore.Row known, @Nullable EpochKey held) {
    if (held == null) {
      LocalDate destroyed = folder.marker().destroyed().get(known.number());
      if (destroyed != null) {
        throw new KeysUnusable(
            "This database is a copy from before epoch "
                + known.number()
                + " of the keys was destroyed, on "
                + destroyed
                + ".",
            "What was wrapped under it opens for nobody any more. Restore a later copy.");
      }
      throw new KeysUnusable(
          "Epoch " + known.number() + " of the keys is not in " + folder.path() + ".",
          "Copy its file there from another node, or from the backup of keys/.");
    }
    if (!held.fingerprint().equals(known.fingerprint())) {
      throw new KeysUnusable(
          "Epoch "
              + known.number()
              + " of the keys in "
              + folder.path()
              + " is another one than this database knows.",
          "Rotate keys on one node only, and copy the new file to the others.");
    }
  }

  private static int current(SortedMap<Integer, EpochStore.Row> all) {
    return all.values().stream()
        .filter(row -> row.usedFrom() != null)
        .mapToInt(EpochStore.Row::number)
        .max()
        .orElse(0);
  }

  /// Says goodbye, so that nobody waits for this node.
  void leave() {
    transactions.as(
        PRINCIPAL,
        jdbc -> {
          new EpochStore(jdbc).gone(node);
          return node;
        });
  }

  /// Retires and destroys what is due.
  ///
  /// @param kept how long backups are kept from before an epoch was retired
  void endOld(Duration kept) {
    SortedMap<Integer, EpochStore.Row> all = all();
    int current = current(all);
    Instant now = securityTime.instant();
    EpochStore.Row used = all.get(current);
    // A node that hasn't looked yet still wraps under the one before.
    if (used == null || used.usedFrom() == null || used.usedFrom().plus(silent).isAfter(now)) {
      return;
    }
    for (EpochStore.Row old : all.headMap(current).values()) {
      end(old, kept, now);
    }
  }

  SortedMap<Integer, EpochStore.Row> all() {
    return transactions.read(PRINCIPAL, jdbc -> new EpochStore(jdbc).all());
  }

  boolean isUsed(int epoch) {
    return transactions.read(PRINCIPAL, jdbc -> new EpochStore(jdbc).isUsed(epoch));
  }

  private void end(EpochStore.Row old, Duration kept, Instant now) {
    LocalDate retired = old.retiredOn();
    if (retired == null) {
      if (!isUsed(old.number())) {
        retire(old.number(), now, kept);
      }
      return;
    }
    // To the day: a day is kept longer rather than shorter.
    if (!retired.atStartOfDay(ZoneOffset.UTC).toInstant().plus(kept).isAfter(now)) {
      destroy(old.number(), now);
    }
  }

  private void retire(int epoch, Instant now, Duration kept) {
    transactions.as(
        PRINCIPAL,
        jdbc -> {
          EpochStore store = new EpochStore(jdbc);
          if (store.retire(epoch, day(now))) {
            publish(store, "changed", epoch, "retired-on", day(now));
          }
          return epoch;
        });
    log.info(
        "epoch {} of the keys is out of use; destroyed {} days from now", epoch, kept.toDays());
  }

  /// The database refuses it as long as anything is wrapped under it: what a restored copy brought
  /// back is wrapped again first.
  void destroy(int epoch, Instant now) {
    try {
      transactions.as(
          PRINCIPAL,
          jdbc -> {
            EpochStore store = new EpochStore(jdbc);
            store.lock();
            if (store.destroy(epoch, day(now))) {
              publish(store, "changed", epoch, "destroyed-on", day(now));
            }
            return epoch;
          });
    } catch (DataIntegrityViolationException e) {
      log.warn("epoch {} of the keys is in use again, so it is not destroyed", epoch);
      transactions.as(
          PRINCIPAL,
          jdbc -> {
            new EpochStore(jdbc).reviveUsed(epoch);
            return epoch;
          });
      return;
    }
    look();
  }

  private void publish(EpochStore store, String verb, int epoch, String what, LocalDate on) {
    published.record(
        store.jdbc(), KIND, verb, Integer.toString(epoch), Map.of(what, on.toString()));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
