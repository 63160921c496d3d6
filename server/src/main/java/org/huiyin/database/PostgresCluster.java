package org.huiyin.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// A database cluster on disk, with the programs and the account that run it.
record PostgresCluster(Path folder, PostgresBinaries binaries, Account account) {

  static final String SUPERUSER = "huiyin_superuser";

  static Path folderIn(Installation installation) {
    return installation.data().resolve("cluster");
  }

  static boolean existsIn(Installation installation) {
    return Files.exists(folderIn(installation).resolve("PG_VERSION"));
  }

  /// Opens the installation's cluster and makes it where there is none.
  static PostgresCluster openOrMake(
      Installation installation, PostgresBinaries binaries, DatabasePasswords passwords) {
    try {
      if (!existsIn(installation)) {
        make(installation, binaries, passwords);
      }
      Path folder = folderIn(installation);
      requireVersion(folder, binaries);
      PostgresCluster cluster = new PostgresCluster(folder, binaries, Account.ownerOf(folder));
      cluster.writeSettings();
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Made under another name and renamed at the end: a cluster that was left half made is never
  /// opened.
  private static void make(
      Installation installation, PostgresBinaries binaries, DatabasePasswords passwords)
      throws IOException {
    Account account = Account.forNewCluster(binaries);
    Path unfinished = installation.data().resolve("cluster.new");
    Path passwordFile = installation.data().resolve("cluster.password");
    Folders.delete(unfinished);
    Files.deleteIfExists(passwordFile);
    try {
      Files.createDirectory(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      account.own(unfinished);
      Files.createFile(
          passwordFile,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(passwordFile, passwords.superuser());
      account.own(passwordFile);
      initdb(account, binaries, unfinished, passwordFile);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.writeString(
        unfinished.resolve("postgresql.conf"),
        "\ninclude = 'huiyin.conf'\n",
        StandardOpenOption.APPEND);
    Files.move(unfinished, folderIn(installation));
  }

  private static void initdb(
      Account account, PostgresBinaries binaries, Path folder, Path passwordFile) {
    ProgramRun run =
        ProgramRun.of(
            account.command(
                List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + folder,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums",
                    "--no-instructions")));
    if (!run.succeeded()) {
      throw new DatabaseUnavailableException(
          "Making the database in " + folder,
          run.output().lines().reduce("initdb ended without a word", (_, last) -> last),
          "see that the folder can be written and has 200 MB free, and start again");
    }
  }

  static void requireVersion(Path folder, PostgresBinaries binaries) throws IOException {
    String made = Files.readString(folder.resolve("PG_VERSION")).strip();
    if (!made.equals(binaries.majorVersion())) {
      throw new DatabaseUnavailableException(
          "Opening the database in " + folder,
          "it was made by PostgreSQL %s and this Huiyin runs PostgreSQL %s"
              .formatted(made, binaries.majorVersion()),
          "export it with the Huiyin that made it, and import it here into a new folder");
    }
  }

  /// Our settings, written anew at each start; what the operator sets with `ALTER SYSTEM` comes
  /// after them and wins.
  private void writeSettings() throws IOException {
    Path file = folder.resolve("huiyin.conf");
    try (InputStream settings = PostgresCluster.class.getResourceAsStream("postgresql.conf")) {
      if (settings == null) {
        throw new IllegalStateException("postgresql.conf is not in the jar");
      }
      Files.write(file, settings.readAllBytes());
    }
    account.own(file);
  }

  /// The newest complaint in PostgreSQL's own logs, for a message to the operator.
  String complaint() {
    return PostgresLog.lastComplaint(startLog(), folder.resolve("log"));
  }

  /// What PostgreSQL says before its own log is open.
  Path startLog() {
    return folder.resolveSibling("postgresql-start.log");
  }
}
