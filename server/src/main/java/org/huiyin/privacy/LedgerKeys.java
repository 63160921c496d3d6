package org.huiyin.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.ledger.note.Signer;

/// The private halves of the keys that sign the public log: `keys/ledger.key`, `ledger-2.key` and
/// so on, 32 bytes each, that only the owner may read. They open nothing: whoever loses one loses
/// the log's name, and whoever steals one can sign in it.
///
/// Guarantees that a file, once there, is whole and never replaced, and that any number of nodes
/// on one folder make it once. Thread-safe.
public final class LedgerKeys {

  private static final int LENGTH = 32;
  private static final String FROM_BACKUP = "Put the folder keys/ back from its backup.";

  private final Path folder;

  /// Those of an installation.
  ///
  /// @param home its folder
  public LedgerKeys(Path home) {
    this.folder = home.resolve("keys");
  }

  /// The key with this number, made now unless it is there.
  ///
  /// @param origin the name of the log, which is the key's too
  public Signer make(String origin, int number) {
    try {
      Path file = file(number);
      if (Files.notExists(file)) {
        create(file);
      }
      return read(origin, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The key with this number, if this node holds it and it is the one meant.
  ///
  /// @param vkey its public half
  public Optional<Signer> find(String origin, int number, String vkey) {
    try {
      Path file = file(number);
      return Files.exists(file)
          ? Optional.of(read(origin, file)).filter(key -> key.key().toString().equals(vkey))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same, where nothing goes on without it.
  ///
  /// @throws RuntimeException that names the file, if it is missing or another one
  public Signer require(String origin, int number, String vkey) {
    Path file = file(number);
    return find(origin, number, vkey)
        .orElseThrow(
            () ->
                Files.exists(file)
                    ? new KeysUnusable(
                        "The key of the ledger in "
                            + file
                            + " isn't the one that this database knows, "
                            + vkey
                            + ".",
                        "Put back the key folder that belongs to this database.")
                    : new KeysUnusable(
                        "The key of the ledger "
                            + file
                            + " is missing, and the log is signed with it.",
                        FROM_BACKUP));
  }

  private Path file(int number) {
    return folder.resolve(number == 1 ? "ledger.key" : "ledger-" + number + ".key");
  }

  /// Written beside, and linked to its name, which fails where there is one: nobody ever reads
  /// half a key, and of two nodes that start at once one makes it.
  private void create(Path file) throws IOException {
    Path unfinished = file.resolveSibling("ledger." + UUID.randomUUID() + ".new");
    byte[] seed = new byte[LENGTH];
    new SecureRandom().nextBytes(seed);
    try {
      PrivateFiles.write(unfinished, seed);
      Files.createLink(file, unfinished);
    } catch (FileAlreadyExistsException _) {
      // Another node was first.
    } finally {
      Files.deleteIfExists(unfinished);
    }
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private Signer read(String origin, Path file) throws IOException {
    String others = PrivateFiles.tooWide(file);
    if (!others.isEmpty()) {
      throw new KeysUnusable(
          "Other users of this machine may get at " + file + " (" + others + ").",
          "Run: chmod 600 " + file);
    }
    byte[] seed = Files.readAllBytes(file);
    if (seed.length != LENGTH) {
      throw new KeysUnusable("The key file " + file + " is damaged.", FROM_BACKUP);
    }
    return new BouncyCastleSigner(origin, seed);
  }
}
