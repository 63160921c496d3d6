package org.huiyin.evidence.strip;

import java.io.IOException;
import java.io.OutputStream;

/// Writes numbers as formats hold them.
final class Numbers {

  /// More than any camera takes; a small file that says so is made to fill a viewer's memory.
  private static final long MOST_PIXELS = 250_000_000;

  private Numbers() {}

  static void u16(OutputStream to, int number) throws IOException {
    to.write(number >> 8);
    to.write(number);
  }

  static void u32(OutputStream to, long number) throws IOException {
    u16(to, (int) (number >> 16));
    u16(to, (int) number);
  }

  static void u32Little(OutputStream to, long number) throws IOException {
    for (int i = 0; i < 4; i++) {
      to.write((int) (number >> (8 * i)));
    }
  }

  static void pixels(long width, long height) throws Unreadable {
    Unreadable.unless(
        width >= 0 && height >= 0 && width * height <= MOST_PIXELS, "too many pixels");
  }
}
