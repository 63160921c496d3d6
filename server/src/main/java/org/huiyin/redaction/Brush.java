package org.huiyin.redaction;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.huiyin.redaction.Painting.Bytes;

/// Paints over pictures, and writes them without anything but their pixels.
final class Brush {

  static final float GRID_WIDTH = 800;
  private static final int PARTS = 10;

  private Brush() {}

  static void paint(BufferedImage picture, List<Rectangle2D> goes) {
    Graphics2D brush = picture.createGraphics();
    brush.setColor(Color.BLACK);
    // Whole pixels: a brush that smooths its edges would leave a shade of what was there.
    for (Rectangle2D each : goes) {
      brush.fill(each.getBounds());
    }
    brush.dispose();
  }

  static void paint(BufferedImage picture, List<Box> boxes, int page) {
    double width = picture.getWidth() / 100.0;
    double height = picture.getHeight() / 100.0;
    paint(
        picture,
        boxes.stream()
            .filter(box -> box.page() == page)
            .<Rectangle2D>map(
                box ->
                    new Rectangle2D.Double(
                        box.left() * width,
                        box.top() * height,
                        box.width() * width,
                        box.height() * height))
            .toList());
  }

  static byte[] jpeg(BufferedImage picture) throws IOException {
    return written(picture, "jpeg").toByteArray();
  }

  static Bytes png(BufferedImage picture) throws IOException {
    return Bytes.of(written(picture, "png"));
  }

  private static ByteArrayOutputStream written(BufferedImage picture, String form)
      throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, form, written)) {
      throw new IOException("can't be written: " + form);
    }
    return written;
  }

  /// Lines at each tenth, with the hundredths that a box is told in.
  static Bytes grid(BufferedImage picture) throws IOException {
    Graphics2D brush = picture.createGraphics();
    brush.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
    for (int i = 1; i < PARTS; i++) {
      double x = picture.getWidth() * i / (double) PARTS;
      double y = picture.getHeight() * i / (double) PARTS;
      brush.setColor(new Color(0, 90, 200, 110));
      brush.setStroke(new BasicStroke(1));
      brush.draw(new Line2D.Double(x, 0, x, picture.getHeight()));
      brush.draw(new Line2D.Double(0, y, picture.getWidth(), y));
      label(brush, i * PARTS, x + 2, 13);
      label(brush, i * PARTS, 2, y - 2);
    }
    brush.dispose();
    return Bytes.of(written(picture, "jpeg"));
  }

  private static void label(Graphics2D brush, int number, double x, double y) {
    String text = Integer.toString(number);
    Rectangle2D around = brush.getFontMetrics().getStringBounds(text, brush);
    brush.setColor(Color.WHITE);
    brush.fill(
        new Rectangle2D.Double(
            x + around.getX(), y + around.getY(), around.getWidth(), around.getHeight()));
    brush.setColor(new Color(0, 60, 150));
    brush.drawString(text, (float) x, (float) y);
  }
}
