package org.huiyin.evidence.strip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Set;

/// WebP (RFC 9649): the picture, what is transparent of it and its movement. Camera data, XMP and
/// the colour profile stay behind, and the header says so.
public final class Webp implements Stripping {

  private static final String EXTENDED = "VP8X";
  private static final String FRAME = "ANMF";
  private static final Set<String> PICTURE = Set.of("VP8 ", "VP8L");
  private static final int FRAME_HEAD = 16;

  /// Transparent, moving. Not: colour profile, camera data, XMP.
  private static final int FLAGS = 0x12;

  private static final Riff RIFF =
      new Riff("WEBP", Set.of(EXTENDED, "VP8 ", "VP8L", "ALPH", "ANIM", FRAME), Webp::write);

  @Override
  public void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    RIFF.strip(original, copy);
  }

  private static void write(Source in, Riff.Chunk chunk, OutputStream copy) throws IOException {
    switch (chunk.name()) {
      case EXTENDED -> {
        Unreadable.unless(chunk.length() == 10, "a header of another size");
        copy.write(in.u8() & FLAGS);
        in.skip(3);
        copy.write(new byte[3]);
        int width = in.u24Little();
        int height = in.u24Little();
        Numbers.pixels(width + 1L, height + 1L);
        in.seek(chunk.at() + 4);
        in.copy(6, copy);
      }
      case FRAME -> frame(in, chunk, copy);
      default -> in.copy(chunk.length(), copy);
    }
  }

  /// A frame has chunks of its own; unknown ones are refused, since its length has to stay.
  private static void frame(Source in, Riff.Chunk frame, OutputStream copy) throws IOException {
    Unreadable.unless(frame.length() >= FRAME_HEAD, "a frame of no size");
    in.skip(FRAME_HEAD);
    long end = frame.at() + frame.length();
    while (in.position() < end) {
      String name = in.name();
      Unreadable.unless(PICTURE.contains(name) || name.equals("ALPH"), "unknown chunk");
      long length = in.u32Little();
      long next = in.position() + length + (length & 1);
      Unreadable.unless(next <= end, "a chunk beyond its frame");
      in.seek(next);
    }
    in.seek(frame.at());
    in.copy(frame.length(), copy);
  }
}
