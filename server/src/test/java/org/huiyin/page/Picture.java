package org.huiyin.page;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Makes pictures of pages small enough for a repository: a page has few colours, and the edges
/// of letters need no more than some shades between them. A page goes on below its picture.
final class Picture {

  private static final int HIGHEST = 2_400;
  private static final int MOST_COLOURS = 16;

  private Picture() {}

  /// The same picture as a PNG of at most sixteen colours: the commonest, and for all others the
  /// nearest of these.
  static byte[] small(byte[] png) {
    try {
      BufferedImage whole = ImageIO.read(new ByteArrayInputStream(png));
      BufferedImage from =
          whole.getSubimage(0, 0, whole.getWidth(), Math.min(whole.getHeight(), HIGHEST));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(indexed(from, palette(from)), "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> palette(BufferedImage from) {
    Map<Integer, Integer> count = new HashMap<>();
    for (int y = 0; y < from.getHeight(); y++) {
      for (int x = 0; x < from.getWidth(); x++) {
        count.merge(from.getRGB(x, y) & 0xffffff, 1, Integer::sum);
      }
    }
    return count.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_COLOURS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static BufferedImage indexed(BufferedImage from, List<Integer> palette) {
    int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
    IndexColorModel model =
        new IndexColorModel(4, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage to =
        new BufferedImage(from.getWidth(), from.getHeight(), BufferedImage.TYPE_BYTE_BINARY, model);
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int y = 0; y < from.getHeight(); y++) {
      for (int x = 0; x < from.getWidth(); x++) {
        int index =
            nearest.computeIfAbsent(from.getRGB(x, y) & 0xffffff, rgb -> nearest(rgb, colours));
        to.getRaster().setSample(x, y, 0, index);
      }
    }
    return to;
  }

  private static int nearest(int rgb, int[] colours) {
    int best = 0;
    for (int i = 1; i < colours.length; i++) {
      if (distance(rgb, colours[i]) < distance(rgb, colours[best])) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int by = (one >> shift & 0xff) - (other >> shift & 0xff);
      sum += by * by;
    }
    return sum;
  }
}
