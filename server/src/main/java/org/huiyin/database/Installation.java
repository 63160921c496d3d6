package org.huiyin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The folder of one installation. Guarantees that its four sub-folders exist and that `keys/`,
/// `state/` and `evidence/` can be entered by nobody but the account that runs Huiyin. `data/` may
/// be passed through by others, because PostgreSQL may have to run under another account; the
/// cluster inside it lets nobody else in.
///
/// @param home the installation's folder, absolute and free of symbolic links
public record Installation(Path home) {

  /// Where it lies unless somebody says otherwise.
  static final String USUAL = "./huiyin-data";

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> PASSABLE =
      PosixFilePermissions.fromString("rwx--x--x");

  /// Opens the installation in this folder, and makes the folders that are missing.
  public static Installation at(Path home) {
    try {
      if (!Files.isDirectory(home)) {
        Files.createDirectories(home.toAbsolutePath());
        Files.setPosixFilePermissions(home, PASSABLE);
      }
      Installation installation = new Installation(home.toRealPath());
      ensure(installation.data(), PASSABLE);
      ensure(installation.keys(), PRIVATE);
      ensure(installation.state(), PRIVATE);
      ensure(installation.evidence(), PRIVATE);
      return installation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The database cluster, and beside it the programs that run it.
  public Path data() {
    return home.resolve("data");
  }

  /// Secrets; never in a backup of the other folders.
  public Path keys() {
    return home.resolve("keys");
  }

  /// What must survive a restore: the last checkpoint, the erasure register.
  public Path state() {
    return home.resolve("state");
  }

  /// Attachments.
  public Path evidence() {
    return home.resolve("evidence");
  }

  private static void ensure(Path folder, Set<PosixFilePermission> permissions) throws IOException {
    Files.createDirectories(folder);
    if (!Files.getPosixFilePermissions(folder).equals(permissions)) {
      Files.setPosixFilePermissions(folder, permissions);
    }
  }
}
