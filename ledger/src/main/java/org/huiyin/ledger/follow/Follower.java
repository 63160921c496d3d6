package org.huiyin.ledger.follow;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.proof.Proofs;
import org.huiyin.ledger.tree.EntryBundle;
import org.huiyin.ledger.tree.Growth;
import org.huiyin.ledger.tree.Prover;
import org.huiyin.ledger.tree.RightEdge;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TilePath;

/// Looks at a whole log, from where it last was.
///
/// Guarantees of a log that has [Followed.Grown]: its root was computed from the entries alone,
/// each published tile holds the hashes of what lies below it, and it begins with the checkpoint
/// of before. Does not guarantee that any entry is true, that nobody is shown another log (that is
/// what witnesses are for), or, where no key is named, whose log it is. Holds a few tiles at a
/// time, however long the log is. For one thread.
public final class Follower {

  /// How many bundles are asked for ahead.
  private static final int AHEAD = 16;

  /// After how many entries it is noted how far they were read.
  private static final long STRIDE = 1 << 16;

  private final PublishedLog log;
  private final List<VerifierKey> named;
  private final Consumer<Remembered> keep;
  private Remembered remembered;

  /// @param remembered what was kept the last time
  /// @param named keys of the log, or none: then those of the last time
  /// @param keep keeps it, so that it is there even if the process ends right then
  public Follower(
      PublishedLog log, Remembered remembered, List<VerifierKey> named, Consumer<Remembered> keep) {
    this.log = log;
    this.named = named.isEmpty() ? remembered.keys() : List.copyOf(named);
    this.keep = keep;
    this.remembered = remembered;
  }

  /// Looks once.
  ///
  /// @throws Refused if what is published isn’t a log, or isn’t as its checkpoint says
  /// @throws PublishedLog.Away if it can’t be read now
  public Followed look() {
    var note = SignedNote.parse(log.checkpoint());
    var now = Checkpoint.of(note);
    var signedBy = named.isEmpty() ? List.<VerifierKey>of() : note.verified(named);
    requireOurs(now);
    var before = remembered.checkpoint().map(Checkpoint::of);
    if (before.isPresent() && before.get().size() > now.size()) {
      return new Followed.Shrank(remembered.checkpoint().orElseThrow(), note);
    }
    if (before.isPresent() && !isOf(before.get(), now)) {
      return forked(remembered.checkpoint().orElseThrow(), note);
    }
    read(now);
    remember(remembered.with(note).withKeys(named));
    return new Followed.Grown(before, now, note, signedBy);
  }

  private void requireOurs(Checkpoint now) {
    boolean isNamed =
        named.isEmpty() || named.stream().anyMatch(k -> k.name().equals(now.origin()));
    boolean isSame =
        remembered.checkpoint().map(Checkpoint::of).map(Checkpoint::origin).stream()
            .allMatch(now.origin()::equals);
    if (!isNamed || !isSame) {
      throw new Refused("the log’s checkpoint", Defect.OTHER_LOG);
    }
  }

  /// Whether what was seen is the beginning of what there is, as the published tiles have it.
  private boolean isOf(Checkpoint before, Checkpoint now) {
    return before.size() == now.size()
        ? before.root().equals(now.root())
        : RightEdge.read(log, before.size()).root().equals(before.root());
  }

  /// The tiles tell something else than was seen. If they are those of the checkpoint of now, that
  /// is proven; if they aren’t, only they are wrong.
  private Followed forked(SignedNote seen, SignedNote note) {
    var before = Checkpoint.of(seen);
    var now = Checkpoint.of(note);
    if (before.size() == now.size()) {
      return new Followed.Forked(seen, note, now.root(), List.of());
    }
    var prover = new Prover(log);
    var otherRoot = prover.root(before.size());
    var proof = prover.consistency(before.size(), now.size());
    Proofs.consistency(before.size(), now.size(), proof, otherRoot, now.root());
    return new Followed.Forked(seen, note, otherRoot, proof);
  }

  private void read(Checkpoint now) {
    var edge = start(now.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reading = new Reading(threads, edge, now.size());
      try {
        reading.toTheEnd();
      } finally {
        threads.shutdownNow();
      }
      edge = reading.edge;
    }
    edge.tiles().forEach(this::compare);
    if (!edge.root().equals(now.root())) {
      throw new Refused("the log’s entries", Defect.OTHER_ROOT);
    }
    remembered = remembered.at(now.size(), now.root());
  }

  /// Where reading goes on: if the tiles have become others since, from the last checkpoint.
  private RightEdge start(long size) {
    if (remembered.size() <= size) {
      var edge = RightEdge.read(log, remembered.size());
      if (edge.root().equals(remembered.root())) {
        return edge;
      }
    }
    return RightEdge.read(
        log, remembered.checkpoint().map(Checkpoint::of).map(Checkpoint::size).orElse(0L));
  }

  private void remember(Remembered now) {
    remembered = now;
    keep.accept(now);
  }

  private void compare(Tile computed) {
    byte[] published = log.read(computed.path());
    if (!Arrays.equals(published, computed.bytes())) {
      throw new Refused(computed.path().text(), Defect.OTHER_TILE);
    }
  }

  /// One way through the entries.
  private final class Reading {

    private final ExecutorService threads;
    private final long size;
    private final ArrayDeque<Future<List<Commitment>>> ahead = new ArrayDeque<>();
    private long asked;
    private RightEdge edge;

    Reading(ExecutorService threads, RightEdge edge, long size) {
      this.threads = threads;
      this.edge = edge;
      this.size = size;
      this.asked = edge.size();
    }

    void toTheEnd() {
      while (edge.size() < size) {
        while (asked < size && ahead.size() < AHEAD) {
          ask();
        }
        grow(next());
      }
    }

    /// The next bundle; of one that is partly read, the rest.
    private void ask() {
      long number = asked / Tile.FULL;
      int width = Tile.width(0, number, size);
      int known = (int) (asked % Tile.FULL);
      ahead.add(threads.submit(() -> entries(number, width, known)));
      asked = number * Tile.FULL + width;
    }

    private List<Commitment> entries(long number, int width, int known) {
      var path = new TilePath.Entries(number, width);
      return EntryBundle.commitments(log.read(path), width).subList(known, width);
    }

    private List<Commitment> next() {
      try {
        return ahead.remove().get();
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(failed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new PublishedLog.Away("stopped", stopped);
      }
    }

    private void grow(List<Commitment> entries) {
      var growth = Growth.of(edge, entries.stream().map(Commitment::leaf).toList());
      growth.tiles().stream().filter(Tile::isFull).forEach(Follower.this::compare);
      edge = growth.edge();
      if (edge.size() / STRIDE > remembered.size() / STRIDE) {
        remember(remembered.at(edge.size(), growth.root()));
      }
    }
  }
}
