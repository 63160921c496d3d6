package org.huiyin.redaction;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.huiyin.redaction.Painting.Answered;
import org.huiyin.redaction.Painting.Asked;
import org.huiyin.redaction.Painting.Bytes;
import org.huiyin.redaction.Painting.How;

/// Makes of a PDF another one whose pages are pictures of what is seen of it, painted over: no
/// text, metadata, field, annotation, attachment, layer or earlier version of it goes along.
final class PaintedPdf {

  static final int MOST_PAGES = 200;
  private static final float POINTS = 72;
  private static final float DOTS = 150;
  private static final double MOST_PIXELS = 4_000_000;

  private final Asked asked;
  private final int mostBytes;

  PaintedPdf(Asked asked, int mostBytes) {
    this.asked = asked;
    this.mostBytes = mostBytes;
  }

  Answered answer() throws IOException {
    try (PDDocument source = Loader.loadPDF(asked.content().array())) {
      int pages = source.getNumberOfPages();
      if (pages == 0) {
        return Answered.not(How.UNREADABLE);
      }
      if (pages > MOST_PAGES) {
        return Answered.not(How.TOO_MANY_PAGES);
      }
      boolean grid = asked.kind() == Painting.Kind.GRID;
      boolean outside = asked.boxes().stream().anyMatch(box -> box.page() > pages);
      if (outside || (grid && (asked.page() < 1 || asked.page() > pages))) {
        return Answered.not(How.NO_SUCH_PAGE);
      }
      return grid ? grid(source, pages) : painted(source, pages);
    }
  }

  private Answered grid(PDDocument source, int pages) throws IOException {
    PDRectangle size = source.getPage(asked.page() - 1).getCropBox();
    BufferedImage picture =
        new ReadPage(source)
            .drawn(asked.page() - 1, Brush.GRID_WIDTH / Math.max(1, size.getWidth()));
    return new Answered(How.DONE, pages, List.of(), List.of(), Brush.grid(picture));
  }

  private Answered painted(PDDocument source, int pages) throws IOException {
    ReadPage reading = new ReadPage(source);
    int[] times = new int[asked.passages().size()];
    List<Integer> unsure = new ArrayList<>();
    long bytes = 0;
    try (PDDocument copy = new PDDocument()) {
      for (int page = 0; page < pages; page++) {
        float scale = scale(source.getPage(page).getCropBox());
        BufferedImage picture = reading.drawn(page, scale);
        List<Rectangle2D> goes = new ArrayList<>();
        List<Integer> found = reading.glyphs().find(asked.passages(), goes);
        for (int i = 0; i < times.length; i++) {
          times[i] += found.get(i);
        }
        if (reading.isUnsure()) {
          unsure.add(page + 1);
        }
        Brush.paint(picture, goes);
        Brush.paint(picture, asked.boxes(), page + 1);
        byte[] jpeg = Brush.jpeg(picture);
        bytes += jpeg.length;
        if (bytes > mostBytes) {
          return Answered.not(How.TOO_LARGE);
        }
        add(copy, picture, jpeg, scale);
      }
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      copy.save(written);
      return written.size() > mostBytes
          ? Answered.not(How.TOO_LARGE)
          : new Answered(How.DONE, pages, list(times), unsure, Bytes.of(written));
    }
  }

  private static float scale(PDRectangle size) {
    double points = Math.max(1.0, (double) size.getWidth() * size.getHeight());
    return (float) Math.min(DOTS / POINTS, Math.sqrt(MOST_PIXELS / points));
  }

  private static void add(PDDocument copy, BufferedImage picture, byte[] jpeg, float scale)
      throws IOException {
    PDRectangle size = new PDRectangle(picture.getWidth() / scale, picture.getHeight() / scale);
    PDPage page = new PDPage(size);
    copy.addPage(page);
    PDImageXObject drawn = JPEGFactory.createFromByteArray(copy, jpeg);
    try (PDPageContentStream content = new PDPageContentStream(copy, page)) {
      content.drawImage(drawn, 0, 0, size.getWidth(), size.getHeight());
    }
  }

  private static List<Integer> list(int[] numbers) {
    List<Integer> list = new ArrayList<>();
    for (int number : numbers) {
      list.add(number);
    }
    return list;
  }
}
