package org.huiyin.redaction;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.huiyin.redaction.Painting.Answered;
import org.huiyin.redaction.Painting.Asked;
import org.huiyin.redaction.Painting.Bytes;
import org.huiyin.redaction.Painting.How;

/// Makes of a picture another one, painted over: its pixels as they are seen, and nothing else. Of
/// a moving one, the first picture.
final class PaintedPicture {

  private static final long MOST_PIXELS = 16_000_000;
  private static final int MOST_LEFT_OUT = 8;

  private final Asked asked;
  private final int mostBytes;

  PaintedPicture(Asked asked, int mostBytes) {
    this.asked = asked;
    this.mostBytes = mostBytes;
  }

  Answered answer() throws IOException {
    boolean grid = asked.kind() == Painting.Kind.GRID;
    if (asked.boxes().stream().anyMatch(box -> box.page() != 1) || (grid && asked.page() != 1)) {
      return Answered.not(How.NO_SUCH_PAGE);
    }
    byte[] content = asked.content().array();
    BufferedImage picture = Orientation.of(content).upright(read(content));
    if (grid) {
      return answered(Brush.grid(narrowed(picture)));
    }
    Brush.paint(picture, asked.boxes(), 1);
    boolean photo = content.length > 1 && (content[0] & 0xff) == 0xff;
    Bytes copy = photo ? new Bytes(Brush.jpeg(picture)) : Brush.png(picture);
    return copy.array().length > mostBytes ? Answered.not(How.TOO_LARGE) : answered(copy);
  }

  private static Answered answered(Bytes content) {
    return new Answered(How.DONE, 1, List.of(), List.of(), content);
  }

  /// On white, without what can be seen through.
  private static BufferedImage read(byte[] content) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no picture that can be read");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        BufferedImage seen = reader.read(0, sparing(reader));
        BufferedImage plain =
            new BufferedImage(seen.getWidth(), seen.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = plain.createGraphics();
        brush.drawImage(seen, 0, 0, Color.WHITE, null);
        brush.dispose();
        return plain;
      } finally {
        reader.dispose();
      }
    }
  }

  /// Leaves rows and columns out where there are too many, while reading.
  private static ImageReadParam sparing(ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    int each = 1;
    while (pixels / ((long) each * each) > MOST_PIXELS) {
      each++;
    }
    if (each > MOST_LEFT_OUT) {
      throw new IOException("too many pixels");
    }
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(each, each, 0, 0);
    return param;
  }

  private static BufferedImage narrowed(BufferedImage picture) {
    double scale = Math.min(1, Brush.GRID_WIDTH / picture.getWidth());
    int width = (int) Math.max(1, picture.getWidth() * scale);
    int height = (int) Math.max(1, picture.getHeight() * scale);
    BufferedImage narrow = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = narrow.createGraphics();
    brush.drawImage(picture, 0, 0, width, height, null);
    brush.dispose();
    return narrow;
  }
}
