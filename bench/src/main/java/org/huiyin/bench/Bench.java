package org.huiyin.bench;

import java.util.Arrays;

/// The command line: `libraries [JMH's words]`, `server` with the settings of
/// [ServerCommand], `desk` with those of [DeskCommand], or `ledger` with those of [LedgerCommand].
public final class Bench {

  private Bench() {}

  public static void main(String[] args) throws Exception {
    String what = args.length == 0 ? "" : args[0];
    String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
    switch (what) {
      case "libraries" -> LibrariesCommand.run(rest);
      case "server" -> ServerCommand.run(rest);
      case "desk" -> DeskCommand.run(rest);
      case "ledger" -> LedgerCommand.run(rest);
      default -> {
        System.err.println(
            "bench: expected 'libraries', 'server', 'desk' or 'ledger', not '" + what + "'");
        System.exit(2);
      }
    }
  }
}
