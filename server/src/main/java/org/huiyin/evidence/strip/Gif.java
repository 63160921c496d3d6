package org.huiyin.evidence.strip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/// GIF (GIF89a): pictures and how they follow each other; comments, texts and other applications'
/// blocks stay behind.
public final class Gif implements Stripping {

  private static final int EXTENSION = 0x21;
  private static final int CONTROL = 0xf9;
  private static final int APPLICATION = 0xff;
  private static final int PICTURE = 0x2c;
  private static final int END = 0x3b;
  private static final int HEAD = 6;
  private static final int SCREEN = 7;
  private static final int DESCRIPTOR = 9;

  @Override
  public void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    Source in = new Source(original);
    String head = new String(in.bytes(HEAD), ISO_8859_1);
    Unreadable.unless(head.equals("GIF89a") || head.equals("GIF87a"), "not a GIF");
    copy.write(head.getBytes(ISO_8859_1));
    byte[] screen = in.bytes(SCREEN);
    Numbers.pixels(u16(screen, 0), u16(screen, 2));
    copy.write(screen);
    in.copy(colours(screen[4]), copy);
    boolean shown = false;
    int block = in.u8();
    while (block != END) {
      switch (block) {
        case EXTENSION -> extension(in, copy);
        case PICTURE -> {
          picture(in, copy);
          shown = true;
        }
        default -> throw new Unreadable("unknown block");
      }
      block = in.u8();
    }
    Unreadable.unless(shown, "no picture");
    copy.write(END);
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }

  /// The length of a table of colours, by the flags before it.
  private static int colours(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static void picture(Source in, OutputStream copy) throws IOException {
    byte[] descriptor = in.bytes(DESCRIPTOR);
    Numbers.pixels(u16(descriptor, 4), u16(descriptor, 6));
    copy.write(PICTURE);
    copy.write(descriptor);
    in.copy(colours(descriptor[8]), copy);
    copy.write(in.u8());
    for (int length = in.u8(); ; length = in.u8()) {
      copy.write(length);
      if (length == 0) {
        return;
      }
      in.copy(length, copy);
    }
  }

  private static void extension(Source in, OutputStream copy) throws IOException {
    int label = in.u8();
    byte[] first = in.bytes(in.u8());
    if (label == CONTROL && first.length == 4) {
      copy.write(new byte[] {EXTENSION, (byte) CONTROL, 4});
      copy.write(first);
      copy.write(0);
    } else if (label == APPLICATION && isLoop(first)) {
      loop(in, first, copy);
    }
    for (int length = first.length == 0 ? 0 : in.u8(); length > 0; length = in.u8()) {
      in.skip(length);
    }
  }

  private static boolean isLoop(byte[] application) {
    String name = new String(application, ISO_8859_1);
    return name.equals("NETSCAPE2.0") || name.equals("ANIMEXTS1.0");
  }

  private static void loop(Source in, byte[] application, OutputStream copy) throws IOException {
    int length = in.u8();
    Unreadable.unless(length == 3, "a loop of another length");
    copy.write(new byte[] {EXTENSION, (byte) APPLICATION, (byte) application.length});
    copy.write(application);
    copy.write(3);
    in.copy(3, copy);
    copy.write(0);
  }
}
