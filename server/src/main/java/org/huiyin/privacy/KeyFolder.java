package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder `keys/` of an installation: `mac.key` (32 bytes), and a file for each epoch of the
/// key-encryption key: `key-encryption.keyset`, `key-encryption-2.keyset` and so on (Tink, binary),
/// or with the ending `.kms` the address of a key that a service keeps. The first start makes
/// them, and then notes their id in `state/installation`; from then on the installation counts as
/// used, and starts with these keys or not at all: new ones would open nothing that was sealed.
///
/// KNOWN LIMIT: whoever loses `keys/` and `state/` together, and starts on the old database, gets
/// new keys. What then compares is the [KeyId] that the database holds.
final class KeyFolder {

  private static final String FROM_BACKUP = "Put the folder keys/ back from its backup.";
  private static final Pattern EPOCH =
      Pattern.compile("key-encryption(?:-([1-9][0-9]{0,4}))?\\.(keyset|kms)");

  /// A file lock keeps other processes out, and must not be asked for twice in one.
  private static final Lock THIS_PROCESS = new ReentrantLock();

  private final Path folder;
  private final Path macKey;
  private final Path state;
  private final Path marker;
  private final KmsKeys kms;

  KeyFolder(Path home) {
    this(home, KmsKeys.NONE);
  }

  KeyFolder(Path home, KmsKeys kms) {
    this.kms = kms;
    folder = home.resolve("keys");
    macKey = folder.resolve("mac.key");
    state = home.resolve("state");
    marker = state.resolve("installation");
  }

  /// What stands in both folders.
  ///
  /// @param formerId what the id was before there were epochs; empty once the first one is gone
  record Contents(
      SortedMap<Integer, EpochKey> epochs, Keys keys, Optional<KeyId> formerId, KeyMarker marker) {}

  /// The keys of this installation; makes them if it is new. Any number of starts at the same
  /// time, in any number of processes, get the same keys.
  ///
  /// @throws KeysUnusable if they are missing, damaged, or open to other users
  Keys open() {
    return contents().keys();
  }

  /// The same, with what is known of each epoch.
  Contents contents() {
    return alone(
        () -> {
          makeOrRequire(isUsed(), "");
          return readNoted();
        });
  }

  /// Makes the keys of a new installation.
  ///
  /// @param address of a key that a service keeps; empty for a file
  /// @throws KeysUnusable if there are any, or there were
  Contents create(String address) {
    return alone(
        () -> {
          if (isUsed() || Files.exists(macKey) || !files().isEmpty()) {
            throw new KeysUnusable(
                "There are keys in " + folder + " already, or there were.",
                "Nothing was changed. To put others beside them: huiyin keys rotate.");
          }
          makeOrRequire(false, address);
          return readNoted();
        });
  }

  /// Makes a new epoch beside those that are there.
  ///
  /// @param address of a key that a service keeps; empty for a file
  /// @return its number
  /// @throws KeysUnusable if there are no keys yet
  int rotate(String address) {
    return alone(
        () -> {
          if (!isUsed()) {
            throw new KeysUnusable(
                "There are no keys in " + folder + " yet.", "Run: huiyin keys create");
          }
          makeOrRequire(true, "");
          KeyMarker noted = readNoted().marker();
          int last =
              Math.max(
                  noted.epochs().lastKey(),
                  noted.destroyed().isEmpty() ? 0 : noted.destroyed().lastKey());
          if (last >= Short.MAX_VALUE) {
            throw new IllegalStateException("there are no more numbers for epochs");
          }
          make(last + 1, address);
          readNoted();
          return last + 1;
        });
  }

  /// Destroys an epoch: notes it, and deletes its file. What a service keeps has to be destroyed
  /// there.
  void destroy(int epoch, LocalDate on) {
    alone(
        () -> {
          KeyMarker noted = noted().orElseThrow();
          note(noted.destroyed(epoch, on));
          deleteDestroyed();
          return epoch;
        });
  }

