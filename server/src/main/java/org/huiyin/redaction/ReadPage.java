package org.huiyin.redaction;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/// Draws a page of a PDF as it is seen, and notes where on the picture each sign stands.
///
/// Signs are drawn and noted by one and the same pass, so that a turned page, a form, an
/// annotation or a field needs no reckoning of its own.
// KNOWN LIMIT: signs within a tiling pattern are noted where the pattern is defined, and not where
// it is repeated. Whoever reads the copy before it is published sees what was left.
final class ReadPage extends PDFRenderer {

  private static final double DESCENT = -0.3;
  private static final double ASCENT = 1.05;
  private static final double BESIDE = 0.06;
  private static final double LEAST_WIDTH = 0.3;

  private Glyphs glyphs = new Glyphs();
  private boolean unsure;

  ReadPage(PDDocument document) {
    super(document);
    setSubsamplingAllowed(true);
  }

  /// @param page from 0
  BufferedImage drawn(int page, float scale) throws IOException {
    glyphs = new Glyphs();
    unsure = false;
    return renderImage(page, scale, ImageType.RGB);
  }

  /// Those of the page that was drawn last.
  Glyphs glyphs() {
    return glyphs;
  }

  /// Whether there may be words on it that can't be looked through.
  boolean isUnsure() {
    return unsure;
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new Drawer(parameters);
  }

  private final class Drawer extends PageDrawer {

    private AffineTransform toPicture = new AffineTransform();

    Drawer(PageDrawerParameters parameters) throws IOException {
      super(parameters);
    }

    @Override
    public void drawPage(Graphics2D graphics, PDRectangle size) throws IOException {
      toPicture = graphics.getTransform();
      toPicture.translate(0, size.getHeight());
      toPicture.scale(1, -1);
      toPicture.translate(-size.getLowerLeftX(), -size.getLowerLeftY());
      super.drawPage(graphics, size);
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
      unsure = true;
      super.drawImage(image);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
        throws IOException {
      String says = font.toUnicode(code);
      if (says == null || says.isEmpty()) {
        unsure = true;
      }
      double width =
          Math.max(
              LEAST_WIDTH, Math.max(Math.abs(displacement.getX()), font.getWidth(code) / 1000));
      Rectangle2D sign =
          new Rectangle2D.Double(-BESIDE, DESCENT, width + 2 * BESIDE, ASCENT - DESCENT);
      AffineTransform place = new AffineTransform(toPicture);
      place.concatenate(matrix.createAffineTransform());
      glyphs.add(
          new Glyph(
              says == null || says.isEmpty() ? "\uFFFD" : says,
              place.createTransformedShape(sign).getBounds2D()));
      super.showGlyph(matrix, font, code, displacement);
    }
  }
}
