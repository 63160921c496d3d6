package org.huiyin.complainant;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// R1, R4: a decision as a letter that whoever brought the matter can print and keep; officers get
/// the same, and the journal says so.
class AnswerLetterTest {

  private final Api api = Api.shared();
  private final TestServer server = TestServer.shared();

  private Brought promised() {
    return Following.promised(Brought.accepted(api), server.today().plusDays(20).toString());
  }

  private static String path(Brought brought, int last) {
    var decisions = brought.view().required("decisions");
    int entry = decisions.get(decisions.size() - last).required("entry").intValue();
    return "/matter/answer/" + entry + "/letter";
  }

  private static byte[] letter(Visit visit, String path) {
    Visit.Shown shown = visit.get(path);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.header("Content-Type")).startsWith("application/pdf");
    assertThat(shown.header("Cache-Control")).contains("no-store");
    return visit.download(path).getBytes(ISO_8859_1);
  }

  private static String text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void saysTheDecisionFirstAndAllThatItNeedsInBothLanguages() throws IOException {
    Brought brought = promised();
    Map<String, List<String>> said =
        Map.of(
            "zh-CN",
            List.of(
                "结论：予以支持",
                "处理意见：青禾县水务局",
                "事项" + brought.number(),
                "维修。",
                "修好水泵",
                "事实",
                "水泵损坏。",
                "理由说明",
                "应当维修。",
                "依据",
                "《信访工作条例》第三十二条",
                "请求复查：30日内",
                "收到书面答复",
                "截止日就是",
                "不能去法院起诉",
                "适用‹行政诉讼法›的解释",
                "SHA-256"),
            "en",
            List.of(
                "Decision:supported",
                brought.number(),
                "维修。",
                "修好水泵",
                "Facts",
                "水泵损坏。",
                "Reasons",
                "应当维修。",
                "Legalbasis",
                "askforareview:within30days",
                "writtenanswerreceived",
                "SHA-256"));
    for (Map.Entry<String, List<String>> language : said.entrySet()) {
      Visit visit = Following.with(brought);
      visit.get("/matter?lang=" + language.getKey());
      byte[] pdf = letter(visit, path(brought, 1));
      assertThat(text(pdf)).containsSubsequence(language.getValue()).doesNotContain("王小河");
      assertThat(text(pdf)).doesNotContain(brought.key().replace("-", ""));
      try (PDDocument document = Loader.loadPDF(pdf)) {
        assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.getKey());
        assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids()).isNotEmpty();
        assertThat(document.getDocumentInformation().getTitle()).contains(brought.number());
        assertThat(fonts(document)).isNotEmpty().allMatch(embedded -> embedded);
        keep(pictures(document), language.getKey());
      }
    }
  }

  private static List<Boolean> fonts(PDDocument document) throws IOException {
    List<Boolean> embedded = new ArrayList<>();
    for (PDPage page : document.getPages()) {
      for (var name : page.getResources().getFontNames()) {
        embedded.add(page.getResources().getFont(name).isEmbedded());
      }
    }
    return embedded;
  }

  private static List<BufferedImage> pictures(PDDocument document) throws IOException {
    List<BufferedImage> pictures = new ArrayList<>();
    PDFRenderer renderer = new PDFRenderer(document);
    for (int page = 0; page < document.getNumberOfPages(); page++) {
      pictures.add(renderer.renderImageWithDPI(page, 70));
    }
    return pictures;
  }

  /// To be looked at.
  private static void keep(List<BufferedImage> pictures, String language) throws IOException {
    Path folder = Path.of("target", "letters");
    Files.createDirectories(folder);
    for (int i = 0; i < pictures.size(); i++) {
      Path file = folder.resolve(language + "-" + (i + 1) + ".png");
      ImageIO.write(pictures.get(i), "png", file.toFile());
    }
  }

  /// Dot by dot, whatever is done in the matter later.
  @Test
  void isTheSameLetterForEver() throws IOException {
    Brought brought = promised();
    Visit visit = Following.with(brought);
    String path = path(brought, 1);
    byte[] before = letter(visit, path);

    brought.done(
        "demo.handler", "report-kept", Map.of("promise", 1, "texts", Map.of("how", "已修。")));
    Following.does(visit, "contest-promise", "promise", "1", "text-reason", "没有修好。");
    Following.does(visit, "deliver", "on", server.today().toString());
    Following.does(visit, "request-review", "text-reason", "损失没有核算。");
    brought.done("demo.reviewer", "review", aReview());

    byte[] after = letter(visit, path);
    assertThat(text(after)).isEqualTo(text(before));
    try (PDDocument old = Loader.loadPDF(before);
        PDDocument now = Loader.loadPDF(after)) {
      assertThat(dots(now)).isEqualTo(dots(old));
    }
    String review = text(letter(visit, path(brought, 1)));
    assertThat(review).contains("复查意见", "结论：维持", "请求复核：30日内").doesNotContain("修好水泵");
  }

  private static Map<String, Object> aReview() {
    Map<String, Object> review = new HashMap<>();
    review.put("outcome", "upheld");
    review.put(
        "texts", Map.of("facts", "事实。", "reasons", "理由。", "decision", "维持原意见。", "basis", "第三十五条"));
    return review;
  }

  private static List<List<Integer>> dots(PDDocument document) throws IOException {
    return pictures(document).stream()
        .map(
            picture ->
                IntStream.range(0, picture.getWidth() * picture.getHeight())
                    .map(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()))
                    .boxed()
                    .toList())
        .toList();
  }

  @Test
  void anOfficerGetsTheSameAndTheComplainantReadsOfIt() {
    Brought brought = promised();
    Visit visit = Following.with(brought);
    String path = path(brought, 1);
    String desk = "/desk/matters/" + brought.number() + path.substring("/matter".length());

    Visit handler = AtTheDesk.signedIn(server, "demo.handler");
    assertThat(handler.get("/desk/matters/" + brought.number()).text()).contains(desk);
    int printed = printings(brought);
    byte[] pdf = handler.download(desk).getBytes(ISO_8859_1);

    assertThat(text(pdf)).isEqualTo(text(letter(visit, path)));
    assertThat(printings(brought)).isEqualTo(printed + 1);
    assertThat(visit.get("/matter/answer").text()).contains(path);
  }

  private static int printings(Brought brought) {
    return Math.toIntExact(
        brought
            .view()
            .required("readings")
            .valueStream()
            .filter(reading -> reading.required("what").stringValue().equals("print"))
            .count());
  }

  @Test
  void noOtherEntryAndNoOtherReaderGetsOne() {
    Brought brought = promised();
    String path = path(brought, 1);
    String desk = "/desk/matters/" + brought.number() + "/answer/";
    Visit visit = Following.with(brought);
    Visit handler = AtTheDesk.signedIn(server, "demo.handler");
    int printed = printings(brought);
    for (String entry : List.of("1", "0", "x", "99999999999", "-1")) {
      assertThat(visit.get("/matter/answer/" + entry + "/letter").status()).isEqualTo(404);
      assertThat(handler.get(desk + entry + "/letter").status()).isEqualTo(404);
    }
    assertThat(printings(brought)).isEqualTo(printed);
    assertThat(new Visit(server.uri()).get(path).header("Location")).endsWith("/follow");
    String entry = path.substring("/matter/answer/".length());
    assertThat(AtTheDesk.signedIn(server, "demo.labour").get(desk + entry).status()).isIn(403, 404);
  }
}
