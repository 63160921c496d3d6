package org.huiyin.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL programs inside our jar, unpacked beside the data. The folder's name holds the
/// checksum of the archive, so another version lands in another folder, and a folder appears under
/// that name only when everything in it is on the disk.
final class BundledPostgres {

  private static final String PREFIX = "postgresql-";

  private BundledPostgres() {}

  static PostgresBinaries unpackedIn(Path data) {
    String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
    try {
      Path folder = data.resolve(PREFIX + checksum(archive));
      if (!Files.isDirectory(folder)) {
        unpack(archive, folder);
      }
      return PostgresBinaries.in(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String archiveName(String osName, String osArch) {
    String system = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    String processor =
        switch (osArch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> osArch;
        };
    return "postgres-" + system + "-" + processor + ".txz";
  }

  private static InputStream open(String archive) {
    InputStream stream = BundledPostgres.class.getResourceAsStream("/" + archive);
    if (stream == null) {
      throw new DatabaseUnavailableException(
          "Unpacking PostgreSQL",
          "this build of Huiyin holds none for this system (" + archive + ")",
          "build Huiyin on this kind of machine, or name a PostgreSQL server with HUIYIN_DB_URL");
    }
    return stream;
  }

  /// Tells versions apart, and guards against nobody: the archive is part of our own jar. A digest
  /// took a twentieth of the processor time of a start, since no code is compiled by then.
  private static String checksum(String archive) throws IOException {
    try (InputStream in = open(archive)) {
      CRC32 checksum = new CRC32();
      long bytes = 0;
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        checksum.update(buffer, 0, read);
        bytes += read;
      }
      return HexFormat.of().toHexDigits(checksum.getValue(), 8) + "-" + bytes;
    }
  }

  private static void unpack(String archive, Path folder) throws IOException {
    Path unfinished = folder.resolveSibling(folder.getFileName() + ".new");
    Folders.delete(unfinished);
    Files.createDirectory(unfinished);
    try (InputStream in = open(archive);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(in, 1 << 16)))) {
      for (@Nullable TarArchiveEntry entry = tar.getNextEntry();
          entry != null;
          entry = tar.getNextEntry()) {
        write(tar, entry, unfinished);
      }
    }
    Files.move(unfinished, folder);
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("the archive reaches outside its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    boolean program = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Removes the programs of other versions; to be called when nothing runs from them any more.
  static void removeOthers(Path data, PostgresBinaries current) {
    try (Stream<Path> entries = Files.list(data)) {
      for (Path entry : entries.toList()) {
        if (entry.getFileName().toString().startsWith(PREFIX) && !entry.equals(current.folder())) {
          Folders.delete(entry);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
