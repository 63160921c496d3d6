package org.huiyin.record;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.proof.Proofs;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TilePath;

/// Writes the log as files, each where it lies below `/ledger` too, so that any web server, or a
/// disk that somebody carries away, serves the same.
///
/// Guarantees that a file, once there, is whole, and that the checkpoint comes last: whatever ends
/// the copying, the log that the folder's checkpoint names is there. What is there isn't written
/// again. Refuses to go on with the copy of another log, or of another past.
public final class LedgerCopy {

  private static final int LEVELS = 8;

  private final Ledger ledger;
  private final Watch watch;

  LedgerCopy(Ledger ledger, Watch watch) {
    this.ledger = ledger;
    this.watch = watch;
  }

  /// What a copying did.
  ///
  /// @param size entries of the log that is there now
  /// @param written how many files
  public record Copied(long size, int written) {}

  /// Copies up to the newest checkpoint.
  ///
  /// @throws IllegalStateException if nothing was published yet, or what is there isn't the
  ///     beginning of this log; says why
  public Copied to(Path folder) {
    try {
      Watch.Shown newest =
          watch.newest().orElseThrow(() -> new IllegalStateException("nothing was published yet"));
      Path last = folder.resolve("checkpoint");
      long from = Files.exists(last) ? begun(Files.readAllBytes(last), newest.checkpoint()) : 0;
      int written = 0;
      for (TilePath tile : tiles(from, newest.checkpoint().size())) {
        written += write(folder, tile) ? 1 : 0;
      }
      replace(last, newest.cosigned().getBytes(StandardCharsets.UTF_8));
      return new Copied(newest.checkpoint().size(), written);
    } catch (WillNotSign refusal) {
      throw new IllegalStateException(refusal.why(), refusal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The size of what is there.
  private long begun(byte[] note, Checkpoint newest) {
    try {
      Checkpoint there = Checkpoint.of(SignedNote.parse(note));
      if (!there.origin().equals(newest.origin())) {
        throw new IllegalStateException("what is there is the log " + there.origin());
      }
      if (there.size() > newest.size()) {
        throw new IllegalStateException("what is there is longer than the log");
      }
      if (there.size() > 0) {
        Proofs.consistency(
            there.size(),
            newest.size(),
            ledger.prover().consistency(there.size(), newest.size()),
            there.root(),
            newest.root());
      }
      return there.size();
    } catch (Refused refused) {
      throw new IllegalStateException("what is there isn't the beginning of this log", refused);
    }
  }

  /// Those that a log of this size has, and one of the size before hadn't.
  private static List<TilePath> tiles(long before, long size) {
    List<TilePath> tiles = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      long first = Tile.full(level, before);
      for (long n = first; Tile.width(level, n, size) > 0; n++) {
        tiles.add(new TilePath.Hashes(level, n, Tile.width(level, n, size)));
      }
    }
    for (long n = Tile.full(0, before); Tile.width(0, n, size) > 0; n++) {
      tiles.add(new TilePath.Entries(n, Tile.width(0, n, size)));
    }
    return tiles;
  }

  private boolean write(Path folder, TilePath tile) throws IOException {
    Path file = folder.resolve(tile.text());
    if (Files.exists(file)) {
      return false;
    }
    replace(
        file,
        ledger
            .tile(tile)
            .orElseThrow(() -> new IllegalStateException("the database lacks " + tile.text())));
    return true;
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, ".unfinished", "");
    try {
      Files.write(unfinished, bytes);
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(unfinished, file, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
