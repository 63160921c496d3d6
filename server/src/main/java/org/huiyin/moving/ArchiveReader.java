package org.huiyin.moving;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// Reads an archive from its beginning to its end. What it gives out before the end is proved by
/// nothing yet: only once [#next] is empty has each entry been what the manifest says.
///
/// It finds what a disk or a line altered. Whoever means to can write another manifest.
final class ArchiveReader implements AutoCloseable {

  /// Nothing that leads out of the folder that it is put into.
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_~-][A-Za-z0-9_.~-]*/)*[A-Za-z0-9_~-][A-Za-z0-9_.~-]*/?");

  private static final int MOST_IN_MEMORY = 1 << 30;
  private static final int GZIP_HEAD = 0x1f8b;

  private final TarArchiveInputStream tar;
  private final About about;
  private final StringBuilder found = new StringBuilder();
  private @Nullable Digested open;

  /// An entry; a folder where its name ends with `/`.
  ///
  /// @param content is read before the next entry is asked for
  record Entry(String name, long size, Instant modified, InputStream content) {

    boolean isFolder() {
      return name.endsWith("/");
    }
  }

  private ArchiveReader(InputStream in, Kind expected) throws IOException {
    InputStream head = new BufferedInputStream(in, 1 << 16);
    head.mark(2);
    if (((head.read() << 8) | head.read()) != GZIP_HEAD) {
      throw foreign(null);
    }
    head.reset();
    tar =
        new TarArchiveInputStream(
            new GZIPInputStream(head, 1 << 16), StandardCharsets.UTF_8.name());
    TarArchiveEntry first;
    try {
      first = tar.getNextEntry();
    } catch (IOException e) {
      throw foreign(e);
    }
    if (first == null || !first.getName().equals(About.NAME)) {
      throw foreign(null);
    }
    Entry entry = entered(first);
    about = About.of(bytes(entry), expected);
    end();
  }

  /// Opens an archive.
  ///
  /// @param file or `-` for what comes by a pipe
  static ArchiveReader of(Path file, Kind expected) throws IOException {
    InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file);
    try {
      return new ArchiveReader(in, expected);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static ArchiveUnusable foreign(@Nullable Throwable cause) {
    return new ArchiveUnusable("it is no archive of Huiyin", cause);
  }

  About about() {
    return about;
  }

  /// The next entry; empty after the last, when all of them were what the manifest says.
  ///
  /// @throws ArchiveUnusable if the archive ends too early, or isn't what was written
  Optional<Entry> next() throws IOException {
    try {
      end();
      TarArchiveEntry next = tar.getNextEntry();
      if (next == null) {
        throw new ArchiveUnusable("it ends in the middle: it was cut off");
      }
      if (next.getName().equals(ArchiveWriter.MANIFEST)) {
        compare(next);
        return Optional.empty();
      }
      if (!NAME.matcher(next.getName()).matches()) {
        throw new ArchiveUnusable("an entry has a name that none of Huiyin's has");
      }
      return Optional.of(entered(next));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Entry entered(TarArchiveEntry entry) {
    Digested content = new Digested(entry);
    open = content;
    return new Entry(
        entry.getName(), entry.getSize(), entry.getLastModifiedTime().toInstant(), content);
  }

  private static ArchiveUnusable unusable(IOException e) {
    return switch (e) {
      case ArchiveUnusable already -> already;
      case EOFException _ -> new ArchiveUnusable("it ends in the middle: it was cut off", e);
      case ZipException _ -> new ArchiveUnusable("it is damaged: " + e.getMessage(), e);
      default ->
          String.valueOf(e.getMessage()).contains("Truncated")
              ? new ArchiveUnusable("it ends in the middle: it was cut off", e)
              : new ArchiveUnusable("it can't be read, or is damaged: " + e.getMessage(), e);
    };
  }

  /// Reads what is left of the open entry, and notes what it was.
  private void end() throws IOException {
    Digested entry = open;
    open = null;
    if (entry != null) {
      entry.transferTo(OutputStream.nullOutputStream());
      found.append(entry.line());
    }
  }

  private void compare(TarArchiveEntry manifest) throws IOException {
    Entry entry = entered(manifest);
    String expected = new String(bytes(entry), StandardCharsets.UTF_8);
    open = null;
    String[] wanted = expected.split("\n", -1);
    String[] there = found.toString().split("\n", -1);
    for (int i = 0; i < Math.max(wanted.length, there.length); i++) {
      String one = i < wanted.length ? wanted[i] : "";
      String other = i < there.length ? there[i] : "";
      if (!one.equals(other)) {
        throw new ArchiveUnusable(
            "it was altered: "
                + (other.isEmpty() ? one : other).replaceFirst("^\\S+ \\S+ ", "")
                + " isn't what the manifest says");
      }
    }
    if (tar.getNextEntry() != null) {
      throw new ArchiveUnusable("it was altered: something follows its manifest");
    }
  }

  private static byte[] bytes(Entry entry) throws IOException {
    if (entry.size() > MOST_IN_MEMORY) {
      throw new ArchiveUnusable("its entry " + entry.name() + " is too large");
    }
    return entry.content().readAllBytes();
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  private final class Digested extends FilterInputStream {
    private final TarArchiveEntry entry;
    private final MessageDigest sha256 = ArchiveWriter.sha256();
    private long size;

    Digested(TarArchiveEntry entry) {
      super(tar);
      this.entry = entry;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read;
      try {
        read = super.read(into, offset, length);
      } catch (IOException e) {
        throw unusable(e);
      }
      if (read > 0) {
        sha256.update(into, offset, read);
        size += read;
      }
      return read;
    }

    @Override
    public void close() {
      // The next entry comes from the same stream.
    }

    String line() throws IOException {
      if (size != entry.getSize()) {
        throw new ArchiveUnusable("it ends in the middle: it was cut off");
      }
      return entry.isDirectory()
          ? ""
          : HexFormat.of().formatHex(sha256.digest()) + " " + size + " " + entry.getName() + "\n";
    }
  }
}
