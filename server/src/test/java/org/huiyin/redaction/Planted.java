package org.huiyin.redaction;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/// Documents in whose layers secrets are hidden, and a reader that finds them in any.
final class Planted {

  static final String TEXT = "SECRET-TEXT-4711";
  static final String FIELD = "SECRET-FIELD-4711";

  /// Those that nobody sees on a page.
  static final List<String> UNSEEN =
      List.of(
          "SECRET-WHITE-4711",
          "SECRET-TITLE-4711",
          "SECRET-XMP-4711",
          "SECRET-NOTE-4711",
          "SECRET-ATTACHED-4711",
          "SECRET-LAYER-4711",
          "SECRET-EARLIER-4711",
          "SECRET-OUTSIDE-4711",
          "SECRET-INVISIBLE-4711");

  static final float WIDTH = 595;
  static final float HEIGHT = 842;

  private Planted() {}

  private static PDFont font() {
    return new PDType1Font(Standard14Fonts.FontName.HELVETICA);
  }

  /// A page with all of them; its words can be read.
  static byte[] pdf(int rotation) throws IOException {
    byte[] earlier = withoutHistory(rotation);
    try (PDDocument document = Loader.loadPDF(earlier)) {
      // What was there before is drawn no more, and is still in the file.
      document.getDocumentInformation().setKeywords("now");
      document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
      COSDictionary info = document.getDocumentInformation().getCOSObject();
      info.removeItem(COSName.getPDFName("Earlier"));
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      document.saveIncremental(written);
      return written.toByteArray();
    }
  }

