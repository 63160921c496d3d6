package org.huiyin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.proof.Proofs;
import org.huiyin.ledger.tree.Growth;
import org.huiyin.ledger.tree.Prover;
import org.huiyin.ledger.tree.RightEdge;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TileFolder;
import org.huiyin.ledger.tree.TilePath;
import org.huiyin.ledger.tree.TileSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Proofs for a log of ten million leaves, from its tiles: in memory, and in 39,000 files that the
/// system has in its cache; and the verifying of one.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TileBenchmark {

  private static final long SIZE = 10_000_000;
  private static final int BATCH = 100_000;
  private static final long MIDDLE = 4_444_444;

  @Param({"memory", "files"})
  String tiles = "";

  private final Random random = new Random(SIZE);
  private final Path folder = folder();
  private final Map<TilePath.Hashes, byte[]> memory = new HashMap<>();
  private Prover prover = new Prover(this::inMemory);
  private Hash leaf = Hash.sha256();
  private Hash root = leaf;
  private List<Hash> proof = List.of();

  @Setup
  public void build() throws IOException {
    var edge = RightEdge.empty();
    while (edge.size() < SIZE) {
      var growth = Growth.of(edge, leaves());
      edge = growth.edge();
      for (var tile : growth.tiles()) {
        if (tile.isFull() || edge.size() == SIZE) {
          keep(tile);
        }
      }
    }
    TileSource source = tiles.equals("files") ? new TileFolder(folder) : this::inMemory;
    prover = new Prover(source);
    root = prover.root(SIZE);
    proof = prover.inclusion(MIDDLE, SIZE);
    leaf =
        Hash.of(
            source.tile(0, MIDDLE / Tile.FULL, Tile.FULL),
            (int) (MIDDLE % Tile.FULL) * Hash.LENGTH);
  }

  private List<Hash> leaves() {
    var bytes = new byte[Hash.LENGTH];
    return Stream.generate(
            () -> {
              random.nextBytes(bytes);
              return Hash.of(bytes);
            })
        .limit(BATCH)
        .toList();
  }

  private void keep(Tile tile) throws IOException {
    if (tiles.equals("files")) {
      var file = folder.resolve(tile.path().text());
      Files.createDirectories(file.getParent());
      Files.write(file, tile.bytes());
    } else {
      memory.put(new TilePath.Hashes(tile.level(), tile.number(), Tile.FULL), tile.bytes());
    }
  }

  private byte[] inMemory(int level, long number, int width) {
    var bytes = memory.getOrDefault(new TilePath.Hashes(level, number, Tile.FULL), new byte[0]);
    return Arrays.copyOf(bytes, width * Hash.LENGTH);
  }

  @TearDown
  public void clear() throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Benchmark
  public List<Hash> inclusion() {
    return prover.inclusion(random.nextLong(SIZE), SIZE);
  }

  @Benchmark
  public List<Hash> consistency() {
    return prover.consistency(1 + random.nextLong(SIZE), SIZE);
  }

  /// Of one leaf in the middle, without a signature.
  @Benchmark
  public void verify() {
    Proofs.inclusion(leaf, MIDDLE, SIZE, proof, root);
  }

  @Benchmark
  public Hash root() {
    return prover.root(SIZE);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("huiyin-tiles");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
