package org.huiyin.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Salt;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.proof.Proofs;
import org.huiyin.ledger.tree.CompactRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// R6: what an act has put down gets one place in the log and keeps it, and nothing is signed that
/// contradicts what was signed before. R7: of an anonymous act the log tells no more than its day.
class SequencerTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final DataSource connections = TestTransactions.connections(database);
  private final Path home = Node.folder();
  private final Node node = Node.on(database, home);

  private Checkpoint published() {
    return node.checkpoint().orElseThrow().checkpoint();
  }

  /// The log as anybody else would make it from its entries.
  private static void holds(Node node) {
    Checkpoint checkpoint = node.checkpoint().orElseThrow().checkpoint();
    List<Commitment> leaves = node.leaves();
    assertThat(leaves).hasSize(Math.toIntExact(checkpoint.size())).doesNotHaveDuplicates();
    CompactRange tree = CompactRange.empty();
    leaves.forEach(leaf -> tree.append(leaf.leaf()));
    assertThat(tree.root()).isEqualTo(checkpoint.root());
  }

  // Places

  @Test
  void eachActGetsAPlaceThatAnybodyCanVerify() {
    List<Commitment> acts = Filer.named(connections).acts(300);

    node.sequencer.tick();

    holds(node);
    Checkpoint checkpoint = published();
    for (Commitment act : acts) {
      long position = node.ledger.position(act).orElseThrow();
      Proofs.inclusion(
          act.leaf(),
          position,
          checkpoint.size(),
          node.ledger.prover().inclusion(position, checkpoint.size()),
          checkpoint.root());
    }
    assertThat(
            SignedNote.parse(node.checkpoint().orElseThrow().note()).verified(node.ledger.keys()))
        .hasSize(1);
  }

  @Test
  void grownInManyRoundsItIsTheSameLog() {
    Filer filer = Filer.named(connections);
    List<Checkpoint> seen = new ArrayList<>();
    for (int round = 0; round < 40; round++) {
      filer.acts(1 + round % 17);
      node.sequencer.tick();
      seen.add(published());
    }
    holds(node);
    for (int i = 1; i < seen.size(); i++) {
      Checkpoint before = seen.get(i - 1);
      Checkpoint after = seen.get(i);
      Proofs.consistency(
          before.size(),
          after.size(),
          node.ledger.prover().consistency(before.size(), after.size()),
          before.root(),
          after.root());
    }
  }

  @Test
  void whereNothingHappenedNothingIsSigned() {
    node.sequencer.tick();
    String first = node.checkpoint().orElseThrow().note();
    node.sequencer.tick();
    assertThat(node.checkpoint().orElseThrow().note()).isEqualTo(first);
    assertThat(published().size()).isZero();
  }

  /// An order that anybody can check, so that nobody can hide anything in it.
  @Test
  void withinARoundTheOrderIsThatOfTheCommitments() {
    Filer.named(connections).acts(100);
    node.sequencer.tick();
    assertThat(node.leaves()).isSortedAccordingTo(Comparator.comparing(leaf -> leaf.hash().hex()));
  }

  @Test
  void anActThatIsRolledBackIsNotInTheLog() throws SQLException {
    Filer filer = Filer.named(connections);
    filer.act();
    try (Connection server = database.server();
        Statement statement = server.createStatement()) {
      server.setAutoCommit(false);
      statement.execute("select set_config('huiyin.principal', 'system:deadlines', true)");
      statement.execute(
          """
          insert into journal (authority, matter, seq, encoding_version, facts, commitment)
          select authority, id, 900, 1, '{}', sha256('never') from matter
          """);
      server.rollback();
    }
    node.sequencer.tick();
    assertThat(node.leaves()).hasSize(1);
  }

  /// Not even the owner of the tables. COPY is refused to whom policies bind, and they bind the
  /// owner too.
  @Test
  void noWriterCanForgetTheLog() {
    Filer.named(connections).act();
    database.run(
        """
        insert into journal (authority, matter, seq, encoding_version, facts, commitment)
        select authority, id, n, 1, '{}', sha256(n::text::bytea) from matter, generate_series(100, 119) n
        """);
    node.sequencer.tick();
    assertThat(node.leaves()).hasSize(21);
    holds(node);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger_leaf set commitment = sha256('x')",
        "delete from ledger_leaf",
        "insert into ledger_leaf values (7, sha256('x'))",
        "delete from ledger_pending",
        "insert into ledger_pending values (sha256('x'), false, 1)",
        "update ledger_tile set hashes = sha256('x')",
        "delete from ledger_checkpoint",
        "update ledger_log set size = 0",
        "delete from ledger_padding",
        "select ledger_lay('{0}', '{0}', array[sha256('x')])",
        "select ledger_found('another', '2026-01-01')",
        "select ledger_sign(0, sha256('x'), 'x', '2026-01-01')"
      })
  void theServersRoleChangesNothingOfItButByTheLedgersOwnFunctions(String sql) throws SQLException {
    Filer.named(connections).acts(3);
    node.sequencer.tick();
    try (Connection server = database.server();
        Statement statement = server.createStatement()) {
      statement.execute("select set_config('huiyin.principal', 'system:check', false)");
      assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
    }
    holds(node);
  }

  /// Even as the ledger itself: what is there stays.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ledger_lay('{0}', '{0}', array[sha256('x')])",
        "select ledger_lay('{0}', '{0}', array[''::bytea])",
        "select ledger_sign(3, sha256('x'), 'x', '2026-01-01')",
        "select ledger_sign(2, sha256('x'), 'x', '2026-01-01')"
      })
  void whatIsPublishedStaysWhoeverAsks(String sql) throws SQLException {
    Filer.named(connections).acts(3);
    node.sequencer.tick();
    try (Connection server = database.server();
        Statement statement = server.createStatement()) {
      statement.execute("select set_config('huiyin.principal', 'system:ledger', false)");
      assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
    }
    holds(node);
  }

  // Several nodes

  @Test
  void ofManyNodesThatTryAtOnceEachEntryGetsOnePlace() {
    List<Node> nodes =
        IntStream.range(0, 4).mapToObj(_ -> Node.on(database, withKeysOf(home))).toList();
    ConcurrentLinkedQueue<Commitment> acts = new ConcurrentLinkedQueue<>();
    AtomicInteger filing = new AtomicInteger(3);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Filer filer = Filer.named(connections);
      all.add(
          CompletableFuture.runAsync(
              () -> {
                acts.addAll(filer.acts(100));
                filing.decrementAndGet();
              }));
    }
    for (Node each : nodes) {
      all.add(
          CompletableFuture.runAsync(
              () -> {
                while (filing.get() > 0) {
                  each.sequencer.tick();
                }
                each.sequencer.tick();
              }));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    node.sequencer.tick();

    assertThat(node.leaves()).containsExactlyInAnyOrderElementsOf(acts);
    holds(node);
    nodes.forEach(each -> assertThat(each.watch.standing()).isEqualTo(Standing.GOOD));
  }

  /// A folder of another node of the same installation.
  private static Path withKeysOf(Path home) {
    try {
      Path other = Node.folder();
      Files.delete(other.resolve("keys"));
      Files.createSymbolicLink(other.resolve("keys"), home.resolve("keys"));
      return other;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nodesThatStartAtOnceMakeOneKey() throws IOException {
    TestDatabase empty = TestDatabase.fresh();
    Path shared = Node.folder();
    List<CompletableFuture<Node>> starting =
        IntStream.range(0, 4)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> Node.on(empty, withKeysOf(shared))))
            .toList();
    Set<String> keys =
        starting.stream()
            .map(each -> each.join().ledger.keys().toString())
            .collect(Collectors.toSet());
    assertThat(keys).hasSize(1);
    try (var files = Files.list(shared.resolve("keys"))) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactly("ledger.key");
    }
  }

  // What was published is not taken back

  @Test
  void beforeACheckpointIsShownItIsOnTheDisk() throws IOException {
    Filer.named(connections).acts(3);
    node.sequencer.tick();
    assertThat(home.resolve("state").resolve("checkpoint"))
        .hasContent(node.checkpoint().orElseThrow().note());
  }

  @Test
  void aDatabaseThatWasPutBackIsNotSigned() {
    Filer.named(connections).acts(5);
    node.sequencer.tick();
    TestDatabase before = database.copied();
    Filer.named(connections).acts(5);
    node.sequencer.tick();
    Checkpoint published = published();

    Node restored = Node.on(before, home);
    Filer.named(TestTransactions.connections(before)).acts(20);
    restored.sequencer.tick();

    assertThat(restored.watch.standing()).isEqualTo(Standing.SHORTER);
    assertThat(restored.leaves()).hasSize(5);
    assertThat(restored.checkpoint().orElseThrow().checkpoint()).isEqualTo(published);
  }

  /// It was put back on a node that remembers nothing, grew there, and comes to one that does.
  @Test
  void aForkIsNotSigned() {
    Filer.named(connections).acts(5);
    node.sequencer.tick();
    TestDatabase before = database.copied();
    Filer.named(connections).acts(5);
    node.sequencer.tick();
    Checkpoint published = published();

    Node forgetful = Node.on(before, forgetting(home));
    Filer.named(TestTransactions.connections(before)).acts(20);
    forgetful.sequencer.tick();
    assertThat(forgetful.leaves()).hasSize(25);

    Node restored = Node.on(before, home);
    restored.sequencer.tick();
    assertThat(restored.watch.standing()).isEqualTo(Standing.FORKED);
    assertThat(restored.checkpoint().orElseThrow().checkpoint()).isEqualTo(published);
  }

  private static Path forgetting(Path home) {
    return withKeysOf(home);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger_tile set hashes = set_byte(hashes, 7, 255 - get_byte(hashes, 7))",
        "update ledger_tile set hashes = substring(hashes for octet_length(hashes) - 32)"
            + " where level = 0 and number = 1",
        "delete from ledger_tile",
        "update ledger_checkpoint set root = sha256('x')",
        "update ledger_log set size = size + 1",
        "update ledger_log set size = size - 1; delete from ledger_checkpoint"
      })
  void aLogThatWasTamperedWithIsNotSigned(String sql) {
    Filer filer = Filer.named(connections);
    filer.acts(300);
    node.sequencer.tick();
    Checkpoint published = published();
    for (String statement : sql.split(";", -1)) {
      database.run(statement);
    }
    filer.acts(3);

    node.sequencer.tick();

    assertThat(node.watch.standing()).isIn(Standing.FORKED, Standing.SHORTER);
    assertThat(published()).isEqualTo(published);
  }

  @Test
  void onceTheRightDatabaseIsThereAgainItIsSignedAgain() {
    Filer filer = Filer.named(connections);
    filer.acts(300);
    node.sequencer.tick();
    database.run("update ledger_tile set hashes = set_byte(hashes, 7, 255 - get_byte(hashes, 7))");
    filer.act();
    node.sequencer.tick();
    assertThat(node.watch.standing()).isEqualTo(Standing.FORKED);

    database.run("update ledger_tile set hashes = set_byte(hashes, 7, 255 - get_byte(hashes, 7))");
    node.sequencer.tick();

    assertThat(node.watch.standing()).isEqualTo(Standing.GOOD);
    assertThat(node.leaves()).hasSize(301);
    holds(node);
  }

  // Anonymous acts

  private void nextMorning() {
    node.moveTo(node.now().plus(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 40})
  void anonymousActsComeOnceADayInBatchesOfFixedSizes(int acts) {
    node.sequencer.tick();
    List<Commitment> anonymous = Filer.anonymous(connections).acts(acts);
    Filer.named(connections).acts(3);
    node.sequencer.tick();
    assertThat(node.leaves()).hasSize(3).noneMatch(anonymous::contains);

    nextMorning();
    node.sequencer.tick();
    node.sequencer.tick();

    int size = acts <= 16 ? 16 : acts <= 32 ? 32 : 64;
    List<Commitment> day = node.leaves().subList(3, node.leaves().size());
    assertThat(day)
        .hasSize(size)
        .containsAll(anonymous)
        .isSortedAccordingTo(Comparator.comparing(leaf -> leaf.hash().hex()));
    holds(node);
  }

  @Test
  void eachPaddingOpensAsOne() {
    node.sequencer.tick();
    Filer.anonymous(connections).acts(5);
    nextMorning();
    node.sequencer.tick();

    List<String> rows =
        database.rows(
            "select day || ' ' || n || ' ' || encode(salt, 'hex') from ledger_padding order by n");
    assertThat(rows).hasSize(11);
    for (String row : rows) {
      String[] parts = row.split(" ", -1);
      Commitment padding =
          Commitment.of(
              DailyBatch.facts(LocalDate.parse(parts[0]), Integer.parseInt(parts[1])),
              new byte[0],
              Salt.of(HexFormat.of().parseHex(parts[2])));
      assertThat(node.leaves()).contains(padding);
    }
    assertThat(new String(DailyBatch.facts(LocalDate.of(2026, 3, 2), 7), StandardCharsets.UTF_8))
        .isEqualTo("{\"n\":7,\"padding\":\"2026-03-02\"}");
  }

  @Test
  void theDayIsThatOfTheInstallation() {
    node.moveTo(Instant.parse("2026-03-02T15:59:59Z"));
    node.sequencer.tick();
    Filer.anonymous(connections).acts(1);
    node.sequencer.tick();
    assertThat(node.leaves()).isEmpty();

    node.moveTo(Instant.parse("2026-03-02T16:00:00Z"));
    node.sequencer.tick();

    assertThat(node.leaves()).hasSize(16);
    assertThat(database.rows("select daily_of from ledger_batch")).containsExactly("2026-03-02");
  }

  @Test
  void afterAPauseOfDaysThereIsOneBatch() {
    node.sequencer.tick();
    Filer.anonymous(connections).acts(20);
    node.moveTo(node.now().plus(Duration.ofDays(9)));
    node.sequencer.tick();
    assertThat(node.leaves()).hasSize(32);
  }

  // What was there before the log

  @Test
  void ofWhatWaitsAndWhatIsPaddingOnlyTheSystemKnows() throws SQLException {
    Filer.anonymous(connections).acts(2);
    try (Connection server = database.server();
        Statement statement = server.createStatement()) {
      for (String who :
          List.of("complainant:990123/" + new UUID(0, 1), "officer:" + new UUID(0, 1))) {
        statement.execute("select set_config('huiyin.principal', '" + who + "', false)");
        try (var rows =
            statement.executeQuery(
                "select (select count(*) from ledger_pending) + (select count(*) from ledger_padding)")) {
          rows.next();
          assertThat(rows.getInt(1)).isZero();
        }
      }
    }
  }
}
