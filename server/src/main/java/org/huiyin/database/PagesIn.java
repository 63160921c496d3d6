package org.huiyin.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// A file of the running database as it was long when it was opened: what it grows by is left to
/// the write-ahead log, and what it was cut off by reads as zeros. Of a table each page is compared
/// with its checksum; one that doesn't fit may be in the middle of being written, and is read again
/// a few times.
final class PagesIn extends InputStream {

  /// Not a table.
  static final long UNCHECKED = -1;

  private static final int TIMES = 20;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path file;
  private final FileChannel channel;
  private final long size;
  private final long firstPage;
  private final long since;
  private final byte[] page = new byte[PageChecksum.PAGE];
  private long read;
  private int at;
  private int end;

  private PagesIn(Path file, FileChannel channel, long size, long firstPage, long since) {
    this.file = file;
    this.channel = channel;
    this.size = size;
    this.firstPage = firstPage;
    this.since = since;
  }

  /// Opens a file.
  ///
  /// @param firstPage number of the file's first page in its table, or [#UNCHECKED]
  /// @param since pages written later aren't compared
  static PagesIn of(Path file, long firstPage, long since) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return new PagesIn(file, channel, channel.size(), firstPage, since);
  }

  long size() {
    return size;
  }

  @Override
  public int read() throws IOException {
    return fill() ? Byte.toUnsignedInt(page[at++]) : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int some = Math.min(length, end - at);
    System.arraycopy(page, at, into, offset, some);
    at += some;
    return some;
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    if (read >= size) {
      return false;
    }
    at = 0;
    end = (int) Math.min(page.length, size - read);
    for (int time = 1; !readPage(); time++) {
      if (time == TIMES) {
        throw new IOException("page " + read / page.length + " of " + file + " is damaged");
      }
      Pauses.of(PAUSE);
    }
    read += end;
    return true;
  }

  /// False where it isn't what was written.
  private boolean readPage() throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(page, 0, end);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, read + buffer.position()) < 0) {
        break;
      }
    }
    while (buffer.hasRemaining()) {
      buffer.put((byte) 0);
    }
    return firstPage == UNCHECKED
        || end < page.length
        || PageChecksum.holds(page, firstPage + read / page.length, since);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
