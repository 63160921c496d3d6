package org.huiyin.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The table of all systems, Huiyin last: each kind of work with its rate and waits, and how many
/// times the rate of the best peer Huiyin reaches.
final class Beside {

  /// What was measured of one system.
  record Column(String name, Map<Work, Measured> works, Memory memory) {

    Column {
      works = new EnumMap<>(works);
    }

    /// Of a peer, what it does in place of the same.
    Measured of(Work work) {
      Measured found = works.get(work);
      return found != null ? found : of(work.same().orElseThrow());
    }
  }

  private final List<Column> peers;
  private final Column huiyin;

  Beside(List<Column> peers, Column huiyin) {
    if (peers.isEmpty()) {
      throw new IllegalArgumentException("peers: none");
    }
    this.peers = List.copyOf(peers);
    this.huiyin = huiyin;
  }

  /// How many times the best peer’s rate Huiyin’s is.
  double ratio(Work work) {
    double best = peers.stream().mapToDouble(each -> each.of(work).perSecond()).max().orElseThrow();
    return huiyin.of(work).perSecond() / best;
  }

  /// As Markdown.
  String table() {
    StringBuilder table = new StringBuilder("| a second (p50, p99 ms) |");
    peers.forEach(each -> table.append(" ").append(each.name()).append(" |"));
    table.append(" ").append(huiyin.name()).append(" | times the best peer |\n| --- |");
    table.append(" ---: |".repeat(peers.size() + 2)).append('\n');
    for (Work work : Work.values()) {
      table.append("| ").append(work.told()).append(" |");
      peers.forEach(each -> table.append(cell(each.of(work))));
      table.append(cell(huiyin.of(work)));
      table.append(String.format(Locale.ROOT, " %.1f |%n", ratio(work)));
    }
    table.append("| memory, MiB: application + PostgreSQL |");
    peers.forEach(each -> table.append(cell(each.memory())));
    return table.append(cell(huiyin.memory())).append(" |\n").toString();
  }

  private static String cell(Measured measured) {
    return String.format(
        Locale.ROOT,
        " %,.1f (%.1f, %.1f) |",
        measured.perSecond(),
        measured.millisAt(0.50),
        measured.millisAt(0.99));
  }

  private static String cell(Memory memory) {
    return " " + memory.application() + " + " + memory.database() + " |";
  }
}
