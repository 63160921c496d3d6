package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// The folder `keys/` of an installation: `key-encryption.keyset` (Tink, binary) and `mac.key` (32
/// bytes). The first start makes them, and then notes their id in `state/installation`; from then
/// on the installation counts as used, and starts with these keys or not at all: new ones would
/// open nothing that was sealed.
///
/// KNOWN LIMIT: whoever loses `keys/` and `state/` together, and starts on the old database, gets
/// new keys. What then compares is the [KeyId] that the database holds.
final class KeyFolder {

  private static final String FROM_BACKUP = "Put the folder keys/ back from its backup.";
  private static final Pattern MARKER =
      Pattern.compile("huiyin installation 1\nkeys ([0-9a-f]{16})\n");

  /// A file lock keeps other processes out, and must not be asked for twice in one.
  private static final Lock THIS_PROCESS = new ReentrantLock();

  private final Path folder;
  private final Path keyset;
  private final Path macKey;
  private final Path state;
  private final Path marker;

  KeyFolder(Path home) {
    folder = home.resolve("keys");
    keyset = folder.resolve("key-encryption.keyset");
    macKey = folder.resolve("mac.key");
    state = home.resolve("state");
    marker = state.resolve("installation");
  }

  /// The keys of this installation; makes them if it is new. Any number of starts at the same
  /// time, in any number of processes, get the same keys.
  ///
  /// @throws KeysUnusable if they are missing, damaged, or open to other users
  Keys open() {
    THIS_PROCESS.lock();
    try {
      return openAlone();
    } catch (IOException e) {
      throw new KeysUnusable(
          "The keys of this installation can't be read or written: " + e + ".",
          "Check that the disk has room, and that the user who runs Huiyin owns " + folder + ".",
          e);
    } finally {
      THIS_PROCESS.unlock();
    }
  }

  private Keys openAlone() throws IOException {
    checkFileSystem();
    PrivateFiles.makeFolder(state);
    PrivateFiles.makeFolder(folder);
    try (var channel = PrivateFiles.openLock(state.resolve("installation.lock"));
        var _ = channel.lock()) {
      checkPrivate(folder, "700");
      boolean used = Files.exists(marker);
      makeOrRequire(used);
      var keys = read();
      if (used) {
        checkMarker(keys.id());
      } else {
        PrivateFiles.write(
            marker, ("huiyin installation 1\nkeys " + keys.id() + "\n").getBytes(UTF_8));
      }
      return keys;
    }
  }

  private void checkFileSystem() {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      throw new KeysUnusable(
          "The file system of " + folder + " can't keep other users from reading the keys.",
          "Move the installation to one with POSIX permissions.");
    }
  }

  private void makeOrRequire(boolean used) throws IOException {
    var missing = List.of(keyset, macKey).stream().filter(Files::notExists).toList();
    if (missing.size() == 2 && !used) {
      PrivateFiles.write(keyset, Keys.newKeyset());
      PrivateFiles.write(macKey, Keys.newMacKey(new SecureRandom()));
    } else if (!missing.isEmpty()) {
      throw missing(missing.getFirst(), used);
    }
  }

  private KeysUnusable missing(Path file, boolean used) {
    var problem = "The key file " + file + " is missing";
    return used
        ? new KeysUnusable(
            problem
                + ", and this installation has been used: without it nothing that was sealed opens.",
            FROM_BACKUP)
        : new KeysUnusable(
            problem + ", but the other one is there.",
            FROM_BACKUP
                + " If this is a first start that was cut off, delete the other one and start again.");
  }

  private Keys read() throws IOException {
    try {
      return Keys.of(readPrivate(keyset), readPrivate(macKey));
    } catch (GeneralSecurityException e) {
      // Without the cause: nobody promises what a parser says of the secret that it could not read.
      throw new KeysUnusable("A key file in " + folder + " is damaged.", FROM_BACKUP);
    }
  }

  private byte[] readPrivate(Path file) throws IOException {
    checkPrivate(file, "600");
    return Files.readAllBytes(file);
  }

  private static void checkPrivate(Path path, String mode) throws IOException {
    var permissions = PrivateFiles.tooWide(path);
    if (!permissions.isEmpty()) {
      throw new KeysUnusable(
          "Other users of this machine may get at " + path + " (" + permissions + ").",
          "Run: chmod " + mode + " " + path);
    }
  }

  private void checkMarker(KeyId found) throws IOException {
    var noted = MARKER.matcher(Files.readString(marker));
    if (!noted.matches()) {
      throw new KeysUnusable(
          "The file " + marker + ", which notes the id of the keys, is damaged.",
          "Put the folder state/ back from its backup.");
    }
    if (!found.digits().equals(noted.group(1))) {
      throw new KeysUnusable(
          "The keys in %s are damaged or another installation's: their id is %s, and not %s."
              .formatted(folder, found, noted.group(1)),
          FROM_BACKUP);
    }
  }
}
