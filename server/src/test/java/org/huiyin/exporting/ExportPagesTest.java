package org.huiyin.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.authority.Directory;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// R4 and the guard on exports: what officers take along names nobody and holds nothing that
/// anybody wrote, nothing that a wall hides and no accusation; each matter in it tells its
/// complainant.
class ExportPagesTest {

  private static final String NAME = "王小河";
  private static final String PHONE = "13800000001";
  private static final String STORY = "泵站去年十月坏了。";

  private final TestServer server = TestServer.shared();
  private final Api api = Api.shared();

  private Brought atWater(String topic) {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("identity", Map.of("name", NAME, "phone", PHONE));
    filing.put("topic", topic);
    filing.put("institution", DemoCounty.WATER);
    return Brought.of(api, filing);
  }

  private Visit.Shown taken(String login, String... fields) {
    Visit visit = AtTheDesk.signedIn(server, login);
    return visit.submit(visit.get("/desk/export"), "/desk/export", fields);
  }

  private Visit.Shown csv(String login, String topic) {
    return taken(login, "reason", "meeting", "file", "csv", "topic", topic, "list", "all");
  }

  private static List<String> exports(Brought brought) {
    return brought
        .view()
        .required("readings")
        .valueStream()
        .filter(reading -> reading.required("what").stringValue().equals("export"))
        .map(reading -> reading.required("because").stringValue())
        .toList();
  }

  @Test
  void theListTellsTheMatterAndNothingThatAnybodyWrote() {
    Brought brought = atWater("irrigation");
    Visit.Shown list = csv("demo.water-registrar", "irrigation");
    assertThat(list.status()).as(list.text()).isEqualTo(200);
    assertThat(list.header("Content-Disposition")).startsWith("attachment;").contains(".csv");
    assertThat(list.header("Cache-Control")).contains("no-store");
    assertThat(list.text()).contains("编号", brought.number(), "还没有表态");
    assertThat(list.text()).doesNotContain(NAME, PHONE, STORY, "请修好泵站");
  }

  @Test
  void theComplainantReadsWhoTookItAlongAndWhy() {
    Brought brought = atWater("irrigation");
    assertThat(exports(brought)).isEmpty();
    csv("demo.water-registrar", "irrigation");
    assertThat(exports(brought)).containsExactly("要开会研究。");
    Visit complainant = new Visit(server.uri());
    complainant.submit(
        complainant.get("/follow"), "/follow", "number", brought.number(), "key", brought.key());
    assertThat(complainant.get("/matter").text()).contains("导出在一份清单里", "要开会研究。");
  }

  @Test
  void nothingIsTakenAlongWithoutAReasonAndAKindOfFile() {
    Brought brought = atWater("irrigation");
    Visit.Shown without = taken("demo.water-registrar", "file", "csv");
    assertThat(without.header("Content-Type")).contains("text/html");
    assertThat(without.text()).contains("href=\"#f-reason\"");
    assertThat(taken("demo.water-registrar", "reason", "meeting").text())
        .contains("href=\"#f-file\"");
    assertThat(exports(brought)).isEmpty();
  }

  @Test
  void whomTheWallKeepsOutTakesAlongTheSameAsBefore() {
    String before = csv("demo.labour", "irrigation").text();
    Brought brought = atWater("irrigation");
    assertThat(csv("demo.labour", "irrigation").text()).isEqualTo(before);
    assertThat(exports(brought)).isEmpty();
  }

  @Test
  void accusationsAreInNoExportNotEvenOfWhoseDutyTheyAre() {
    UUID water =
        server.bean(Directory.class).institutionByCode(DemoCounty.WATER).orElseThrow().id();
    Map<String, Object> filing = new HashMap<>(Brought.aComplaint());
    filing.put("relation", "accuses");
    filing.put("institution", DemoCounty.WATER);
    filing.put("about", Map.of("institution", water));
    Brought accusation = Brought.of(api, filing);
    Visit city = AtTheDesk.signedIn(server, "demo.city-registrar");
    assertThat(accusation.open("demo.city-registrar").statusCode()).isEqualTo(200);
    Visit.Shown list =
        city.submit(city.get("/desk/export"), "/desk/export", "reason", "meeting", "file", "csv");
    assertThat(list.header("Content-Disposition")).startsWith("attachment;");
    assertThat(list.text()).contains("编号").doesNotContain(accusation.number());
    assertThat(exports(accusation)).isEmpty();
  }

  @Test
  void theDocketSaysAllButWhoBroughtIt() {
    Brought brought = Brought.answered(api);
    Visit handler = AtTheDesk.signedIn(server, "demo.handler");
    String path = "/desk/matters/" + brought.number() + "/docket";
    String text = text(handler.download(path));
    assertThat(text).contains(brought.number().replaceAll("\\s+", ""), STORY, "期限", "决定", "经过");
    assertThat(text).doesNotContain(NAME);
    assertThat(brought.view().required("readings").toString()).contains("\"what\":\"print\"");
  }

  @Test
  void theDocketOfAHiddenMatterIsNotThere() {
    Brought brought = atWater("irrigation");
    Visit other = AtTheDesk.signedIn(server, "demo.labour");
    assertThat(other.get("/desk/matters/" + brought.number() + "/docket").status()).isEqualTo(404);
    assertThat(brought.view().required("readings").toString()).doesNotContain("print");
  }

  private static String text(String pdf) {
    try (PDDocument document = Loader.loadPDF(pdf.getBytes(StandardCharsets.ISO_8859_1))) {
      assertThat(document.getDocumentCatalog().getDocumentOutline()).isNotNull();
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
