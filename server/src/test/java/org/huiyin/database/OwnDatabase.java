package org.huiyin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// A PostgreSQL of one test's own, which it can take away and bring back on the same folder and
/// port while a server that knows it by its address goes on.
public final class OwnDatabase implements AutoCloseable {

  private final Installation installation;
  private EmbeddedPostgres postgres;

  private OwnDatabase(Installation installation) {
    this.installation = installation;
    this.postgres = EmbeddedPostgres.start(installation, TestDatabase.binaries());
  }

  /// An empty database in a folder of its own inside this one.
  public static OwnDatabase in(Path folder) {
    return new OwnDatabase(Installation.at(folder.resolve("huiyin")));
  }

  /// A new folder for it, which its processes can reach.
  public static Path folder() {
    return TestDatabase.temporaryFolder();
  }

  /// Its address and logins; migrations run when a server first uses it.
  public TestDatabase database() {
    return TestDatabase.on(postgres);
  }

  /// Ends it as an operator would: what is open is rolled back.
  public void stop() {
    postgres.close();
  }

  /// Ends all its processes at once, as a failing machine would: nothing is rolled back, no
  /// lock is let go before its holder and all who wait for it are gone. It starts again by
  /// itself.
  public void crash() {
    String pid = Long.toString(postgres.postmasterPid());
    if (!ProgramRun.succeeds(List.of("kill", "-QUIT", pid))) {
      throw new IllegalStateException("kill: process " + pid);
    }
  }

  public void startAgain() {
    String before = postgres.access().url();
    postgres = EmbeddedPostgres.start(installation, TestDatabase.binaries());
    String now = postgres.access().url();
    if (!now.equals(before)) {
      throw new IllegalStateException("the port was taken meanwhile: " + before + ", " + now);
    }
  }

  /// Stops it and removes its folder.
  @Override
  public void close() {
    stop();
    try {
      Folders.delete(installation.home());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
