package org.huiyin.evidence.strip;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;

/// A small picture of a photo or of the first page of a PDF, as a PNG. It is drawn anew, so nothing
/// of the file is in it but what one sees. Runs in a process apart, since it decodes.
final class Small implements Stripping {

  /// The longer side.
  static final int SIDE = 320;

  /// Above, decoders take memory that the machine doesn't count.
  private static final long MOST_PIXELS = 40_000_000;

  private static final int PDF = 0x2550;
  private static final int JPEG = 0xffd8;

  @Override
  public void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    byte[] bytes = Channels.newInputStream(original).readAllBytes();
    Source in = new Source(new SeekableInMemoryByteChannel(bytes));
    int start = in.u16();
    ImageIO.setUseCache(false);
    try {
      BufferedImage small =
          switch (start) {
            case PDF -> page(bytes);
            case JPEG -> upright(picture(bytes), Jpeg.orientationOf(in));
            default -> picture(bytes);
          };
      ImageIO.write(small, "png", copy);
    } catch (RuntimeException malformed) {
      throw new Unreadable("malformed picture", malformed);
    }
  }

  private static BufferedImage page(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDRectangle box = document.getPage(0).getCropBox();
      float longer = Math.max(box.getWidth(), box.getHeight());
      Unreadable.unless(longer >= 1, "no page");
      return new PDFRenderer(document).renderImage(0, SIDE / longer);
    }
  }

  private static BufferedImage picture(byte[] bytes) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      Unreadable.unless(readers.hasNext(), "not a known picture");
      ImageReader reader = readers.next();
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      Unreadable.unless((long) width * height <= MOST_PIXELS, "too many pixels");
      ImageReadParam every = reader.getDefaultReadParam();
      int step = Math.max(1, Math.max(width, height) / (2 * SIDE));
      every.setSourceSubsampling(step, step, 0, 0);
      return shrunk(reader.read(0, every));
    }
  }

  private static BufferedImage shrunk(BufferedImage image) {
    double scale = Math.min(1, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D drawing = small.createGraphics();
    drawing.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    drawing.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    drawing.dispose();
    return small;
  }

  /// Turned as it was held; mirrored ones, which no telephone makes, aren't.
  private static BufferedImage upright(BufferedImage image, int orientation) {
    int turns =
        switch (orientation) {
          case 3 -> 2;
          case 6 -> 1;
          case 8 -> 3;
          default -> 0;
        };
    int width = turns % 2 == 0 ? image.getWidth() : image.getHeight();
    int height = turns % 2 == 0 ? image.getHeight() : image.getWidth();
    BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
    turn.quadrantRotate(turns);
    turn.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    Graphics2D drawing = turned.createGraphics();
    drawing.drawImage(image, turn, null);
    drawing.dispose();
    return turned;
  }
}
