package org.huiyin.record;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Signer;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.tree.EntryBundle;
import org.huiyin.ledger.tree.Prover;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TilePath;
import org.jspecify.annotations.Nullable;

/// The public log as others of this installation see it: what was published, where an entry is,
/// and the keys.
///
/// Guarantees that a checkpoint it gives is on this node's disk, so that no later one contradicts
/// it. Needs no principal and no transaction; takes part in one if there is one. Thread-safe.
public final class Ledger {

  /// A filing asks who signs, and it seldom changes.
  private static final Duration BELIEVED = Duration.ofSeconds(2);

  private final LedgerStore store;
  private final LogKeys keys;
  private final Watch watch;
  private volatile @Nullable String origin;
  private volatile Signing signing = new Signing(List.of(), Long.MIN_VALUE);

  /// Who signs, and until when that is believed, by the machine's running time.
  private record Signing(List<Signer> signers, long until) {}

  Ledger(LedgerStore store, LogKeys keys, Watch watch) {
    this.store = store;
    this.keys = keys;
    this.watch = watch;
  }

  /// A checkpoint that was published.
  ///
  /// @param note signed by the log, and by the witnesses that have seen it so far
  public record Published(Checkpoint checkpoint, String note) {}

  /// The newest that this node vouches for; empty before the first.
  public Optional<Published> checkpoint() {
    return watch.shown().map(shown -> new Published(shown.checkpoint(), shown.cosigned()));
  }

  /// Of the last thousand that hold more than so many entries, the one that most witnesses have
  /// signed, and of these the newest: what whoever keeps it can show to others. Empty where none
  /// that this node vouches for holds so many.
  ///
  /// @param entries at least 0
  public Optional<Published> checkpointAbove(long entries) {
    return watch
        .mostSeen(entries)
        .map(shown -> new Published(shown.checkpoint(), shown.cosigned()));
  }

  /// Whether the log is signed, and why not.
  public Standing standing() {
    return watch.standing();
  }

  /// The name of the log, for ever.
  public String origin() {
    String known = origin;
    if (known == null) {
      known = store.head().orElseThrow().origin();
      origin = known;
    }
    return known;
  }

  /// The public halves of the keys that sign now, the oldest first.
  public List<VerifierKey> keys() {
    return store.keys().stream()
        .filter(LedgerStore.Key::signs)
        .map(key -> VerifierKey.parse(key.vkey()))
        .toList();
  }

  /// Those that sign or once signed, the oldest first: what an old one signed stays right.
  public List<VerifierKey> everyKey() {
    return store.keys().stream().map(key -> VerifierKey.parse(key.vkey())).toList();
  }

  /// When the newest head in the database was signed, by security time; empty before the first.
  public Optional<Instant> signedAt() {
    return store.lastSigned().map(LedgerStore.Signed::signedAt);
  }

  /// The keys that sign, the oldest first, for what else is promised in the log's name. A change
  /// of keys may show two seconds late; what an old one signs stays right.
  ///
  /// @throws RuntimeException if this node doesn't hold one of them
  public List<Signer> signers() {
    Signing known = signing;
    long now = System.nanoTime();
    if (known.signers().isEmpty() || now - known.until() > 0) {
      known = new Signing(keys.signing(origin(), store.keys()), now + BELIEVED.toNanos());
      signing = known;
    }
    return known.signers();
  }

  /// Where this entry is in the log; empty as long as it waits. It may be further on than
  /// [#checkpoint] reaches, for a moment.
  public OptionalLong position(Commitment commitment) {
    return store.position(commitment);
  }

  /// Proves from the tiles in the database.
  public Prover prover() {
    return new Prover(store);
  }

  /// The bytes of a tile or of a bundle of entries; empty where the log isn't that long.
  public Optional<byte[]> tile(TilePath path) {
    return switch (path) {
      case TilePath.Hashes tile -> store.find(tile.level(), tile.number(), tile.width());
      case TilePath.Entries bundle -> entries(bundle);
    };
  }

  private Optional<byte[]> entries(TilePath.Entries bundle) {
    List<Commitment> entries = store.leaves(bundle.number() * Tile.FULL, bundle.width());
    return entries.size() < bundle.width()
        ? Optional.empty()
        : Optional.of(EntryBundle.of(entries));
  }
}