  Path path() {
    return folder;
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T alone(Work<T> work) {
    THIS_PROCESS.lock();
    try {
      checkFileSystem();
      PrivateFiles.makeFolder(state);
      PrivateFiles.makeFolder(folder);
      try (var channel = PrivateFiles.openLock(state.resolve("installation.lock"));
          var _ = channel.lock()) {
        checkPrivate(folder, "700");
        return work.run();
      }
    } catch (IOException e) {
      throw new KeysUnusable(
          "The keys of this installation can't be read or written: " + e + ".",
          "Check that the disk has room, and that the user who runs Huiyin owns " + folder + ".",
          e);
    } finally {
      THIS_PROCESS.unlock();
    }
  }

  private void checkFileSystem() {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      throw new KeysUnusable(
          "The file system of " + folder + " can't keep other users from reading the keys.",
          "Move the installation to one with POSIX permissions.");
    }
  }

  private boolean isUsed() {
    return Files.exists(marker);
  }

  private void makeOrRequire(boolean used, String address) throws IOException {
    boolean noEpoch = files().isEmpty();
    boolean noMac = Files.notExists(macKey);
    if (noEpoch && noMac && !used) {
      make(KeyRing.FIRST, address);
      PrivateFiles.write(macKey, Keys.newMacKey(new SecureRandom()));
    } else if (noMac) {
      throw missing(macKey, used);
    } else if (noEpoch) {
      throw missing(file(KeyRing.FIRST, false), used);
    }
  }

  /// A service is asked once, so that no address gets into use that leads nowhere.
  private void make(int epoch, String address) throws IOException {
    if (address.isEmpty()) {
      PrivateFiles.write(file(epoch, false), Keys.newKeyset());
      return;
    }
    try {
      byte[] place = "huiyin/v1/trial".getBytes(UTF_8);
      kms.at(address).decrypt(kms.at(address).encrypt(new byte[0], place), place);
    } catch (GeneralSecurityException e) {
      throw new KeysUnusable(
          "The key at " + address + " can't be used: " + e.getMessage() + ".",
          "Nothing was changed. See that the service runs, and that Huiyin may encrypt and decrypt.",
          e);
    }
    PrivateFiles.write(file(epoch, true), (address + "\n").getBytes(UTF_8));
  }

  private Path file(int epoch, boolean elsewhere) {
    String number = epoch == KeyRing.FIRST ? "" : "-" + epoch;
    return folder.resolve("key-encryption" + number + (elsewhere ? ".kms" : ".keyset"));
  }

