package org.huiyin.complainant;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/// A QR code (ISO/IEC 18004) as the path of an SVG that stands in the page itself: the pages load
/// no image, and what is in one must never go by another server.
///
/// @param side how many modules it is wide, with the four of quiet zone on each side
/// @param path the dark modules, each of side 1
public record QrCode(int side, String path) {

  private static final int QUIET = 4;

  /// The code of a text.
  ///
  /// @param text at most a few hundred characters
  public static QrCode of(String text) {
    try {
      ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      return new QrCode(modules.getWidth() + 2 * QUIET, path(modules));
    } catch (WriterException e) {
      throw new IllegalArgumentException("text: " + text.length() + " characters fit no code", e);
    }
  }

  private static String path(ByteMatrix modules) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      int x = 0;
      while (x < modules.getWidth()) {
        int run = run(modules, x, y);
        if (run > 0) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
          path.append('h').append(run).append("v1h-").append(run).append('z');
        }
        x += Math.max(run, 1);
      }
    }
    return path.toString();
  }

  private static int run(ByteMatrix modules, int x, int y) {
    int end = x;
    while (end < modules.getWidth() && modules.get(end, y) == 1) {
      end++;
    }
    return end - x;
  }
}
