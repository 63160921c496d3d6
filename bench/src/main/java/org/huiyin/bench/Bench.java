package org.huiyin.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// The command line: what to measure, and the settings of that command.
public final class Bench {

  private static final Map<String, Command> COMMANDS =
      new TreeMap<>(
          Map.<String, Command>ofEntries(
              Map.entry("libraries", LibrariesCommand::run),
              Map.entry("peers", PeersCommand::run),
              Map.entry("server", ServerCommand::run),
              Map.entry("load", LoadCommand::run),
              Map.entry("gatling", GatlingCommand::run),
              Map.entry("desk", DeskCommand::run),
              Map.entry("desk-scale", DeskScaleCommand::run),
              Map.entry("search", SearchCommand::run),
              Map.entry("start", StartCommand::run),
              Map.entry("places", PlacesCommand::run),
              Map.entry("ledger", LedgerCommand::run)));

  private Bench() {}

  @FunctionalInterface
  private interface Command {
    void run(String[] words) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    Command command = args.length == 0 ? null : COMMANDS.get(args[0]);
    if (command == null) {
      System.err.println("bench: expected one of " + String.join(", ", COMMANDS.keySet()));
      System.exit(2);
    } else {
      command.run(Arrays.copyOfRange(args, 1, args.length));
    }
  }
}