  /// The files of epochs, by number.
  private SortedMap<Integer, Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> EPOCH.matcher(name(file)).matches())
          .collect(
              Collectors.toMap(
                  KeyFolder::number,
                  file -> file,
                  (one, other) -> {
                    throw new KeysUnusable(
                        "Both " + one + " and " + other + " say what one epoch is.",
                        "Take away the one that doesn't belong there. Don't delete it.");
                  },
                  TreeMap::new));
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static int number(Path file) {
    var name = EPOCH.matcher(name(file));
    String number = name.matches() ? name.group(1) : null;
    return number == null ? KeyRing.FIRST : Integer.parseInt(number);
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

  /// Reads all, compares it with what is noted, and notes what is new: epochs that were made here
  /// or copied from another node.
  private Contents readNoted() throws IOException {
    Optional<KeyMarker> before = noted();
    if (before.isPresent()) {
      deleteDestroyed();
    }
    SortedMap<Integer, EpochKey> epochs = new TreeMap<>();
    for (Map.Entry<Integer, Path> file : files().entrySet()) {
      epochs.put(file.getKey(), read(file.getKey(), file.getValue()));
    }
    byte[] mac = readPrivate(macKey);
    if (epochs.isEmpty()) {
      throw missing(file(KeyRing.FIRST, false), before.isPresent());
    }
    Keys keys = keys(epochs, mac);
    Optional<KeyId> former = formerId(epochs, mac);
    before.ifPresent(noted -> check(noted, keys, former, epochs));
    TreeMap<Integer, String> fingerprints = new TreeMap<>();
    epochs.forEach((number, epoch) -> fingerprints.put(number, epoch.fingerprint()));
    KeyMarker now =
        before.isEmpty() || before.get().isFormer()
            ? KeyMarker.of(keys.id(), fingerprints)
            : before.get().with(fingerprints);
    if (before.isEmpty() || !before.get().equals(now)) {
      note(now);
    }
    return new Contents(epochs, keys, former, now);
  }

  private Keys keys(SortedMap<Integer, EpochKey> epochs, byte[] mac) {
    TreeMap<Integer, Aead> ring = new TreeMap<>();
    epochs.forEach((number, epoch) -> ring.put(number, epoch.key()));
    try {
      return new Keys(new KeyRing(ring), mac);
    } catch (GeneralSecurityException e) {
      throw damaged();
    }
  }

  private static Optional<KeyId> formerId(SortedMap<Integer, EpochKey> epochs, byte[] mac)
      throws IOException {
    EpochKey first = epochs.get(KeyRing.FIRST);
    return first == null || first.elsewhere()
        ? Optional.empty()
        : Optional.of(Keys.formerId(Files.readAllBytes(first.file()), mac));
  }

  private EpochKey read(int number, Path file) throws IOException {
    byte[] bytes = readPrivate(file);
    boolean elsewhere = name(file).endsWith(".kms");
    try {
      return new EpochKey(
          number,
          Keys.fingerprint(bytes),
          elsewhere ? kms.at(new String(bytes, UTF_8).strip()) : Keys.aead(bytes),
          file,
          elsewhere,
          Files.getLastModifiedTime(file).toInstant());
    } catch (GeneralSecurityException e) {
      throw damaged();
    }
  }

  /// Without the cause: nobody promises what a parser says of the secret that it could not read.
  private KeysUnusable damaged() {
    return new KeysUnusable("A key file in " + folder + " is damaged.", FROM_BACKUP);
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

  /// What is noted of the epochs; of a folder that is in use.
  KeyMarker marker() {
    return alone(() -> noted().orElseThrow());
  }

  private Optional<KeyMarker> noted() throws IOException {
    if (!isUsed()) {
      return Optional.empty();
    }
    Optional<KeyMarker> noted = KeyMarker.read(Files.readString(marker));
    if (noted.isEmpty()) {
      throw new KeysUnusable(
          "The file " + marker + ", which notes the id of the keys, is damaged.",
          "Put the folder state/ back from its backup.");
    }
    return noted;
  }

  private void note(KeyMarker now) throws IOException {
    PrivateFiles.write(marker, now.text().getBytes(UTF_8));
  }

  /// Also what was cut off between noting and deleting, and what somebody put back.
  private void deleteDestroyed() throws IOException {
    for (int epoch : noted().orElseThrow().destroyed().keySet()) {
      Files.deleteIfExists(file(epoch, false));
      Files.deleteIfExists(file(epoch, true));
    }
  }

  private void check(
      KeyMarker noted, Keys keys, Optional<KeyId> former, SortedMap<Integer, EpochKey> epochs) {
    KeyId found = noted.isFormer() ? former.orElse(keys.id()) : keys.id();
    if (!found.equals(noted.keys())) {
      throw new KeysUnusable(
          "The keys in %s are damaged or another installation's: their id is %s, and not %s."
              .formatted(folder, found, noted.keys()),
          FROM_BACKUP);
    }
    noted
        .epochs()
        .forEach(
            (number, fingerprint) -> {
              EpochKey epoch = epochs.get(number);
              if (epoch == null) {
                throw missing(file(number, false), true);
              }
              if (!epoch.fingerprint().equals(fingerprint)) {
                throw new KeysUnusable(
                    "The key file " + epoch.file() + " is damaged or another installation's.",
                    FROM_BACKUP);
              }
            });
  }
}
