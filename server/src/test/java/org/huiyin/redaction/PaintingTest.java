package org.huiyin.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.huiyin.evidence.Crashing;
import org.huiyin.redaction.Painting.Answered;
import org.huiyin.redaction.Painting.Asked;
import org.huiyin.redaction.Painting.Bytes;
import org.huiyin.redaction.Painting.How;
import org.huiyin.redaction.Painting.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was taken out of a file is in no layer of its copy.
class PaintingTest {

  private static final int MOST = 20 << 20;

  private static Answered paint(Kind kind, byte[] content, List<String> passages, Box... boxes) {
    return PaintingProgram.answer(
        new Asked(kind, kind == Kind.PDF, 1, passages, List.of(boxes), new Bytes(content)), MOST);
  }

  private static byte[] done(Answered answered) {
    assertThat(answered.how()).isEqualTo(How.DONE);
    return answered.content().array();
  }

  private static BufferedImage page(byte[] pdf, int page) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(page, 72);
    }
  }

  /// How bright the darkest and the brightest spot of a part of a picture are, 0 to 255.
  private static int[] shades(BufferedImage picture, Rectangle part) {
    int[] shades = {255, 0};
    for (int x = part.x; x < part.x + part.width; x++) {
      for (int y = part.y; y < part.y + part.height; y++) {
        int rgb = picture.getRGB(x, y);
        int shade = ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
        shades[0] = Math.min(shades[0], shade);
        shades[1] = Math.max(shades[1], shade);
      }
    }
    return shades;
  }

  private static void isBlack(BufferedImage picture, Rectangle part) {
    assertThat(shades(picture, part)[1]).as("black: " + part).isLessThan(12);
  }

  private static void isWhite(BufferedImage picture, Rectangle part) {
    assertThat(shades(picture, part)[0]).as("white: " + part).isGreaterThan(250);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void noSecretIsInAnyLayerOfTheCopyOfAPdf(int rotation) throws IOException {
    byte[] original = Planted.pdf(rotation);
    String before = Planted.everything(original);
    assertThat(before).contains(Planted.TEXT, Planted.FIELD);
    Planted.UNSEEN.forEach(secret -> assertThat(before).contains(secret));

    Answered answered = paint(Kind.PDF, original, List.of(Planted.TEXT, Planted.FIELD));
    byte[] copy = done(answered);
    assertThat(answered.times()).containsExactly(1, 1);

    String after = Planted.everything(copy);
    assertThat(after).doesNotContain("SECRET", "4711", "secret.txt", "hidden");
    try (PDDocument document = Loader.loadPDF(copy)) {
      assertThat(document.getDocument().getTrailer().containsKey(COSName.INFO)).isFalse();
      assertThat(new PDFTextStripper().getText(document)).isBlank();
      assertThat(document.getDocumentInformation().getMetadataKeys()).isEmpty();
      assertThat(document.getDocumentCatalog().getMetadata()).isNull();
      assertThat(document.getDocumentCatalog().getAcroForm()).isNull();
      assertThat(document.getDocumentCatalog().getOCProperties()).isNull();
      assertThat(document.getDocumentCatalog().getNames()).isNull();
      assertThat(document.getPage(0).getAnnotations()).isEmpty();
      assertThat(document.getPage(0).getResources().getFontNames()).isEmpty();
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
    assertThat(after.split("startxref", -1)).as("one version alone").hasSize(2);
  }

  @Test
  void whereItStoodNothingCanBeSeen() throws IOException {
    byte[] copy = done(paint(Kind.PDF, Planted.pdf(0), List.of(Planted.TEXT, Planted.FIELD)));
    BufferedImage page = page(copy, 0);
    // "Before " is 62 points wide: the secret stands from 134 on, its line at 842 - 700.
    isBlack(page, new Rectangle(140, 130, 150, 14));
    assertThat(shades(page, new Rectangle(72, 128, 56, 16))[0])
        .as("what stands beside it can be read")
        .isLessThan(120);
    isBlack(page, new Rectangle(78, 620, 150, 14));
    // White on white, in a hidden layer, drawn without ink.
    isWhite(page, new Rectangle(60, 225, 400, 30));
    isWhite(page, new Rectangle(60, 525, 400, 30));
    isWhite(page, new Rectangle(60, 425, 400, 30));
  }

  @Test
  void aTurnedPageIsPaintedWhereItsWordsAreSeen() throws IOException {
    byte[] copy = done(paint(Kind.PDF, Planted.pdf(90), List.of(Planted.TEXT)));
    BufferedImage page = page(copy, 0);
    assertThat(page.getWidth()).isGreaterThan(page.getHeight());
    // Turned to the right: what was x is y, and what was 700 above the lower edge is x.
    isBlack(page, new Rectangle(698, 140, 12, 150));
  }

  @Test
  void saysWhichPagesHoldWordsThatAreNotLookedThrough() throws IOException {
    Answered answered = paint(Kind.PDF, Planted.scanned(), List.of(Planted.TEXT, "NOWHERE"));
    assertThat(answered.times()).containsExactly(1, 0);
    assertThat(answered.unsure()).containsExactly(2);
    assertThat(answered.pages()).isEqualTo(2);
  }

  @Test
  void paintsPartsAndWholePagesOver() throws IOException {
    byte[] copy =
        done(
            paint(
                Kind.PDF,
                Planted.scanned(),
                List.of(),
                new Box(1, 50, 50, 25, 25),
                Box.wholePage(2)));
    BufferedImage first = page(copy, 0);
    isBlack(first, new Rectangle(300, 424, 144, 206));
    isWhite(first, new Rectangle(20, 424, 270, 206));
    BufferedImage second = page(copy, 1);
    isBlack(second, new Rectangle(0, 0, second.getWidth(), second.getHeight()));
    assertThat(paint(Kind.PDF, Planted.scanned(), List.of(), Box.wholePage(3)).how())
        .isEqualTo(How.NO_SUCH_PAGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 8})
  void aPhotoIsPaintedAsItIsSeenAndCarriesNothing(int orientation) throws IOException {
    byte[] photo = Planted.photo(Planted.words(400, 200), orientation);
    assertThat(text(photo)).contains("SECRET-EXIF-4711", "SECRET-TAIL-4711", "Exif");
    byte[] copy = done(paint(Kind.PICTURE, photo, List.of(), new Box(1, 0, 0, 100, 50)));
    assertThat(text(copy)).doesNotContain("SECRET", "Exif");
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(copy));
    boolean lies = orientation > 4;
    assertThat(picture.getWidth()).isEqualTo(lies ? 200 : 400);
    isBlack(picture, new Rectangle(0, 0, picture.getWidth(), picture.getHeight() / 2 - 8));
    int[] below =
        shades(
            picture,
            new Rectangle(
                0, picture.getHeight() / 2 + 8, picture.getWidth(), picture.getHeight() / 2 - 8));
    assertThat(below[0]).as("the rest is as it was").isGreaterThan(60);
  }

  @Test
  void aDrawingCarriesNothingToo() throws IOException {
    byte[] png = Planted.written(Planted.words(300, 300), "png");
    byte[] planted = new byte[png.length + 16];
    System.arraycopy(png, 0, planted, 0, png.length);
    System.arraycopy(
        "SECRET-TAIL-4711".getBytes(StandardCharsets.US_ASCII), 0, planted, png.length, 16);
    byte[] copy = done(paint(Kind.PICTURE, planted, List.of(), new Box(1, 10, 20, 70, 15)));
    assertThat(text(copy)).doesNotContain("SECRET", "tEXt", "iTXt", "eXIf");
    isBlack(ImageIO.read(new ByteArrayInputStream(copy)), new Rectangle(30, 60, 210, 45));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void refusesWhatCanNotBeRead() throws IOException {
    byte[] broken = Arrays.copyOf(Planted.pdf(0), 400);
    assertThat(paint(Kind.PDF, broken, List.of("x")).how()).isEqualTo(How.UNREADABLE);
    assertThat(paint(Kind.PDF, "no pdf".getBytes(StandardCharsets.UTF_8), List.of()).how())
        .isEqualTo(How.UNREADABLE);
    assertThat(paint(Kind.PICTURE, new byte[] {1, 2, 3}, List.of()).how())
        .isEqualTo(How.UNREADABLE);
    assertThat(paint(Kind.PDF, Planted.pages(201), List.of()).how()).isEqualTo(How.TOO_MANY_PAGES);
  }

  @Test
  void aProgramOfItsOwnDoesItWithinBounds() throws IOException {
    Painter painter = new Painter(MOST, Duration.ofMinutes(1));
    Asked asked =
        new Asked(Kind.PDF, true, 0, List.of(Planted.TEXT), List.of(), new Bytes(Planted.pdf(0)));
    assertThat(painter.paint(asked))
        .hasValueSatisfying(
            answered -> {
              assertThat(answered.how()).isEqualTo(How.DONE);
              assertThat(answered.times()).containsExactly(1);
            });
    long processes = children();
    // A picture of 3.6 thousand million pixels in a few bytes, and one that takes too long.
    Asked bomb = new Asked(Kind.PICTURE, false, 0, List.of(), List.of(), new Bytes(bomb(60_000)));
    assertThat(painter.paint(bomb).filter(answered -> answered.how() == How.DONE)).isEmpty();
    Painter hasty = new Painter(MOST, Duration.ofMillis(1));
    assertThat(hasty.paint(asked)).isEmpty();
    assertThat(painter.paint(asked)).as("the next one is done").isPresent();
    assertThat(children()).isEqualTo(processes);
  }

  @Test
  void leavesNothingOfWhatItHeldWhenItCrashes() throws Exception {
    Crashing.leavesNothing(Painter.MACHINE);
  }

  private static long children() {
    return ProcessHandle.current()
        .descendants()
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .orElse("")
                    .toLowerCase(Locale.ROOT)
                    .contains("paintingprogram"))
        .count();
  }

  /// The head of a PNG that promises as many rows and columns.
  private static byte[] bomb(int side) throws IOException {
    byte[] png = Planted.written(Planted.words(10, 10), "png");
    for (int at : new int[] {16, 20}) {
      png[at] = (byte) (side >> 24);
      png[at + 1] = (byte) (side >> 16);
      png[at + 2] = (byte) (side >> 8);
      png[at + 3] = (byte) side;
    }
    return png;
  }

  @Test
  void aGridShowsThePageAndTakesNothingAway() throws IOException {
    Answered answered =
        PaintingProgram.answer(
            new Asked(Kind.GRID, true, 2, List.of(), List.of(), new Bytes(Planted.scanned())),
            MOST);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(done(answered)));
    assertThat(picture.getWidth()).isEqualTo(800);
    Asked none = new Asked(Kind.GRID, true, 3, List.of(), List.of(), new Bytes(Planted.scanned()));
    assertThat(PaintingProgram.answer(none, MOST).how()).isEqualTo(How.NO_SUCH_PAGE);
  }
}
