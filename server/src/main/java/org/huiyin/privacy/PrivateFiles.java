package org.huiyin.privacy;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files that only the owner may touch. A file that exists is whole: it is written beside, forced
/// to the disk, and only then gets its name.
final class PrivateFiles {

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /// Makes the folder unless it is there. Those above it get the usual permissions, because the
  /// database, which may run as another user, has to get through them.
  static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
      syncName(folder);
    }
  }

  /// A channel on a file that holds nothing and is there to be locked.
  static FileChannel openLock(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(CREATE, WRITE), PosixFilePermissions.asFileAttribute(FILE));
  }

  static void write(Path file, byte[] bytes) throws IOException {
    var unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    try (var out =
        FileChannel.open(
            unfinished, Set.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(FILE))) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
    Files.move(unfinished, file, ATOMIC_MOVE);
    syncName(file);
  }

  /// Makes a new name survive a power cut.
  private static void syncName(Path path) throws IOException {
    var folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      try (var channel = FileChannel.open(folder, READ)) {
        channel.force(true);
      }
    }
  }

  /// The permissions, if group or others have any; else nothing.
  static String tooWide(Path path) throws IOException {
    var permissions = Files.getPosixFilePermissions(path);
    return FOLDER.containsAll(permissions) ? "" : PosixFilePermissions.toString(permissions);
  }
}