  private static byte[] withoutHistory(int rotation) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
      page.setRotation(rotation);
      document.addPage(page);
      layers(document, page);
      try (PDPageContentStream content =
          new PDPageContentStream(
              document, page, PDPageContentStream.AppendMode.APPEND, false, false)) {
        write(content, Color.BLACK, 72, 700, "Before " + TEXT + " after");
        write(content, Color.WHITE, 72, 600, "SECRET-WHITE-4711");
        write(content, Color.BLACK, 5000, 500, "SECRET-OUTSIDE-4711");
        content.beginText();
        content.setFont(font(), 18);
        content.newLineAtOffset(72, 400);
        content.setRenderingMode(org.apache.pdfbox.pdmodel.graphics.state.RenderingMode.NEITHER);
        content.showText("SECRET-INVISIBLE-4711");
        content.endText();
      }
      about(document);
      note(page);
      field(document, page);
      attached(document);
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      document.save(written, CompressParameters.NO_COMPRESSION);
      return written.toByteArray();
    }
  }

  private static void write(PDPageContentStream content, Color color, float x, float y, String text)
      throws IOException {
    content.beginText();
    content.setNonStrokingColor(color);
    content.setFont(font(), 18);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }

  private static void layers(PDDocument document, PDPage page) throws IOException {
    PDOptionalContentGroup hidden = new PDOptionalContentGroup("hidden");
    PDOptionalContentProperties layers = new PDOptionalContentProperties();
    layers.addGroup(hidden);
    layers.setGroupEnabled(hidden, false);
    document.getDocumentCatalog().setOCProperties(layers);
    try (PDPageContentStream content =
        new PDPageContentStream(
            document, page, PDPageContentStream.AppendMode.APPEND, false, false)) {
      content.beginMarkedContent(COSName.OC, hidden);
      write(content, Color.BLACK, 72, 300, "SECRET-LAYER-4711");
      content.endMarkedContent();
    }
  }

  private static void about(PDDocument document) throws IOException {
    document.getDocumentInformation().setTitle("SECRET-TITLE-4711");
    document.getDocumentInformation().setCustomMetadataValue("Earlier", "SECRET-EARLIER-4711");
    Calendar day = new GregorianCalendar(2020, Calendar.MAY, 4);
    document.getDocumentInformation().setCreationDate(day);
    PDMetadata xmp = new PDMetadata(document);
    xmp.importXMPMetadata(
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRET-XMP-4711</x:xmpmeta>"
            .getBytes(StandardCharsets.UTF_8));
    document.getDocumentCatalog().setMetadata(xmp);
  }

  private static void note(PDPage page) throws IOException {
    PDAnnotationText note = new PDAnnotationText();
    note.setContents("SECRET-NOTE-4711");
    note.setRectangle(new PDRectangle(500, 780, 20, 20));
    List<org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation> all =
        new ArrayList<>(page.getAnnotations());
    all.add(note);
    page.setAnnotations(all);
  }

  private static void field(PDDocument document, PDPage page) throws IOException {
    PDAcroForm form = new PDAcroForm(document);
    document.getDocumentCatalog().setAcroForm(form);
    PDResources resources = new PDResources();
    resources.put(COSName.getPDFName("Helv"), font());
    form.setDefaultResources(resources);
    form.setDefaultAppearance("/Helv 18 Tf 0 g");
    PDTextField field = new PDTextField(form);
    field.setPartialName("who");
    form.getFields().add(field);
    PDAnnotationWidget widget = field.getWidgets().getFirst();
    widget.setRectangle(new PDRectangle(72, 200, 300, 30));
    widget.setPage(page);
    widget.setPrinted(true);
    List<org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation> all =
        new ArrayList<>(page.getAnnotations());
    all.add(widget);
    page.setAnnotations(all);
    field.setValue(FIELD);
  }

  private static void attached(PDDocument document) throws IOException {
    PDEmbeddedFile file =
        new PDEmbeddedFile(
            document,
            new java.io.ByteArrayInputStream(
                "SECRET-ATTACHED-4711".getBytes(StandardCharsets.UTF_8)));
    PDComplexFileSpecification named = new PDComplexFileSpecification();
    named.setFile("secret.txt");
    named.setEmbeddedFile(file);
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of("secret", named));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    document.getDocumentCatalog().setNames(names);
  }

  /// Two pages, of which the second is a picture of words.
  static byte[] scanned() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(new PDRectangle(WIDTH, HEIGHT)));
      try (PDPageContentStream content = new PDPageContentStream(document, document.getPage(0))) {
        write(content, Color.BLACK, 72, 700, TEXT);
      }
      PDPage page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(
            LosslessFactory.createFromImage(document, words(400, 100)), 72, 600, 400, 100);
      }
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      document.save(written);
      return written.toByteArray();
    }
  }

  static byte[] pages(int count) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < count; i++) {
        document.addPage(new PDPage(new PDRectangle(WIDTH, HEIGHT)));
      }
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      document.save(written);
      return written.toByteArray();
    }
  }

  /// Red, with black words in the upper half.
  static BufferedImage words(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = picture.createGraphics();
    brush.setColor(new Color(230, 60, 60));
    brush.fillRect(0, 0, width, height);
    brush.setColor(Color.WHITE);
    brush.setFont(new Font(Font.SANS_SERIF, Font.BOLD, height / 5));
    brush.drawString("SECRET", width / 10, height / 3);
    brush.dispose();
    return picture;
  }

  static byte[] written(BufferedImage picture, String form) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ImageIO.write(picture, form, written);
    return written.toByteArray();
  }

  /// A photo that says in EXIF how it was held, and more.
  static byte[] photo(BufferedImage picture, int orientation) throws IOException {
    byte[] jpeg = written(picture, "jpeg");
    ByteArrayOutputStream tiff = new ByteArrayOutputStream();
    tiff.writeBytes(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1});
    tiff.writeBytes(new byte[] {1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0});
    tiff.writeBytes(new byte[] {0, 0, 0, 0});
    tiff.writeBytes("SECRET-EXIF-4711".getBytes(StandardCharsets.US_ASCII));
    ByteArrayOutputStream photo = new ByteArrayOutputStream();
    photo.write(jpeg, 0, 2);
    int length = tiff.size() + 2;
    photo.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length});
    photo.writeBytes(tiff.toByteArray());
    photo.write(jpeg, 2, jpeg.length - 2);
    photo.writeBytes("SECRET-TAIL-4711".getBytes(StandardCharsets.US_ASCII));
    return photo.toByteArray();
  }

  /// All that a reader of any kind could find in a PDF: its bytes as they are, each of its objects,
  /// reached or not, and each stream with its filters undone.
  static String everything(byte[] pdf) throws IOException {
    StringBuilder all = new StringBuilder(new String(pdf, StandardCharsets.ISO_8859_1));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
        COSBase object = document.getDocument().getObjectFromPool(key).getObject();
        collect(object, all, 0);
      }
      collect(document.getDocument().getTrailer(), all, 0);
    }
    return all.toString();
  }

  private static void collect(COSBase object, StringBuilder all, int depth) throws IOException {
    if (depth > 8) {
      return;
    }
    switch (object) {
      case COSString text -> all.append('\n').append(text.getString());
      case COSStream stream -> {
        dictionary(stream, all, depth);
        try (InputStream content = stream.createInputStream()) {
          all.append('\n').append(new String(content.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException picture) {
          // What isn't undone here is a picture: its bytes are in the file as they are.
        }
      }
      case COSDictionary dictionary -> dictionary(dictionary, all, depth);
      case org.apache.pdfbox.cos.COSArray array -> {
        for (COSBase each : array) {
          collect(each, all, depth + 1);
        }
      }
      case null, default -> {}
    }
  }

  private static void dictionary(COSDictionary dictionary, StringBuilder all, int depth)
      throws IOException {
    for (Map.Entry<COSName, COSBase> each : dictionary.entrySet()) {
      all.append('\n').append(each.getKey().getName());
      collect(each.getValue(), all, depth + 1);
    }
  }
}
