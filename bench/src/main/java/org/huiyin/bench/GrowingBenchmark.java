package org.huiyin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.tree.CompactRange;
import org.huiyin.ledger.tree.Growth;
import org.huiyin.ledger.tree.RightEdge;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// How fast the log's tree grows: leaf by leaf, and by a batch whose tiles are made. A leaf's own
/// hash is counted in; figures are of leaves.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class GrowingBenchmark {

  private static final int BATCH = 20_000;

  private final List<Commitment> commitments = commitments();
  private final CompactRange range = CompactRange.empty();
  private final RightEdge edge = Growth.of(RightEdge.empty(), leaves()).edge();
  private int next;

  @Benchmark
  public void append() {
    range.append(commitments.get(next));
    next = (next + 1) % BATCH;
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Growth grow() {
    return Growth.of(edge, leaves());
  }

  /// A figure of batches: one leaf, and a root to sign.
  @Benchmark
  public Growth growByOne() {
    return Growth.of(edge, List.of(commitments.getFirst().leaf()));
  }

  private List<Hash> leaves() {
    return commitments.stream().map(Commitment::leaf).toList();
  }

  private static List<Commitment> commitments() {
    var random = new Random(BATCH);
    var bytes = new byte[Hash.LENGTH];
    var commitments = new ArrayList<Commitment>();
    for (int i = 0; i < BATCH; i++) {
      random.nextBytes(bytes);
      commitments.add(new Commitment(Hash.of(bytes)));
    }
    return commitments;
  }
}
