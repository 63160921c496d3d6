package org.huiyin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Resident memory in MiB, each page shared by several processes counted in parts (PSS).
///
/// @param application the application’s own processes
/// @param database PostgreSQL’s
record Memory(long application, long database) {

  /// What the process and those that it started hold, but for the processes of `without`.
  static long of(ProcessHandle root, List<ProcessHandle> without) throws IOException {
    long kib = 0;
    for (ProcessHandle each : Stream.concat(Stream.of(root), root.descendants()).toList()) {
      if (!without.contains(each)) {
        kib += share(Path.of("/proc", Long.toString(each.pid()), "smaps_rollup"));
      }
    }
    return kib / 1_024;
  }

  // Of a process that has just ended there is nothing to read.
  private static long share(Path smaps) throws IOException {
    if (!Files.isReadable(smaps)) {
      return 0;
    }
    return Files.readAllLines(smaps).stream()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }
}
