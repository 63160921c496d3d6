package org.huiyin.record;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.proof.Proofs;
import org.huiyin.ledger.tree.Prover;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this node vouches for. It looks at the database's newest checkpoint, sees that it grows
/// from the one noted before, notes it on the disk, and only then shows it to anybody.
/// Thread-safe.
final class Watch {

  private static final Logger log = LoggerFactory.getLogger(Watch.class);

  private static final int LAST = 1_000;

  private final LedgerStore store;
  private final NotedCheckpoint file;
  private final InstantSource securityTime;
  private volatile @Nullable Shown shown;
  private volatile Standing standing = Standing.GOOD;
  private volatile @Nullable Instant troubledSince;

  /// @param note as the log signed it
  /// @param cosigned the same, with the lines of witnesses
  record Shown(Checkpoint checkpoint, String note, String cosigned) {}

  Watch(LedgerStore store, NotedCheckpoint file, InstantSource securityTime) {
    this.store = store;
    this.file = file;
    this.securityTime = securityTime;
  }

  Optional<Shown> shown() {
    return Optional.ofNullable(shown);
  }

  /// Of the last checkpoints that hold more than so many entries, and that this node vouches for,
  /// the one that most witnesses have signed.
  Optional<Shown> mostSeen(long above) {
    return shown()
        .filter(newest -> newest.checkpoint().size() > above)
        .map(
            newest ->
                store
                    .mostCosigned(above, newest.checkpoint().size(), LAST)
                    .filter(found -> found.size() != newest.checkpoint().size())
                    .map(found -> new Shown(verified(found), found.note(), cosigned(found)))
                    .orElse(newest));
  }

  Standing standing() {
    return standing;
  }

  /// Since when it doesn't stand well; empty where it does.
  Optional<Instant> troubledSince() {
    return Optional.ofNullable(troubledSince);
  }

  synchronized void stands(Standing now, String why) {
    Standing before = standing;
    standing = now;
    if (now == Standing.GOOD) {
      troubledSince = null;
    } else if (troubledSince == null) {
      troubledSince = securityTime.instant();
    }
    if (before != now) {
      if (now == Standing.GOOD) {
        log.info("the ledger is signed again");
      } else {
        log.error("the ledger is not signed: {}", why);
      }
    }
  }

  /// What was noted before this process began.
  void recall() {
    file.read()
        .ifPresent(note -> shown = new Shown(Checkpoint.of(SignedNote.parse(note)), note, note));
  }

  /// Looks at the newest checkpoint.
  ///
  /// @throws WillNotSign if it doesn't grow from the one noted
  synchronized void look() {
    Shown before = shown;
    Optional<Shown> newest = newest();
    newest
        .filter(found -> before == null || !before.note().equals(found.note()))
        .ifPresent(found -> file.write(found.note()));
    newest.ifPresent(found -> shown = found);
    stands(Standing.GOOD, "");
  }

  /// The newest checkpoint, which grows from the one noted; notes nothing.
  ///
  /// @throws WillNotSign if it doesn't
  Optional<Shown> newest() {
    Optional<LedgerStore.Signed> newest = store.lastSigned();
    if (newest.isEmpty()) {
      requireGrowth(0, Hash.sha256());
      return Optional.empty();
    }
    LedgerStore.Signed signed = newest.get();
    requireGrowth(signed.size(), signed.root());
    Shown before = shown;
    Checkpoint checkpoint =
        before != null && before.note().equals(signed.note())
            ? before.checkpoint()
            : verified(signed);
    return Optional.of(new Shown(checkpoint, signed.note(), cosigned(signed)));
  }

  private Checkpoint verified(LedgerStore.Signed signed) {
    List<VerifierKey> keys =
        store.keys().stream().map(key -> VerifierKey.parse(key.vkey())).toList();
    try {
      SignedNote note = SignedNote.parse(signed.note());
      var _ = note.verified(keys);
      Checkpoint checkpoint = Checkpoint.of(note);
      if (checkpoint.size() == signed.size() && checkpoint.root().equals(signed.root())) {
        return checkpoint;
      }
    } catch (Refused refused) {
      log.debug("not a checkpoint", refused);
    }
    throw new WillNotSign(Standing.FORKED, "the newest checkpoint isn't signed by the log's keys");
  }

  private String cosigned(LedgerStore.Signed signed) {
    StringBuilder note = new StringBuilder(signed.note());
    for (String line : store.cosignatures(signed.size())) {
      note.append(line).append('\n');
    }
    return note.toString();
  }

  /// @throws WillNotSign unless a log of this size and root grows from what was noted
  void requireGrowth(long size, Hash root) {
    Shown noted = shown;
    if (noted == null) {
      return;
    }
    Checkpoint before = noted.checkpoint();
    if (size < before.size()) {
      throw new WillNotSign(
          Standing.SHORTER,
          "the database holds %d entries of the log, and %d were published"
              .formatted(size, before.size()));
    }
    if (!grows(before, size, root)) {
      throw new WillNotSign(
          Standing.FORKED, "the log in the database doesn't grow from the one that was published");
    }
  }

  private boolean grows(Checkpoint before, long size, Hash root) {
    if (before.size() == size || before.size() == 0) {
      return before.size() < size || before.root().equals(root);
    }
    try {
      Proofs.consistency(
          before.size(),
          size,
          new Prover(store).consistency(before.size(), size),
          before.root(),
          root);
      return true;
    } catch (Refused refused) {
      return false;
    }
  }
}
