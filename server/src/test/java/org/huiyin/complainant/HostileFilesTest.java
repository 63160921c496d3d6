package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.huiyin.TestServer;
import org.huiyin.evidence.Bytes;
import org.huiyin.evidence.Overlapping;
import org.huiyin.evidence.Samples;
import org.huiyin.evidence.strip.Planted;
import org.huiyin.evidence.strip.PlantedOffice;
import org.huiyin.evidence.strip.PlantedPdf;
import org.huiyin.page.Visit;
import org.huiyin.page.Visit.Sent;
import org.junit.jupiter.api.Test;

/// Files that are made to do harm, sent as anybody can send them.
class HostileFilesTest {

  private static final Pattern FILE = Pattern.compile("href=\"(/matter/evidence/[0-9a-f-]{36})\"");

  private final TestServer server = TestServer.shared();
  private final Visit visit = new Visit(server.uri());

  private static String text(byte[] bytes) {
    return new Bytes().bytes(bytes).asText();
  }

  private Visit.Shown attached(Sent... files) {
    return visit.upload(Bringing.toTheEvidence(visit), "/bring", List.of(files), "go", "attach");
  }

  private String mistake(Sent file) {
    return attached(file).first("id=\"e-evidence\">(.*?)</p>");
  }

  /// What others get of these files, once they have been sent.
  private List<String> shown(Sent... files) {
    Visit.Shown earlier = Bringing.next(visit, attached(files));
    Visit.Shown check = Bringing.next(visit, Bringing.next(visit, earlier), "named", "no");
    Visit.Shown receipt = Bringing.send(visit, check);
    Bringing.open(visit, Bringing.number(receipt), Bringing.key(receipt));
    List<String> shown = new ArrayList<>();
    for (MatchResult file : FILE.matcher(visit.get("/matter").text()).results().toList()) {
      Visit.Shown answer = visit.get(file.group(1));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Disposition")).startsWith("attachment;");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
      shown.add(visit.download(file.group(1)));
    }
    assertThat(shown).hasSize(files.length);
    return shown;
  }

  @Test
  void thatUnpackToTooMuchAreRefused() {
    assertThat(mistake(new Sent("b.docx", text(Overlapping.archive(60, 16 << 20)))))
        .contains("读不出来");
    String nested = text(PlantedOffice.zip(Map.of("1.zip", "PK", "2.zip", "PK")));
    assertThat(mistake(new Sent("42.zip", nested))).contains("收不了");
    assertThat(mistake(new Sent("42.docx", nested))).contains("收不了");
  }

  @Test
  void thatAreTwoThingsAtOnceAreOneOfThemAfterwards() {
    String archive = text(PlantedOffice.zip(Map.of("A.class", "\u00ca\u00fe\u00ba\u00be")));
    String page = "<html><script>alert(1)</script></html>";
    List<String> shown =
        shown(
            new Sent("a.gif", Samples.GIF + archive),
            new Sent("b.jpg", Samples.JPEG + "<?php system($_GET[0]); ?>"),
            new Sent("c.png", Samples.PNG + page),
            new Sent("d.pdf", Samples.PDF + archive),
            new Sent("e.pdf", Samples.PDF + page));
    assertThat(shown.subList(0, 3)).containsExactly(Samples.GIF, Samples.JPEG, Samples.PNG);
    assertThat(shown.subList(3, 5))
        .allMatch(pdf -> pdf.startsWith("%PDF-") && pdf.stripTrailing().endsWith("%%EOF"))
        .noneMatch(pdf -> pdf.contains("PK\3\4") || pdf.contains("script"));
    assertThat(mistake(new Sent("f.pdf", page + Samples.PDF))).contains("收不了");
    assertThat(mistake(new Sent("g.svg", Samples.DRAWING))).contains("收不了");
  }

  @Test
  void thatPointElsewhereLeadNowhere() {
    Visit.Shown page =
        attached(
            new Sent("../../../etc/passwd.png", Samples.PNG),
            new Sent("..\\..\\boot.ini.png", Samples.PNG),
            new Sent("a\u202egpj.png", Samples.PNG));
    assertThat(page.text())
        .contains("passwd.png", "boot.ini.png", "agpj.png")
        .doesNotContain("../etc", "..\\");
    Map<String, String> parts = PlantedOffice.word();
    parts.put("../../evidence/kept/x.xml", "<x/>");
    assertThat(mistake(new Sent("a.docx", text(PlantedOffice.zip(parts))))).contains("读不出来");
  }

  @Test
  void thatSayThatTheyAreHugeFillNoMemory() {
    Sent photo = new Sent("108.png", text(picture(10_000, 10_000)));
    assertThat(shown(photo)).containsExactly(photo.content());
    assertThat(mistake(new Sent("huge.png", text(picture(60_000, 60_000))))).contains("读不出来");
  }

  private static byte[] picture(int width, int height) {
    String png = Samples.PNG;
    byte[] header = new Bytes().u32(width).u32(height).u8(8).u8(2).zeros(3).made();
    return new Bytes()
        .text(png.substring(0, 8))
        .bytes(Planted.chunk("IHDR", header))
        .text(png.substring(33))
        .made();
  }

  @Test
  void thatRunSomethingShowThePagesAlone() throws IOException {
    String pdf = shown(new Sent("a.pdf", text(PlantedPdf.made(500)))).getFirst();
    assertThat(pdf).doesNotContain(Planted.MARKER, "/JavaScript", "/Launch", "/EmbeddedFile");
    try (PDDocument document = Loader.loadPDF(pdf.getBytes(StandardCharsets.ISO_8859_1))) {
      assertThat(document.getNumberOfPages()).isEqualTo(500);
      assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
      assertThat(document.getDocumentCatalog().getNames()).isNull();
    }
  }

  @Test
  void thatFetchATemplateFetchNothing() {
    String copy =
        shown(new Sent("a.docx", text(PlantedOffice.zip(PlantedOffice.word())))).getFirst();
    assertThat(copy).doesNotContain(Planted.MARKER, "attachedTemplate", "settings.xml.rels\0evil");
    Map<String, String> bomb = PlantedOffice.word();
    bomb.put(
        "word/document.xml",
        "<!DOCTYPE x [<!ENTITY a \""
            + "ha".repeat(1000)
            + "\">]><x>"
            + "&a;".repeat(1000)
            + "</x>");
    assertThat(mistake(new Sent("b.docx", text(PlantedOffice.zip(bomb))))).contains("读不出来");
  }
}
