package org.huiyin.evidence.strip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Set;

/// JPEG 2000 (ISO/IEC 15444-1), as it stands in PDFs: how the picture is decoded, and the picture.
final class Jpeg2000 implements Stripping {

  private static final Set<String> KEPT = Set.of("jP  ", "ftyp", "jp2h", "jp2c");
  private static final int HEAD = 8;
  private static final int BARE = 0xff4f;

  @Override
  public void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    Source in = new Source(original);
    if (in.u16() == BARE) {
      in.seek(0);
      in.copy(in.size(), copy);
      return;
    }
    in.seek(0);
    while (in.left() >= HEAD) {
      long at = in.position();
      long length = in.u32();
      String name = in.name();
      long whole = length == 0 ? in.size() - at : length;
      Unreadable.unless(whole >= HEAD && whole <= in.size() - at, "a box beyond the end");
      if (KEPT.contains(name)) {
        Numbers.u32(copy, length);
        copy.write(name.getBytes(ISO_8859_1));
        in.copy(whole - HEAD, copy);
      }
      in.seek(at + whole);
    }
  }
}
