package org.huiyin.evidence.strip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huiyin.evidence.strip.Planted.MARKER;
import static org.huiyin.evidence.strip.StrippingTest.copy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class StrippedDocumentsTest {

  /// All that a PDF holds, unpacked: every object and every stream.
  private static String everything(byte[] pdf) throws IOException {
    StringBuilder all = new StringBuilder(new String(pdf, StandardCharsets.ISO_8859_1));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
        COSObject object = document.getDocument().getObjectFromPool(key);
        COSBase base = object.getObject();
        all.append('\n').append(base);
        if (base instanceof COSString string) {
          all.append(string.getString());
        }
        if (base instanceof COSStream stream) {
          try (var in = stream.createInputStream()) {
            all.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
          } catch (IOException undecoded) {
            all.append(undecoded);
          }
          try (var in = stream.createRawInputStream()) {
            all.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
          }
        }
      }
      all.append(document.getDocument().getTrailer());
    }
    return all.toString();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void leaveNothingOfWhatWasPlantedInAPdf() throws IOException {
    byte[] original = PlantedPdf.made(2);
    assertThat(everything(original)).contains(MARKER, "JavaScript", "Launch", "EmbeddedFile");

    byte[] copy = copy(new Pdf(), original);

    assertThat(everything(copy))
        .doesNotContain(MARKER, "JavaScript", "Launch", "EmbeddedFile", "AcroForm", "Author")
        .doesNotContain("PieceInfo", "Metadata", "Exif", "CreationDate");
    assertThat(new String(copy, StandardCharsets.ISO_8859_1).split("%%EOF", -1)).hasSize(2);
  }

  @Test
  void keepWhatAPdfShows() throws IOException {
    byte[] original = PlantedPdf.made(2);
    byte[] copy = copy(new Pdf(), original);

    assertThat(text(copy)).contains(PlantedPdf.SHOWN + ", page 1", PlantedPdf.SHOWN + ", page 2");
    assertThat(text(copy)).contains(PlantedPdf.FILLED);
    assertThat(everything(copy)).contains(PlantedPdf.NOTED);
    try (PDDocument before = Loader.loadPDF(original);
        PDDocument after = Loader.loadPDF(copy)) {
      assertThat(after.getNumberOfPages()).isEqualTo(2);
      var first = new PDFRenderer(before).renderImage(1);
      var second = new PDFRenderer(after).renderImage(1);
      int width = first.getWidth();
      // The photo, whose place is the same on both.
      assertThat(second.getRGB(40, 200, 120, 100, null, 0, width))
          .isEqualTo(first.getRGB(40, 200, 120, 100, null, 0, width));
    }
  }

  @Test
  void refuseALockedPdf() throws IOException {
    for (String password : new String[] {"", "user"}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (PDDocument document = new PDDocument()) {
        document.addPage(new PDPage());
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
        document.save(bytes);
      }
      assertThatThrownBy(() -> copy(new Pdf(), bytes.toByteArray())).isInstanceOf(Locked.class);
    }
  }

  private static Map<String, String> parts(byte[] zip) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        boolean xml = entry.getName().matches(".*\\.(xml|rels)");
        parts.put(
            entry.getName(),
            new String(bytes, xml ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
      }
    }
    return parts;
  }

  private static Map<String, String> stripped(Map<String, String> parts) throws Exception {
    byte[] copy = copy(new Office(), PlantedOffice.zip(parts));
    assertThat(new String(copy, StandardCharsets.ISO_8859_1)).doesNotContain(MARKER);
    Map<String, String> stripped = parts(copy);
    DocumentBuilderFactory reading = DocumentBuilderFactory.newDefaultNSInstance();
    for (Map.Entry<String, String> part : stripped.entrySet()) {
      assertThat(part.getValue()).as(part.getKey()).doesNotContain(MARKER);
      if (part.getKey().matches(".*\\.(xml|rels)")) {
        reading
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(part.getValue().getBytes(StandardCharsets.UTF_8)));
      }
    }
    assertThat(copy(new Office(), copy)).as("the copy of a copy").isEqualTo(copy);
    return stripped;
  }

  @Test
  void leaveNothingOfWhatWasPlantedInADocument() throws Exception {
    Map<String, String> copy = stripped(PlantedOffice.word());

    assertThat(copy.get("word/document.xml"))
        .contains(PlantedOffice.SHOWN + " &lt;3 亩&gt;", "新的", "网页", "PAGE", "r:embed=\"r2\"")
        .doesNotContain("DDEAUTO", "r:link", "OLEObject", "AUTHOR", "2026-01-01", "<!--");
    assertThat(copy.get("word/comments.xml")).contains("要核实", "w:author=\"\"");
    assertThat(copy.get("word/settings.xml"))
        .contains("w:zoom")
        .doesNotContain("attachedTemplate", "rsid");
    assertThat(copy.get("word/_rels/document.xml.rels"))
        .contains("Target=\"about:blank\"")
        .doesNotContain("people", "r4", "r6");
    assertThat(copy.get("word/media/image1.jpeg")).startsWith("\u00ff\u00d8");
    assertThat(copy.keySet())
        .noneMatch(name -> name.matches("(docProps|customXml|word/embeddings)/.*"));
    assertThat(copy.get("[Content_Types].xml")).doesNotContain("people", "docProps");
  }

  @Test
  void leaveNothingOfWhatWasPlantedInAWorkbook() throws Exception {
    Map<String, String> copy = stripped(PlantedOffice.excel());

    assertThat(copy.get("xl/worksheets/sheet1.xml"))
        .contains("<v>3</v>", "SUM(A1:A9)")
        .doesNotContain("cmd");
    assertThat(copy.get("xl/workbook.xml")).contains("水").doesNotContain("externalReference");
    assertThat(copy.keySet())
        .noneMatch(name -> name.matches("xl/(externalLinks|connections|printerSettings).*"));
  }

  @Test
  void refuseDeclaredEntities() {
    Map<String, String> parts = PlantedOffice.word();
    StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"haha\">");
    for (int i = 1; i < 12; i++) {
      bomb.append("<!ENTITY a").append(i).append(" \"");
      bomb.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    parts.put("word/document.xml", bomb + "]><x>&a11;</x>");
    assertThatThrownBy(() -> copy(new Office(), PlantedOffice.zip(parts)))
        .isInstanceOf(Unreadable.class);
    parts.put(
        "word/document.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>");
    assertThatThrownBy(() -> copy(new Office(), PlantedOffice.zip(parts)))
        .isInstanceOf(Unreadable.class);
  }

  @Test
  void refusePartsThatLeadElsewhere() {
    for (String name : new String[] {"../../etc/cron.d/x.xml", "/etc/x.xml", "word/../../x.xml"}) {
      Map<String, String> parts = PlantedOffice.word();
      parts.put(name, "<x/>");
      assertThatThrownBy(() -> copy(new Office(), PlantedOffice.zip(parts)))
          .isInstanceOf(Unreadable.class);
    }
  }
}
