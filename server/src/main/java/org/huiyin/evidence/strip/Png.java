package org.huiyin.evidence.strip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Set;

/// PNG (W3C PNG 3rd edition): the chunks that decode the picture and its movement are copied as
/// they are; texts, times, camera data, colour profiles and what is unknown stay behind.
public final class Png implements Stripping {

  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final String END = "IEND";
  private static final Set<String> KEPT =
      Set.of(
          "IHDR", "PLTE", "IDAT", END, "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "acTL",
          "fcTL", "fdAT");
  private static final int CHECKSUM = 4;
  private static final int HEAD = 8;
  private static final int MOST_SMALL = 1024;

  @Override
  public void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    Source in = new Source(original);
    Unreadable.unless(in.left() >= HEAD && in.u64() == SIGNATURE, "not a PNG");
    Numbers.u32(copy, SIGNATURE >>> 32);
    Numbers.u32(copy, SIGNATURE);
    String name = "";
    boolean shown = false;
    while (!name.equals(END)) {
      long at = in.position();
      long length = in.u32();
      name = in.name();
      shown |= name.equals("IDAT");
      look(in, at, name, length);
      if (KEPT.contains(name)) {
        in.seek(at);
        in.copy(HEAD + length + CHECKSUM, copy);
      } else {
        in.skip(length + CHECKSUM);
      }
    }
    Unreadable.unless(shown, "no picture");
  }

  private static void look(Source in, long at, String name, long length) throws IOException {
    Unreadable.unless((at == HEAD) == name.equals("IHDR"), "a header out of place");
    if (name.equals("IHDR")) {
      Unreadable.unless(length == 13, "a header of another size");
      Numbers.pixels(in.u32(), in.u32());
      in.seek(at + HEAD);
    }
    // A marker of the end, or a palette, that carries something else.
    boolean data = name.equals("IDAT") || name.equals("fdAT");
    Unreadable.unless(data || !KEPT.contains(name) || length <= MOST_SMALL, "too long a chunk");
    Unreadable.unless(!name.equals(END) || length == 0, "something in the end");
  }
}
