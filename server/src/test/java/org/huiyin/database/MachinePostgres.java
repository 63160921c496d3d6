package org.huiyin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.huiyin.database.TestDatabase.TestCluster;

/// A throw-away cluster of the PostgreSQL that is installed on this machine, where one from 15 on
/// is: an external server, for tests.
final class MachinePostgres {

  private MachinePostgres() {}

  static Optional<TestCluster> cluster() {
    return Holder.CLUSTER;
  }

  private static final class Holder {
    static final Optional<TestCluster> CLUSTER = installed().map(MachinePostgres::start);
  }

  private static Optional<PostgresBinaries> installed() {
    Stream<Path> onPath =
        Stream.of(System.getenv("PATH").split(":", -1))
            .map(folder -> Path.of(folder, "initdb"))
            .filter(Files::isExecutable)
            .map(MachinePostgres::realFolder);
    return Stream.concat(onPath, debianFolders())
        .filter(folder -> Files.isExecutable(folder.resolve("bin/initdb")))
        .map(PostgresBinaries::in)
        .filter(binaries -> Integer.parseInt(binaries.majorVersion()) >= 15)
        .min(Comparator.comparing(binaries -> Integer.parseInt(binaries.majorVersion())));
  }

  private static Path realFolder(Path initdb) {
    try {
      return initdb.toRealPath().resolve("../..").normalize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> debianFolders() {
    Path folder = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> versions = Files.list(folder)) {
      return versions.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestCluster start(PostgresBinaries binaries) {
    Path home = TestDatabase.temporaryFolder();
    Account account = Account.forNewCluster(binaries);
    Path folder = home.resolve("data").resolve("cluster");
    DatabasePasswords passwords = new DatabasePasswords("superuser-1", "owner-2", "server-3");
    try {
      Path password = Files.writeString(home.resolve("password"), passwords.superuser());
      Files.createDirectories(folder);
      account.own(folder);
      initdb(account, binaries, folder, password);
      PostgresCluster cluster = new PostgresCluster(folder, binaries, account);
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      Postmaster postmaster = Postmaster.start(cluster, port);
      TestDatabase.atExit(postmaster::stop, home);
      TestCluster started = new MachineCluster(port, passwords);
      try (Connection superuser = started.superuser("postgres")) {
        DatabaseRoles.ensure(superuser, passwords);
      }
      TestDatabase.migrate(started.access("huiyin"));
      return started;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void initdb(
      Account account, PostgresBinaries binaries, Path folder, Path password) {
    ProgramRun run =
        ProgramRun.of(
            account.command(
                List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + folder,
                    "--username=tester",
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C")));
    if (!run.succeeded()) {
      throw new IllegalStateException(run.output());
    }
  }

  private record MachineCluster(int port, DatabasePasswords passwords) implements TestCluster {

    @Override
    public Connection superuser(String database) throws SQLException {
      return DriverManager.getConnection(url(database), "tester", passwords.superuser());
    }

    @Override
    public DatabaseAccess access(String database) {
      return new DatabaseAccess(
          url(database),
          new DatabaseAccess.Login(DatabaseRoles.OWNER, passwords.owner()),
          new DatabaseAccess.Login(DatabaseRoles.SERVER, passwords.server()));
    }

    private String url(String database) {
      return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
  }
}
