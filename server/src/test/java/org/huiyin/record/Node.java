package org.huiyin.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.huiyin.database.Transactions;
import org.huiyin.ledger.Commitment;
import org.huiyin.privacy.LedgerKeys;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A node that does nothing but keep the log: a database, a folder, and a security time of its
/// own that stands still until a test moves it.
final class Node {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final Instant START = Instant.parse("2026-03-02T02:00:00Z");

  final LedgerStore store;
  final Sequencer sequencer;
  final Ledger ledger;
  final Watch watch;
  final Founding founding;
  final LogKeys keys;
  final Transactions transactions;
  private volatile Instant now = START;

  private Node(DataSource connections, Path home, Consumer<Step> steps) {
    InstantSource time = this::now;
    LedgerSettings settings = new LedgerSettings("test.example/ledger", "", ZONE, LocalTime.MIN);
    transactions = TestTransactions.on(connections);
    store = new LedgerStore(JdbcClient.create(connections), new JdbcTemplate(connections));
    keys = new LogKeys(new LedgerKeys(home));
    watch = new Watch(store, new NotedCheckpoint(home.resolve("state")), time);
    founding = new Founding(transactions, store, keys, watch, settings, time, new SecureRandom());
    sequencer =
        new Sequencer(
            transactions, store, keys, watch, new Sequencer.Times(time, time), settings, steps);
    ledger = new Ledger(store, keys, watch);
    founding.afterPropertiesSet();
  }

  static Node on(TestDatabase database, Path home) {
    return on(TestTransactions.connections(database), home, _ -> {});
  }

  static Node on(DataSource connections, Path home, Consumer<Step> steps) {
    return new Node(connections, home, steps);
  }

  /// A folder as an installation has it, with nothing in it.
  static Path folder() {
    try {
      Path home = Files.createTempDirectory("huiyin-node");
      for (String name : List.of("keys", "state")) {
        Files.createDirectory(
            home.resolve(name),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void moveTo(Instant instant) {
    now = instant;
  }

  Instant now() {
    return now;
  }

  /// The commitments of the log, in their order.
  List<Commitment> leaves() {
    return store.leaves(0, 1_000_000);
  }

  Optional<Ledger.Published> checkpoint() {
    return ledger.checkpoint();
  }
}
