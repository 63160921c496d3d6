package org.huiyin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/// A copy of an embedded database that is being put into an installation: it lies beside its place
/// until it is whole.
public final class CopiedCluster {

  private CopiedCluster() {}

  /// Where its files are to be put.
  public static Path unfinished(Installation installation) {
    return installation.data().resolve("cluster.restored");
  }

  /// Puts it into its place, under the account that is to run it.
  ///
  /// @throws DatabaseUnavailableException if this Huiyin runs another major version
  public static void place(Installation installation) throws IOException {
    PostgresBinaries binaries = BundledPostgres.unpackedIn(installation.data());
    Path copy = unfinished(installation);
    PostgresCluster.requireVersion(copy, binaries);
    Account account = Account.forNewCluster(binaries);
    try (Stream<Path> all = Files.walk(copy)) {
      for (Path path : all.toList()) {
        Files.setPosixFilePermissions(
            path,
            PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        account.own(path);
      }
    }
    Files.move(copy, PostgresCluster.folderIn(installation));
  }

  /// Removes a folder with all it holds.
  public static void remove(Path folder) throws IOException {
    Folders.delete(folder);
  }
}
