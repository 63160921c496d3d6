package org.huiyin.record;

import java.nio.file.Path;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;

/// A public log with made-up entries, for tests of those who only read it.
public final class TestLog {

  private final TestDatabase database;
  private final Path home;
  private final Node node;
  private final Filer filer;

  private TestLog(TestDatabase database, Path home) {
    this.database = database;
    this.home = home;
    this.node = Node.on(database, home);
    this.filer = Filer.named(TestTransactions.connections(database));
  }

  public static TestLog fresh() {
    return new TestLog(TestDatabase.fresh(), Node.folder());
  }

  /// One that goes on by itself from what this one holds now, signed by the same key.
  public TestLog forked() {
    return new TestLog(database.copied(), home);
  }

  public TestDatabase database() {
    return database;
  }

  /// So many entries more.
  public TestLog grown(int entries) {
    var _ = filer.acts(entries);
    node.sequencer.tick();
    return this;
  }

  /// Copied as `ledger copy` does it.
  public Path copiedTo(Path folder) {
    new LedgerCopy(node.ledger, node.watch).to(folder);
    return folder;
  }
}
