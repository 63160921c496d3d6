package org.huiyin.ledger.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.JdkSigner;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.Signer;
import org.huiyin.ledger.note.SigningKey;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.tree.EntryBundle;
import org.huiyin.ledger.tree.Growth;
import org.huiyin.ledger.tree.Prover;
import org.huiyin.ledger.tree.RightEdge;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TileFolder;
import org.huiyin.ledger.tree.TilePath;

/// A log whose entries are numbers, as a static copy in a folder. Another variant has other
/// entries from a place on.
public final class TestLog {

  public static final String ORIGIN = "county.example/ledger";

  private final Path folder;
  private final Signer signer = new JdkSigner(key());
  private final List<Commitment> bundle = new ArrayList<>();
  private RightEdge edge = RightEdge.empty();

  public TestLog(Path folder) {
    this.folder = folder;
  }

  private static SigningKey key() {
    var seed = new byte[32];
    Arrays.fill(seed, (byte) 7);
    return SigningKey.of(ORIGIN, VerifierKey.Kind.ED25519, seed);
  }

  public VerifierKey vkey() {
    return signer.key();
  }

  public long size() {
    return edge.size();
  }

  public Path folder() {
    return folder;
  }

  public Prover prover() {
    return new Prover(new TileFolder(folder));
  }

  /// Adds entries, and publishes.
  public SignedNote grow(int count) {
    return grow(count, "");
  }

  public SignedNote grow(int count, String variant) {
    for (int left = count; left > 0; ) {
      int some = (int) Math.min(left, Tile.FULL - edge.size() % Tile.FULL);
      add(some, variant);
      left -= some;
    }
    edge.tiles().forEach(tile -> write(tile.path(), tile.bytes()));
    if (!bundle.isEmpty()) {
      bundle(Tile.full(0, edge.size()));
    }
    return publish(edge.root());
  }

  private void add(int some, String variant) {
    long from = edge.size();
    var entries = IntStream.range(0, some).mapToObj(i -> entry(from + i, variant)).toList();
    bundle.addAll(entries);
    var growth = Growth.of(edge, entries.stream().map(Commitment::leaf).toList());
    growth.tiles().stream().filter(Tile::isFull).forEach(t -> write(t.path(), t.bytes()));
    if (bundle.size() == Tile.FULL) {
      bundle(from / Tile.FULL);
      bundle.clear();
    }
    edge = growth.edge();
  }

  private static Commitment entry(long position, String variant) {
    return new Commitment(Hash.sha256((position + variant).getBytes(UTF_8)));
  }

  private void bundle(long number) {
    write(new TilePath.Entries(number, bundle.size()), EntryBundle.of(bundle));
  }

  /// Signs whatever root.
  public SignedNote publish(Hash root) {
    var note = SignedNote.sign(new Checkpoint(ORIGIN, edge.size(), root).text(), signer);
    write("checkpoint", note.bytes());
    return note;
  }

  public void write(TilePath path, byte[] bytes) {
    write(path.text(), bytes);
  }

  public void write(String path, byte[] bytes) {
    try {
      var file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
