package org.huiyin.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.proof.Proofs;
import org.huiyin.ledger.tree.CompactRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A node is killed, at each step of a round and at any time, while people go on filing. What was
/// acknowledged is in the log afterwards, once; no two checkpoints contradict each other.
class KilledSequencerTest {

  private static final String NEVER = "never";

  private final TestDatabase database = TestDatabase.fresh();
  private final DataSource connections = TestTransactions.connections(database);
  private final Path home = Node.folder();

  /// People who go on filing, named and anonymous, until they are told to stop.
  private final class Filing implements AutoCloseable {

    private final AtomicBoolean goesOn = new AtomicBoolean(true);
    private final Queue<Commitment> acknowledged = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> people = new ArrayList<>();

    Filing() {
      for (Filer filer : List.of(Filer.named(connections), Filer.anonymous(connections))) {
        people.add(
            CompletableFuture.runAsync(
                () -> {
                  while (goesOn.get()) {
                    acknowledged.add(filer.act());
                  }
                },
                Thread::startVirtualThread));
      }
    }

    List<Commitment> stop() {
      goesOn.set(false);
      people.forEach(CompletableFuture::join);
      return List.copyOf(acknowledged);
    }

    @Override
    public void close() {
      goesOn.set(false);
    }
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void whereverItDiesAnotherGoesOnWithoutAGapADuplicateOrAFork(Step dies) {
    try (Filing filing = new Filing()) {
      try (SequencingProcess first = SequencingProcess.start(database, home, dies.name())) {
        assertThat(first.awaitEnd()).isEqualTo(137);
      }
      try (SequencingProcess second = SequencingProcess.start(database, home, NEVER)) {
        second.awaitMoreThan(second.awaitMoreThan(0));
      }
      everythingIsThereOnce(filing.stop());
    }
  }

  @Test
  void killedAgainAndAgainFromOutsideItLosesNothing() {
    try (Filing filing = new Filing()) {
      long size = 0;
      for (int i = 0; i < 4; i++) {
        try (SequencingProcess node = SequencingProcess.start(database, home, NEVER)) {
          size = node.awaitMoreThan(size);
        }
      }
      everythingIsThereOnce(filing.stop());
    }
  }

  @Test
  void whenTheLeaderDiesTheOtherTakesOver() {
    try (Filing filing = new Filing();
        SequencingProcess other = SequencingProcess.start(database, home, NEVER)) {
      long size;
      try (SequencingProcess leader = SequencingProcess.start(database, home, NEVER)) {
        size = leader.awaitMoreThan(0);
        leader.kill();
      }
      long began = System.nanoTime();
      other.awaitMoreThan(other.awaitMoreThan(size));
      report("killed", began);
      everythingIsThereOnce(filing.stop());
    }
  }

  /// It stands still in the middle of a round, holding what only one may hold. The database takes
  /// it away; when it wakes up it finds itself too late, and goes on as the others do.
  @Test
  void whenTheLeaderFreezesTheOtherTakesOverAndTheLeaderDoesNoHarmWhenItWakes() {
    try (Filing filing = new Filing();
        SequencingProcess leader = SequencingProcess.start(database, home, NEVER)) {
      leader.awaitMoreThan(0);
      freezeWithinARound(leader);
      try (SequencingProcess other = SequencingProcess.start(database, home, NEVER)) {
        long began = System.nanoTime();
        long size = other.awaitMoreThan(0);
        size = other.awaitMoreThan(size);
        report("frozen", began);
        leader.thaw();
        leader.awaitMoreThan(size);
        other.awaitMoreThan(size);
      }
      everythingIsThereOnce(filing.stop());
    }
  }

  /// Until it holds the lock while it stands still.
  private void freezeWithinARound(SequencingProcess leader) {
    while (true) {
      leader.freeze();
      if (!database
          .rows(
              "select 1 from pg_locks where locktype = 'advisory' and granted"
                  + " and database = (select oid from pg_database where datname = current_database())")
          .isEmpty()) {
        return;
      }
      leader.thaw();
    }
  }

  private static void report(String what, long began) {
    System.out.printf(
        "%s: another published after %d ms%n",
        what, Duration.ofNanos(System.nanoTime() - began).toMillis());
  }

  private void everythingIsThereOnce(List<Commitment> acknowledged) {
    Node last = Node.on(connections, home, _ -> {});
    last.moveTo(InstantSource.system().instant().plus(Duration.ofDays(2)));
    last.sequencer.tick();
    assertThat(last.watch.standing()).isEqualTo(Standing.GOOD);
    assertThat(database.rows("select 1 from ledger_pending")).isEmpty();

    List<Commitment> leaves = last.leaves();
    int paddings = database.rows("select 1 from ledger_padding").size();
    assertThat(leaves)
        .doesNotHaveDuplicates()
        .containsAll(acknowledged)
        .hasSize(database.rows("select 1 from journal").size() + paddings);
    assertThat(database.rows("select max(position) + 1 from ledger_leaf"))
        .containsExactly(Integer.toString(leaves.size()));
    checkpointsAgree(last, leaves);
  }

  private void checkpointsAgree(Node node, List<Commitment> leaves) {
    List<String> checkpoints =
        database.rows(
            "select size || ' ' || encode(root, 'hex') from ledger_checkpoint order by size");
    assertThat(checkpoints).hasSizeGreaterThan(1);
    CompactRange tree = CompactRange.empty();
    long sizeBefore = 0;
    Hash rootBefore = tree.root();
    for (String checkpoint : checkpoints) {
      String[] parts = checkpoint.split(" ", -1);
      long size = Long.parseLong(parts[0]);
      Hash root = Hash.ofHex(parts[1]);
      while (tree.size() < size) {
        tree.append(leaves.get(Math.toIntExact(tree.size())).leaf());
      }
      assertThat(root).isEqualTo(tree.root());
      if (sizeBefore > 0) {
        Proofs.consistency(
            sizeBefore, size, node.ledger.prover().consistency(sizeBefore, size), rootBefore, root);
      }
      sizeBefore = size;
      rootBefore = root;
    }
    assertThat(sizeBefore).isEqualTo(leaves.size());
  }
}
