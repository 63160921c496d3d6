package org.huiyin.evidence.strip;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/// AMR and AMR-WB (RFC 4867, section 5): the frames of the sound, up to the first that isn't one.
public final class Amr implements Stripping {

  private static final byte[] NARROW = "#!AMR\n".getBytes(US_ASCII);
  private static final byte[] WIDE = "#!AMR-WB\n".getBytes(US_ASCII);

  /// Bytes after a frame's first, by its type; -1 where there is no such type.
  private static final int[] OF_NARROW = {
    12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0
  };

  private static final int[] OF_WIDE = {
    17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0
  };

  @Override
  public void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    Source in = new Source(original);
    boolean wide = begins(in, WIDE);
    Unreadable.unless(wide || begins(in, NARROW), "not AMR");
    byte[] head = wide ? WIDE : NARROW;
    in.seek(head.length);
    copy.write(head);
    int frames = 0;
    for (int first = in.read(); first >= 0; first = in.read()) {
      int length = (wide ? OF_WIDE : OF_NARROW)[first >> 3 & 0xf];
      // The other bits of the first are zero.
      if (length < 0 || (first & 0x83) != 0 || length > in.left()) {
        break;
      }
      copy.write(first);
      in.copy(length, copy);
      frames++;
    }
    Unreadable.unless(frames > 0, "no sound");
  }

  private static boolean begins(Source in, byte[] with) throws IOException {
    in.seek(0);
    for (byte b : with) {
      if (in.read() != b) {
        return false;
      }
    }
    return true;
  }
}
