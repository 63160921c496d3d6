package org.huiyin.moving;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes an archive: a gzipped tar whose first entry says what it is and whose last one,
/// `manifest`, has the SHA-256 and the size of each, in their order.
///
/// Guarantees of a file: it can be read by its owner alone, and has its name only once all of it
/// is on the disk; otherwise nothing of it is left.
final class ArchiveWriter implements AutoCloseable {

  static final String MANIFEST = "manifest";

  private final @Nullable Path file;
  private final @Nullable Path unfinished;
  private final @Nullable FileChannel channel;
  private final Counted counted;
  private final GZIPOutputStream compressor;
  private final OutputStream buffer;
  private final TarArchiveOutputStream tar;
  private final StringBuilder manifest = new StringBuilder();
  private boolean finished;

  private ArchiveWriter(
      @Nullable Path file,
      @Nullable Path unfinished,
      @Nullable FileChannel channel,
      OutputStream out)
      throws IOException {
    this.file = file;
    this.unfinished = unfinished;
    this.channel = channel;
    this.counted = new Counted(out);
    this.compressor = new Fast(counted);
    this.buffer = new BufferedOutputStream(compressor, 1 << 16);
    this.tar = new TarArchiveOutputStream(buffer, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  /// Begins an archive.
  ///
  /// @throws FileAlreadyExistsException if there is such a file
  static ArchiveWriter to(Destination destination, About about) throws IOException {
    return switch (destination) {
      case Destination.File(var path) -> to(path, about);
      case Destination.Pipe(var out) -> begun(new ArchiveWriter(null, null, null, out), about);
    };
  }

  private static ArchiveWriter to(Path file, About about) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    FileChannel channel =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      return begun(
          new ArchiveWriter(file, unfinished, channel, Channels.newOutputStream(channel)), about);
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  private static ArchiveWriter begun(ArchiveWriter writer, About about) throws IOException {
    writer.add(About.NAME, about.bytes());
    return writer;
  }

  void add(String name, byte[] bytes) throws IOException {
    add(name, bytes.length, Instant.EPOCH, new ByteArrayInputStream(bytes));
  }

  /// Adds an entry.
  ///
  /// @param size how many bytes `content` has
  void add(String name, long size, Instant modified, InputStream content) throws IOException {
    TarArchiveEntry entry = entry(name, modified);
    entry.setSize(size);
    tar.putArchiveEntry(entry);
    MessageDigest sha256 = sha256();
    byte[] piece = new byte[1 << 16];
    long left = size;
    while (left > 0) {
      int read = content.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new IOException(name + " got shorter while it was read");
      }
      sha256.update(piece, 0, read);
      tar.write(piece, 0, read);
      left -= read;
    }
    tar.closeArchiveEntry();
    line(HexFormat.of().formatHex(sha256.digest()), size, name);
  }

  void folder(String name) throws IOException {
    tar.putArchiveEntry(entry(name + "/", Instant.EPOCH));
    tar.closeArchiveEntry();
  }

  private static TarArchiveEntry entry(String name, Instant modified) {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setLastModifiedTime(FileTime.from(modified));
    entry.setMode(name.endsWith("/") ? 0040700 : 0100600);
    return entry;
  }

  private void line(String digest, long size, String name) {
    manifest.append(digest).append(' ').append(size).append(' ').append(name).append('\n');
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Ends the archive.
  ///
  /// @return how many bytes it has
  long finish() throws IOException {
    add(MANIFEST, manifest.toString().getBytes(StandardCharsets.UTF_8));
    tar.finish();
    buffer.flush();
    compressor.finish();
    counted.flush();
    if (channel != null && file != null && unfinished != null) {
      channel.force(true);
      channel.close();
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel names =
          FileChannel.open(file.toAbsolutePath().resolveSibling("."), StandardOpenOption.READ)) {
        names.force(true);
      }
    }
    finished = true;
    return counted.bytes();
  }

  @Override
  public void close() throws IOException {
    if (!finished && channel != null && unfinished != null) {
      channel.close();
      Files.deleteIfExists(unfinished);
    }
  }

  /// Most of what there is to compress is sealed, and doesn't get smaller by trying hard.
  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static final class Counted extends OutputStream {
    private final OutputStream out;
    private long bytes;

    Counted(OutputStream out) {
      this.out = out;
    }

    long bytes() {
      return bytes;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      bytes++;
    }

    @Override
    public void write(byte[] some, int offset, int length) throws IOException {
      out.write(some, offset, length);
      bytes += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
