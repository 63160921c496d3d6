package org.huiyin.ledger.file;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files of which a process that is killed leaves the old or the new one, whole, and which are on
/// the disk when the method returns.
public final class SafeFile {

  private SafeFile() {}

  /// Puts these bytes in place of what is there, if anything is.
  public static void replace(Path file, byte[] bytes) throws IOException {
    var beside = file.resolveSibling(file.getFileName() + ".new");
    try (var out = FileChannel.open(beside, CREATE, TRUNCATE_EXISTING, WRITE)) {
      write(out, bytes);
    }
    Files.move(beside, file, ATOMIC_MOVE);
    force(folder(file));
  }

  /// A file that wasn’t there and that nobody else of this machine reads.
  public static void createPrivate(Path file, byte[] bytes) throws IOException {
    var beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    try (var out = FileChannel.open(beside, Set.of(CREATE_NEW, WRITE), ownersAlone())) {
      write(out, bytes);
    }
    if (Files.exists(file)) {
      throw new IOException(file + " is there already");
    }
    Files.move(beside, file, ATOMIC_MOVE);
    force(folder(file));
  }

  private static void write(FileChannel out, byte[] bytes) throws IOException {
    var rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      out.write(rest);
    }
    out.force(true);
  }

  private static FileAttribute<?>[] ownersAlone() {
    return hasPermissions()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /// Whether files here have owners and permissions.
  public static boolean hasPermissions() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static Path folder(Path file) {
    var folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }

  /// The rename itself. Systems without permissions of this kind open no folders.
  private static void force(Path folder) throws IOException {
    if (hasPermissions()) {
      try (var open = FileChannel.open(folder, READ)) {
        open.force(true);
      }
    }
  }
}
