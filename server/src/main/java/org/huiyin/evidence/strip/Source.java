package org.huiyin.evidence.strip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// Reads a file piece by piece, forwards and from any place. Numbers are big-endian unless said
/// otherwise. What isn't there is [Unreadable].
final class Source {

  private static final int PIECE = 1 << 16;

  private final SeekableByteChannel channel;
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE).flip();
  private final long size;

  /// Where in the file the piece ends.
  private long end;

  Source(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  long size() {
    return size;
  }

  long position() {
    return end - piece.remaining();
  }

  long left() {
    return size - position();
  }

  void seek(long to) throws IOException {
    Unreadable.unless(to >= 0 && to <= size, "beyond the end");
    long start = end - piece.limit();
    if (to >= start && to <= end) {
      piece.position((int) (to - start));
    } else {
      piece.limit(0);
      end = to;
    }
  }

  void skip(long bytes) throws IOException {
    Unreadable.unless(bytes >= 0 && bytes <= left(), "cut off");
    seek(position() + bytes);
  }

  /// The next byte, or -1 at the end.
  int read() throws IOException {
    return piece.hasRemaining() || fill() ? piece.get() & 0xff : -1;
  }

  private boolean fill() throws IOException {
    if (end >= size) {
      return false;
    }
    // Another source may have read from the same channel meanwhile.
    channel.position(end);
    piece.clear();
    int read = channel.read(piece);
    piece.flip();
    Unreadable.unless(read > 0, "cut off");
    end += read;
    return true;
  }

  int u8() throws IOException {
    int read = read();
    Unreadable.unless(read >= 0, "cut off");
    return read;
  }

  int u16() throws IOException {
    return u8() << 8 | u8();
  }

  int u24() throws IOException {
    return u16() << 8 | u8();
  }

  long u32() throws IOException {
    return (long) u16() << 16 | u16();
  }

  long u64() throws IOException {
    return u32() << 32 | u32();
  }

  int u16Little() throws IOException {
    return u8() | u8() << 8;
  }

  int u24Little() throws IOException {
    return u16Little() | u8() << 16;
  }

  long u32Little() throws IOException {
    return u16Little() | (long) u16Little() << 16;
  }

  byte[] bytes(int length) throws IOException {
    Unreadable.unless(length <= left(), "cut off");
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) u8();
    }
    return bytes;
  }

  /// Characters of four, as formats name their parts.
  String name() throws IOException {
    return new String(bytes(4), ISO_8859_1);
  }

  void copy(long bytes, OutputStream to) throws IOException {
    Unreadable.unless(bytes >= 0 && bytes <= left(), "cut off");
    long left = bytes;
    while (left > 0) {
      if (!piece.hasRemaining()) {
        fill();
      }
      int now = (int) Math.min(left, piece.remaining());
      to.write(piece.array(), piece.position(), now);
      piece.position(piece.position() + now);
      left -= now;
    }
  }
}
