package org.huiyin.evidence.strip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/// MPEG audio (ISO/IEC 11172-3, 13818-3): the frames of the sound and nothing between, before or
/// after them, so none of the tags that programs put there (ID3, APE, Lyrics3).
public final class Mp3 implements Stripping {

  private static final int HEAD = 4;
  private static final int TAG_HEAD = 10;
  private static final int[][] KBIT = {
    // MPEG 1: layers I, II, III
    {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    // MPEG 2 and 2.5: layer I, layers II and III
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
  };
  private static final int[] HERTZ = {44_100, 48_000, 32_000};

  /// Of a frame that is one: what all frames of one recording have in common, and its length.
  private record Frame(int kind, int length) {
    static final Frame NONE = new Frame(-1, 0);

    boolean is() {
      return length > 0;
    }
  }

  @Override
  public void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    Source in = new Source(original);
    skipTags(in);
    int frames = 0;
    boolean follows = false;
    int kind = Frame.NONE.kind();
    while (in.left() >= HEAD) {
      long at = in.position();
      Frame frame = frame(in, at);
      boolean plays =
          frame.is()
              && frame.length() <= in.size() - at
              && ((follows && frame.kind() == kind) || isFollowed(in, at, frame));
      if (plays) {
        in.seek(at);
        in.copy(frame.length(), copy);
        kind = frame.kind();
        frames++;
      } else {
        in.seek(at + 1);
      }
      follows = plays;
    }
    Unreadable.unless(frames > 0, "no sound");
  }

  /// By chance the beginning of a frame stands in many places; two after each other don't.
  private static boolean isFollowed(Source in, long at, Frame frame) throws IOException {
    long next = at + frame.length();
    return next == in.size()
        || (next + HEAD <= in.size() && frame(in, next).kind() == frame.kind());
  }

  private static void skipTags(Source in) throws IOException {
    while (in.left() >= TAG_HEAD) {
      long at = in.position();
      byte[] head = in.bytes(TAG_HEAD);
      if (head[0] != 'I' || head[1] != 'D' || head[2] != '3') {
        in.seek(at);
        return;
      }
      long length = 0;
      for (int i = 6; i < TAG_HEAD; i++) {
        length = length << 7 | (head[i] & 0x7f);
      }
      in.skip(Math.min(in.left(), length));
    }
  }

  private static Frame frame(Source in, long at) throws IOException {
    in.seek(at);
    int head = (int) in.u32();
    int version = head >> 19 & 3;
    int layer = 4 - (head >> 17 & 3);
    int rate = head >> 12 & 0xf;
    int hertz = head >> 10 & 3;
    if (head >>> 21 != 0x7ff || version == 1 || layer == 4 || rate == 0xf || hertz == 3) {
      return Frame.NONE;
    }
    boolean first = version == 3;
    int kbit = KBIT[first ? layer - 1 : layer == 1 ? 3 : 4][rate];
    int perSecond = HERTZ[hertz] >> (first ? 0 : version == 2 ? 1 : 2);
    int padding = head >> 9 & 1;
    int length =
        layer == 1
            ? (12_000 * kbit / perSecond + padding) * 4
            : (layer == 3 && !first ? 72_000 : 144_000) * kbit / perSecond + padding;
    return kbit == 0 ? Frame.NONE : new Frame(version << 4 | layer << 2 | hertz, length);
  }
}
