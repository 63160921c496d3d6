package org.huiyin.evidence.strip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ogg (RFC 3533) with Opus, Vorbis, Speex or Theora: each stream's header is paged anew with an
/// empty comment; its pages are numbered and summed again. Streams of other codecs stay behind.
public final class Ogg implements Stripping {

  private static final int HEAD = 27;
  private static final int CONTINUED = 1;
  private static final int FIRST = 2;
  private static final int MOST_SEGMENTS = 255;
  private static final int MOST_STREAMS = 64;

  /// Tables of a codec have some kilobytes.
  private static final int MOST_HEADER = 1 << 18;

  private static final int SUM_AT = 22;
  private static final int[] SUMS = sums();

  @Override
  public void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    Source in = new Source(original);
    Map<Long, Stream> streams = new HashMap<>();
    boolean plays = false;
    while (in.left() >= HEAD) {
      Page page = page(in);
      if (page == null) {
        break;
      }
      if ((page.flags() & FIRST) != 0) {
        Unreadable.unless(streams.size() < MOST_STREAMS, "too many streams");
        streams.put(page.serial(), new Stream(page.serial()));
      }
      Stream stream = streams.get(page.serial());
      if (stream == null) {
        throw new Unreadable("a page of no stream");
      }
      plays |= stream.take(page, copy);
    }
    Unreadable.unless(plays, "no sound");
  }

  /// A class, since records hold no arrays.
  private static final class Page {
    private final byte[] head;
    private final byte[] lengths;
    private final byte[] body;

    Page(byte[] head, byte[] lengths, byte[] body) {
      this.head = head;
      this.lengths = lengths;
      this.body = body;
    }

    int flags() {
      return head[5];
    }

    long serial() {
      return number(14);
    }

    private long number(int at) {
      long number = 0;
      for (int i = 3; i >= 0; i--) {
        number = number << 8 | (head[at + i] & 0xff);
      }
      return number;
    }

    void write(OutputStream copy, long number) throws IOException {
      byte[] numbered = head.clone();
      little(numbered, 18, number);
      little(numbered, SUM_AT, 0);
      little(numbered, SUM_AT, sum(numbered, lengths, body));
      copy.write(numbered);
      copy.write(lengths);
      copy.write(body);
    }
  }

  private static @Nullable Page page(Source in) throws IOException {
    byte[] head = in.bytes(HEAD);
    // What follows the last page belongs to nothing.
    if (!new String(head, 0, 4, ISO_8859_1).equals("OggS") || head[4] != 0) {
      return null;
    }
    byte[] lengths = in.bytes(head[HEAD - 1] & 0xff);
    int length = 0;
    for (byte b : lengths) {
      length += b & 0xff;
    }
    // Recordings that were stopped end in half a page.
    return length > in.left() ? null : new Page(head, lengths, in.bytes(length));
  }

  private static void little(byte[] bytes, int at, long number) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (number >> (8 * i));
    }
  }

  private static int[] sums() {
    int[] sums = new int[256];
    for (int i = 0; i < sums.length; i++) {
      int sum = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        sum = sum < 0 ? sum << 1 ^ 0x04c11db7 : sum << 1;
      }
      sums[i] = sum;
    }
    return sums;
  }

  private static long sum(byte[]... parts) {
    int sum = 0;
    for (byte[] part : parts) {
      for (byte b : part) {
        sum = sum << 8 ^ SUMS[(sum >>> 24 ^ b) & 0xff];
      }
    }
    return sum;
  }

  /// How a codec begins, how many packets its header has, and its empty comment.
  private enum Codec {
    OPUS("OpusHead", 2, "OpusTags\0\0\0\0\0\0\0\0"),
    VORBIS("\1vorbis", 3, "\3vorbis\0\0\0\0\0\0\0\0\1"),
    THEORA("\u0080theora", 3, "\u0081theora\0\0\0\0\0\0\0\0"),
    SPEEX("Speex   ", 2, "\0\0\0\0\0\0\0\0"),
    OTHER("", 0, "");

    private final String begins;
    private final int packets;
    private final String comment;

    Codec(String begins, int packets, String comment) {
      this.begins = begins;
      this.packets = packets;
      this.comment = comment;
    }

    static Codec of(byte[] packet) {
      String start = new String(packet, 0, Math.min(packet.length, 8), ISO_8859_1);
      return Arrays.stream(values())
          .filter(codec -> start.startsWith(codec.begins))
          .findFirst()
          .orElse(OTHER);
    }
  }

  /// One stream: its header until that is whole, then page by page.
  private static final class Stream {
    private final long serial;
    private final ByteArrayOutputStream packet = new ByteArrayOutputStream();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private Codec codec = Codec.OTHER;
    private int packets;
    private int written;

    Stream(long serial) {
      this.serial = serial;
    }

    /// Whether it was a page that plays.
    boolean take(Page page, OutputStream copy) throws IOException {
      if (packets == 0) {
        codec = Codec.of(page.body);
        Unreadable.unless(page.body.length <= MOST_HEADER, "too long a header");
        packets = 1;
        if (codec != Codec.OTHER) {
          // Its first page holds its first packet alone.
          page.write(copy, written++);
        }
        return false;
      }
      if (codec == Codec.OTHER) {
        return false;
      }
      if (packets == codec.packets) {
        page.write(copy, written++);
        return true;
      }
      header(page);
      if (packets == codec.packets) {
        writeHeader(copy);
      }
      return false;
    }

    private void header(Page page) throws IOException {
      int at = 0;
      for (byte b : page.lengths) {
        Unreadable.unless(packets < codec.packets, "sound in a header's page");
        int length = b & 0xff;
        // Of the comment, which is the second packet, nothing is kept, however long it is.
        if (packets > 1) {
          packet.write(page.body, at, length);
          Unreadable.unless(packet.size() <= MOST_HEADER, "too long a header");
        }
        at += length;
        if (length < MOST_SEGMENTS) {
          packets++;
          if (packets > 2) {
            rest.writeBytes(packet.toByteArray());
            packet.reset();
          }
        }
      }
    }

    private void writeHeader(OutputStream copy) throws IOException {
      byte[] lengths = new byte[MOST_SEGMENTS];
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      lengths[0] = (byte) codec.comment.length();
      body.writeBytes(codec.comment.getBytes(ISO_8859_1));
      int segments = 1;
      byte[] tables = rest.toByteArray();
      int flags = 0;
      for (int at = 0; codec.packets > 2 && at <= tables.length; at += MOST_SEGMENTS) {
        if (segments == MOST_SEGMENTS) {
          headerPage(copy, flags, lengths, segments, body);
          flags = CONTINUED;
          segments = 0;
        }
        int length = Math.min(MOST_SEGMENTS, tables.length - at);
        lengths[segments++] = (byte) length;
        body.write(tables, at, length);
      }
      headerPage(copy, flags, lengths, segments, body);
    }

    private void headerPage(
        OutputStream copy, int flags, byte[] lengths, int segments, ByteArrayOutputStream body)
        throws IOException {
      byte[] head = new byte[HEAD];
      System.arraycopy("OggS".getBytes(ISO_8859_1), 0, head, 0, 4);
      head[5] = (byte) flags;
      little(head, 14, serial);
      head[HEAD - 1] = (byte) segments;
      new Page(head, Arrays.copyOf(lengths, segments), body.toByteArray()).write(copy, written++);
      body.reset();
    }
  }
}
