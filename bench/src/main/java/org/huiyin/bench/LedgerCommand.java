package org.huiyin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// How fast the server gives entries their places in the log: so many are made to wait at once, as
/// after a long while without a node that leads, and the running server takes them, tiles,
/// signatures, checkpoints and all.
final class LedgerCommand {

  private final Connection owner;
  private final PrintStream out;

  private LedgerCommand(Connection owner, PrintStream out) {
    this.owner = owner;
    this.out = out;
  }

  /// Words: the server's jar, how many entries.
  static void run(String[] args) throws IOException, SQLException {
    if (args.length < 2) {
      throw new IllegalArgumentException("expected JAR ENTRIES");
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (DemoServer server = DemoServer.start(Path.of(args[0]), List.of());
        Connection owner = server.owner()) {
      LedgerCommand command = new LedgerCommand(owner, out);
      command.measure(Integer.parseInt(args[1]) / 10); // so that everything has run once
      command.measure(Integer.parseInt(args[1]));
    }
  }

  private void measure(int entries) throws SQLException {
    long before = number("select size from ledger_log");
    long checkpoints = number("select count(*) from ledger_checkpoint");
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          "insert into ledger_pending select sha256(gen_random_uuid()::text::bytea), false, 1"
              + " from generate_series(1, "
              + entries
              + ")");
    }
    long began = System.nanoTime();
    while (number("select size from ledger_log") < before + entries) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    out.printf(
        Locale.ROOT,
        "%,d entries in %.2f s and %d checkpoints: %,.0f a second%n",
        entries,
        took.toMillis() / 1e3,
        number("select count(*) from ledger_checkpoint") - checkpoints,
        entries / (took.toMillis() / 1e3));
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }
}
