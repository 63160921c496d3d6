package org.huiyin.evidence.strip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/// JPEG (ITU-T T.81): what decodes the picture is copied bit by bit. Of its applications' segments
/// stays that of JFIF without its small picture, Adobe's, which says how colours are coded, and
/// which side is up, written anew. The colour profile goes: it can tell the device.
public final class Jpeg implements Stripping {

  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;
  private static final int COMMENT = 0xfe;
  private static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int FIRST_RESTART = 0xd0;
  private static final int LAST_RESTART = 0xd7;
  private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0};
  private static final byte[] ADOBE = {'A', 'd', 'o', 'b', 'e'};
  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
  private static final int JFIF_LENGTH = 12;
  private static final int ADOBE_LENGTH = 12;
  private static final int ORIENTATION = 0x112;
  private static final int UPRIGHT = 1;

  @Override
  public void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    Source in = new Source(original);
    start(in);
    int orientation = orientation(in);
    in.seek(0);
    start(in);
    copy.write(0xff);
    copy.write(START);
    boolean shown = false;
    boolean turned = orientation == UPRIGHT;
    int marker = marker(in);
    while (marker != END) {
      boolean first = marker == APP0 && !shown;
      if (!first && !turned) {
        writeOrientation(copy, orientation);
        turned = true;
      }
      if (marker == SCAN) {
        segment(in, marker, copy);
        shown = true;
        marker = scan(in, copy);
      } else {
        part(in, marker, copy);
        marker = marker(in);
      }
    }
    Unreadable.unless(shown, "no picture");
    copy.write(0xff);
    copy.write(END);
  }

  /// Which side is up, of a whole file.
  static int orientationOf(Source in) throws IOException {
    in.seek(0);
    start(in);
    return orientation(in);
  }

  private static void start(Source in) throws IOException {
    Unreadable.unless(in.u16() == 0xff00 + START, "not a JPEG");
  }

  private static int marker(Source in) throws IOException {
    Unreadable.unless(in.u8() == 0xff, "no marker");
    int marker = in.u8();
    while (marker == 0xff) {
      marker = in.u8();
    }
    return marker;
  }

  private static void part(Source in, int marker, OutputStream copy) throws IOException {
    if (marker >= FIRST_RESTART && marker <= LAST_RESTART) {
      return;
    }
    Unreadable.unless(marker >= 0xc0 && marker != START, "unknown marker");
    switch (marker) {
      case APP0 -> jfif(in, copy);
      case APP14 -> adobe(in, copy);
      default -> {
        if (marker < APP0) {
          segment(in, marker, copy);
        } else {
          Unreadable.unless(marker <= COMMENT, "unknown marker");
          in.skip(length(in));
        }
      }
    }
  }

  private static int length(Source in) throws IOException {
    int length = in.u16() - 2;
    Unreadable.unless(length >= 0, "a segment of no length");
    return length;
  }

  private static void segment(Source in, int marker, OutputStream copy) throws IOException {
    byte[] content = in.bytes(length(in));
    if (isFrame(marker)) {
      Unreadable.unless(content.length > 5, "a frame of no size");
      ByteBuffer size = ByteBuffer.wrap(content);
      Numbers.pixels(size.getShort(3) & 0xffff, size.getShort(1) & 0xffff);
    }
    write(copy, marker, content);
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static void write(OutputStream copy, int marker, byte[] content) throws IOException {
    copy.write(0xff);
    copy.write(marker);
    Numbers.u16(copy, content.length + 2);
    copy.write(content);
  }

  private static void jfif(Source in, OutputStream copy) throws IOException {
    byte[] content = in.bytes(length(in));
    if (begins(content, JFIF) && content.length >= JFIF_LENGTH) {
      // The last two say how large the small picture is: none.
      write(copy, APP0, Arrays.copyOf(Arrays.copyOf(content, JFIF_LENGTH), JFIF_LENGTH + 2));
    }
  }

  private static void adobe(Source in, OutputStream copy) throws IOException {
    byte[] content = in.bytes(length(in));
    if (begins(content, ADOBE) && content.length >= ADOBE_LENGTH) {
      write(copy, APP14, Arrays.copyOf(content, ADOBE_LENGTH));
    }
  }

  private static boolean begins(byte[] content, byte[] with) {
    return content.length >= with.length
        && Arrays.equals(content, 0, with.length, with, 0, with.length);
  }

  /// Copies the coded data up to the next marker. A picture that was cut off is shown as far as it
  /// goes.
  private static int scan(Source in, OutputStream copy) throws IOException {
    int read = in.read();
    while (read >= 0) {
      if (read != 0xff) {
        copy.write(read);
        read = in.read();
        continue;
      }
      int marker = in.read();
      while (marker == 0xff) {
        marker = in.read();
      }
      if (marker == 0 || (marker >= FIRST_RESTART && marker <= LAST_RESTART)) {
        copy.write(0xff);
        copy.write(marker);
        read = in.read();
      } else {
        return marker < 0 ? END : marker;
      }
    }
    return END;
  }

  /// Which way the picture was held (Exif 2.32, 4.6.4.A), from 1, upright, to 8.
  private static int orientation(Source in) throws IOException {
    for (int marker = marker(in); marker != SCAN && marker != END; marker = marker(in)) {
      if (marker >= FIRST_RESTART && marker <= LAST_RESTART) {
        continue;
      }
      byte[] content = in.bytes(length(in));
      if (marker == APP1 && begins(content, EXIF)) {
        return orientation(ByteBuffer.wrap(content, EXIF.length, content.length - 6).slice());
      }
    }
    return UPRIGHT;
  }

  private static int orientation(ByteBuffer tiff) {
    try {
      tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int directory = tiff.getInt(4);
      int entries = tiff.getShort(directory) & 0xffff;
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + 12 * i;
        if (tiff.getShort(entry) == ORIENTATION) {
          int value = tiff.getShort(entry + 8);
          return value >= 1 && value <= 8 ? value : UPRIGHT;
        }
      }
      return UPRIGHT;
    } catch (BufferUnderflowException | IndexOutOfBoundsException malformed) {
      return UPRIGHT;
    }
  }

  private static void writeOrientation(OutputStream copy, int orientation) throws IOException {
    ByteBuffer exif = ByteBuffer.allocate(EXIF.length + 26);
    exif.put(EXIF).putShort((short) 0x4d4d).putShort((short) 42).putInt(8);
    exif.putShort((short) 1);
    exif.putShort((short) ORIENTATION).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    write(copy, APP1, exif.array());
  }
}
