package org.huiyin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an earlier Huiyin left behind when it was killed: a postmaster that still runs, or its
/// file. The caller holds the installation's lock, so no living Huiyin owns either.
///
/// A postmaster is stopped, so that the one we start is our child, runs this version and this
/// configuration. A file whose process number now belongs to some other program (usual in
/// containers, where numbers repeat) would make PostgreSQL refuse to start, and is removed once
/// none of the cluster's processes is left.
final class OrphanedPostmaster {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostmaster.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private OrphanedPostmaster() {}

  static void end(PostgresCluster cluster) {
    Optional<ProcessHandle> named =
        PostmasterFile.read(cluster.folder()).flatMap(file -> ProcessHandle.of(file.pid()));
    if (named.isEmpty() || !named.get().isAlive()) {
      return; // PostgreSQL removes the file itself, after a look at the shared memory it names.
    }
    if (belongsTo(named.get(), cluster.folder())) {
      LOG.warn(
          "PostgreSQL still runs from an earlier Huiyin that was killed (process {}); stopping it",
          named.get().pid());
      PostmasterSignals.stop(cluster, named.get());
    } else {
      removeStaleFile(cluster);
    }
  }

  /// A postmaster works in its data folder; where the system doesn't show that, its command names
  /// it.
  private static boolean belongsTo(ProcessHandle process, Path cluster) {
    Path workingFolder = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      if (Files.exists(workingFolder)) {
        return workingFolder.toRealPath().equals(cluster);
      }
    } catch (IOException _) {
      // Gone meanwhile, or not ours to look at: the command decides.
    }
    return process
        .info()
        .commandLine()
        .filter(command -> command.contains("postgres") && command.contains(cluster.toString()))
        .isPresent();
  }

  private static void removeStaleFile(PostgresCluster cluster) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ProcessHandle.allProcesses().anyMatch(p -> belongsTo(p, cluster.folder()))) {
      if (System.nanoTime() > deadline) {
        throw new DatabaseUnavailableException(
            "Opening the database in " + cluster.folder(),
            "processes of an earlier PostgreSQL still work in it",
            "stop them, and start again");
      }
      Pauses.of(Duration.ofMillis(100));
    }
    try {
      Files.deleteIfExists(PostmasterFile.in(cluster.folder()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
