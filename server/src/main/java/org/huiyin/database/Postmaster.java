package org.huiyin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running PostgreSQL server process, our child, listening on 127.0.0.1 and nowhere else.
final class Postmaster {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration REPORT = Duration.ofSeconds(15);

  private final PostgresCluster cluster;
  private final Process process;

  private Postmaster(PostgresCluster cluster, Process process) {
    this.cluster = cluster;
    this.process = process;
  }

  /// Returns once the server takes connections. Recovery after a crash may take minutes; that is
  /// waited for and reported, for as long as the process lives.
  static Postmaster start(PostgresCluster cluster, int port) {
    Postmaster postmaster = new Postmaster(cluster, launch(cluster, port));
    try {
      postmaster.awaitReady();
      return postmaster;
    } catch (RuntimeException e) {
      postmaster.stop();
      throw e;
    }
  }

  private static Process launch(PostgresCluster cluster, int port) {
    ProcessBuilder builder =
        new ProcessBuilder(command(cluster, port))
            .directory(cluster.folder().toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(cluster.startLog().toFile());
    builder.environment().clear();
    builder.environment().putAll(ProgramRun.ENVIRONMENT);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// In a session of its own where the system has `setsid`, so that Ctrl-C at Huiyin's terminal
  /// reaches Huiyin only, which then ends its work before it stops the database.
  ///
  /// KNOWN LIMIT: macOS has no `setsid`; there Ctrl-C cuts requests that are still running.
  private static List<String> command(PostgresCluster cluster, int port) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.addAll(
        cluster
            .account()
            .command(
                List.of(
                    cluster.binaries().program("postgres"),
                    "-D",
                    cluster.folder().toString(),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "port=" + port,
                    "-c",
                    "unix_socket_directories=")));
    return command;
  }

  private void awaitReady() {
    long report = System.nanoTime() + REPORT.toNanos();
    while (!ready()) {
      if (!process.isAlive()) {
        throw new DatabaseUnavailableException(
            "Starting PostgreSQL in " + cluster.folder(),
            cluster.complaint(),
            "put that right and start again; the whole story is in " + cluster.folder() + "/log");
      }
      if (System.nanoTime() > report) {
        LOG.info("PostgreSQL (process {}) is still starting or recovering", process.pid());
        report = System.nanoTime() + REPORT.toNanos();
      }
      Pauses.of(POLL);
    }
  }

  private boolean ready() {
    Optional<PostmasterFile> file = PostmasterFile.read(cluster.folder());
    return file.isPresent() && file.get().pid() == process.pid() && file.get().ready();
  }

  long pid() {
    return process.pid();
  }

  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  void stop() {
    PostmasterSignals.stop(cluster, process.toHandle());
  }
}
