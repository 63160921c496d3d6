package org.huiyin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL that comes with Huiyin, running on an installation's folder.
///
/// Guarantees, while it is open: what a transaction committed survives the death of this process,
/// of PostgreSQL and of the machine (`fsync`, `synchronous_commit`, `full_page_writes` and
/// checksums are on, or the start was refused); it listens on 127.0.0.1 only, has no socket file,
/// and lets in only who knows a generated password (SCRAM-SHA-256); no second Huiyin works on the
/// folder; if PostgreSQL dies it is started again on the same port. It does not protect the folder
/// from root or from the account it runs under, and makes no backup.
///
/// Safe for use by many threads.
public final class EmbeddedPostgres implements RunningDatabase {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final int PORTS_TRIED = 5;

  private final InstallationLock lock;
  private final PostgresLaunch launch;
  private final PostmasterSupervisor supervisor;

  private EmbeddedPostgres(InstallationLock lock, PostgresLaunch launch, Postmaster postmaster) {
    this.lock = lock;
    this.launch = launch;
    this.supervisor = new PostmasterSupervisor(postmaster, launch::start);
  }

  /// Starts the database of this installation, and makes it at the first start.
  ///
  /// @throws DatabaseUnavailableException where it can't or must not be started
  public static EmbeddedPostgres start(Installation installation) {
    InstallationLock lock = InstallationLock.acquire(installation);
    try {
      PostgresBinaries binaries = BundledPostgres.unpackedIn(installation.data());
      EmbeddedPostgres started = start(installation, binaries, lock);
      BundledPostgres.removeOthers(installation.data(), binaries);
      return started;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// The same with programs that are unpacked already.
  static EmbeddedPostgres start(Installation installation, PostgresBinaries binaries) {
    InstallationLock lock = InstallationLock.acquire(installation);
    try {
      return start(installation, binaries, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedPostgres start(
      Installation installation, PostgresBinaries binaries, InstallationLock lock) {
    long began = System.nanoTime();
    DatabasePasswords passwords =
        DatabasePasswords.readOrMake(installation, PostgresCluster.existsIn(installation));
    PostgresCluster cluster = PostgresCluster.openOrMake(installation, binaries, passwords);
    OrphanedPostmaster.end(cluster);
    for (int attempt = 1; ; attempt++) {
      int port = LoopbackPort.keptOrFree(installation);
      PostgresLaunch launch = new PostgresLaunch(cluster, passwords, port);
      try {
        EmbeddedPostgres started = new EmbeddedPostgres(lock, launch, launch.start());
        LoopbackPort.keep(installation, port);
        started.supervisor.begin();
        LOG.info(
            "PostgreSQL {} runs on 127.0.0.1:{} (process {}), started in {} ms",
            binaries.version(),
            port,
            started.postmasterPid(),
            Duration.ofNanos(System.nanoTime() - began).toMillis());
        return started;
      } catch (DatabaseUnavailableException e) {
        if (attempt == PORTS_TRIED || LoopbackPort.isFree(port)) {
          throw e;
        } // Somebody else took the port since we looked.
      }
    }
  }

  @Override
  public DatabaseAccess access() {
    return new DatabaseAccess(
        launch.url(DatabaseRoles.DATABASE),
        new DatabaseAccess.Login(DatabaseRoles.OWNER, launch.passwords().owner()),
        new DatabaseAccess.Login(DatabaseRoles.SERVER, launch.passwords().server()));
  }

  /// For the launcher and its tests only: nothing that serves people runs with these rights.
  Connection superuser(String database) throws SQLException {
    return launch.superuser(database);
  }

  long postmasterPid() {
    return supervisor.pid();
  }

  /// Rolls back what is open, stops PostgreSQL and lets go of the folder.
  @Override
  public void close() {
    try (lock) {
      supervisor.close();
    }
  }
}
