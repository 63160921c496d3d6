package org.huiyin.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.evidence.Holding;
import org.huiyin.evidence.Taken;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.Filing;
import org.huiyin.matter.FilingOutcome;
import org.huiyin.matter.Matters;
import org.huiyin.matter.Relation;
import org.huiyin.page.Visit;
import org.huiyin.page.Wording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// From the answer or the file to a copy that may be published: who may, who is told, what is kept.
class RedactionHttpTest {

  private static final TestServer SERVER = TestServer.start();
  private static final Map<String, String> ZH = Wording.in("zh");

  private final Api api = new Api(SERVER);

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static String words(String key) {
    String words = ZH.get(key);
    return words == null ? "no text " + key : words;
  }

  static Evidence held(TestServer server, String name, byte[] bytes) {
    Taken taken = server.bean(Holding.class).take(name, new ByteArrayInputStream(bytes));
    if (taken instanceof Taken.Held(Evidence file)) {
      return file;
    }
    throw new AssertionError("not held: " + taken);
  }

  private Brought answered(Evidence... files) {
    return answered(SERVER, api, files);
  }

  static Brought answered(TestServer server, Api api, Evidence... files) {
    Filing filing =
        new Filing(
                "remedy",
                Relation.CONCERNS,
                DemoCounty.PETITIONS,
                Filing.About.NOTHING,
                "web",
                null,
                null,
                "请修好北渠",
                "断水。",
                null,
                null,
                Map.of(),
                1)
            .with(List.of(files));
    FilingOutcome outcome = server.bean(Matters.class).file(filing, Api.newKey(), Locale.ENGLISH);
    if (!(outcome instanceof FilingOutcome.Filed filed)) {
      throw new AssertionError("not filed: " + outcome);
    }
    return new Brought(api, filed.receipt().number(), filed.receipt().key())
        .done("demo.registrar", "register", Map.of())
        .done("demo.registrar", "refer", Brought.toWater())
        .done("demo.handler", "accept", Map.of("texts", Map.of("how", "查看。")))
        .done(
            "demo.handler",
            "answer",
            Map.of(
                "outcome",
                "supported",
                "texts",
                Map.of(
                    "request", "王小河请求修泵。",
                    "facts", "王 小河的电话是１３８００１３８０００。",
                    "reasons", "应当维修。",
                    "decision", "由柳塘村王小\n河家旁的泵站维修。",
                    "basis", "《信访工作条例》第三十二条")));
  }

  private static String path(Brought brought) {
    return "/desk/matters/" + brought.number() + "/redact";
  }

  private static String copy(Visit visit, Brought brought) {
    return visit
        .get(path(brought))
        .first("href=\"(/desk/matters/[^\"]+/evidence/[0-9a-f-]{36})\" download");
  }

  @Test
  void anAnswerIsCopiedWithoutTheNameAndPublishedOnlyWhenALeadHasReadIt() {
    Brought brought = answered();
    Visit handler = AtTheDesk.signedIn(SERVER, "demo.handler");
    assertThat(handler.get("/desk/matters/" + brought.number()).text()).contains(path(brought));
    String form =
        handler.get(path(brought)).first("href=\"(/desk/matters/[^\"]+/redact/answer/[0-9]+)\"");
    Visit.Shown page = handler.get(form);
    assertThat(page.text()).contains("王小河请求修泵");

    Visit.Shown preview =
        handler.submit(page, form, "passages", "王小河\n13800138000", "marked", source(page));
    assertThat(preview.text()).contains("■■■请求修泵", "4 处");
    Visit.Shown made =
        handler.submit(
            preview, form, "go", "make", "passages", "王小河\n13800138000", "marked", source(page));
    assertThat(made.header("Location")).isEqualTo(path(brought) + "?done=made");
    String file = copy(handler, brought);
    String text =
        new String(
            handler.download(file).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    assertThat(text)
        .contains("■■■请求修泵", "■■■的电话是■■■", "柳塘村■■■家旁")
        .doesNotContain("王", "小河", "138", "１３８");
    Visit.Shown download = handler.get(file);
    assertThat(download.header("Content-Disposition")).startsWith("attachment;");

    Visit.Shown own = handler.submit(handler.get(path(brought)), agree(brought, file));
    assertThat(own.text()).contains(words("redact.agree.own"));

    Visit lead = AtTheDesk.signedIn(SERVER, "demo.lead");
    Visit.Shown unread = lead.submit(lead.get(path(brought)), agree(brought, file));
    assertThat(unread.text()).contains(words("redact.agree.unread"));
    assertThat(lead.get(file).status()).isEqualTo(200);
    Visit.Shown agreed = lead.submit(lead.get(path(brought)), agree(brought, file));
    assertThat(agreed.header("Location")).isEqualTo(path(brought) + "?done=agreed");
    assertThat(lead.get(path(brought)).text()).contains(words("redact.copy.agreed"));
    assertThat(lead.submit(unread, agree(brought, file)).text())
        .contains(words("redact.agree.before"));

    complainantSees(brought);
  }

  private static String source(Visit.Shown page) {
    return page.first("<textarea[^>]*name=\"marked\"[^>]*>\n(.*?)</textarea>")
        .replace("&amp;", "&")
        .replace("&lt;", "<");
  }

  private static String agree(Brought brought, String file) {
    return path(brought) + "/agree/" + file.substring(file.length() - 36);
  }

  private void complainantSees(Brought brought) {
    List<JsonNode> happened = brought.view().required("happened").valueStream().toList();
    assertThat(happened.stream().map(one -> one.required("act").required("id").stringValue()))
        .contains("redacted-copy", "publication-agreed");
    JsonNode made =
        happened.stream()
            .filter(one -> one.required("act").required("id").stringValue().equals("redacted-copy"))
            .findFirst()
            .orElseThrow();
    assertThat(made.required("evidence")).hasSize(1);
    Visit complainant = new Visit(SERVER.uri());
    complainant.submit(
        complainant.get("/follow"), "/follow", "number", brought.number(), "key", brought.key());
    Visit.Shown matter = complainant.get("/matter");
    assertThat(matter.text()).contains(words("did.redacted-copy"), words("did.publication-agreed"));
    assertThat(
            complainant.get("/matter/evidence/" + made.at("/evidence/0/id").stringValue()).status())
        .isEqualTo(200);
    assertThat(brought.view().required("notices").toString()).contains("redacted-copy");
  }

  @Test
  void aFileIsCopiedWithoutItsWordsAndOtherLayers() throws IOException {
    Evidence file = held(SERVER, "合同.pdf", Planted.pdf(0));
    Brought brought = answered(file);
    Visit handler = AtTheDesk.signedIn(SERVER, "demo.handler");
    String form = path(brought) + "/file/" + file.id();
    Visit.Shown page = handler.get(form);
    assertThat(page.text()).contains(words("redact.file.pdf"), form + "/page/1");
    Visit.Shown grid = handler.get(form + "/page/1");
    assertThat(grid.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(handler.get(form + "/page/2").status()).isEqualTo(404);

    Visit.Shown missed =
        handler.submit(page, form, "go", "make", "passages", Planted.TEXT + "\nNOT-THERE");
    assertThat(missed.text()).contains("没有找到：NOT-THERE").contains(Planted.TEXT);
    assertThat(handler.get(path(brought)).text()).contains(words("redact.copies.none"));
    Visit.Shown made =
        handler.submit(page, form, "go", "make", "passages", Planted.TEXT + "\n" + Planted.FIELD);
    assertThat(made.header("Location")).isEqualTo(path(brought) + "?done=made");
    byte[] copy = handler.download(copy(handler, brought)).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Planted.everything(copy)).doesNotContain("SECRET", "4711");
    try (PDDocument document = Loader.loadPDF(copy)) {
      assertThat(new PDFTextStripper().getText(document)).isBlank();
    }
    assertThat(brought.view().required("readings").toString())
        .as("each look at it is journaled")
        .contains("合同.pdf");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Evidence photo = held(SERVER, "北渠.jpg", Planted.photo(Planted.words(200, 100), 1));
    Brought brought = answered(photo);
    Visit handler = AtTheDesk.signedIn(SERVER, "demo.handler");
    String form = path(brought) + "/file/" + photo.id();
    Visit.Shown page = handler.get(form);
    assertThat(handler.submit(page, form, "go", "make").text())
        .contains(words("redact.mistake.nothing"));
    assertThat(handler.submit(page, form, "go", "make", "boxes", "1 90 0 20 5").text())
        .contains(words("redact.mistake.boxes"));
    assertThat(handler.submit(page, form, "go", "make", "boxes", "2 0 0 20 5").text())
        .contains(words("redact.not.no-such-page"));
    assertThat(handler.submit(page, form, "go", "make", "boxes", "1 0 0 100 50").status())
        .isEqualTo(303);
    String answer =
        handler.get(path(brought)).first("href=\"(/desk/matters/[^\"]+/redact/answer/[0-9]+)\"");
    Visit.Shown text = handler.get(answer);
    assertThat(handler.submit(text, answer, "marked", "不是原文").text()).contains("除了 ⟦ 和 ⟧");
    assertThat(handler.submit(text, answer, "marked", source(text), "passages", "李四").text())
        .contains("没有找到：李四");
  }

  @Test
  void isForThoseAloneWhoWorkOnTheMatter() throws IOException {
    Evidence file = held(SERVER, "合同.pdf", Planted.scanned());
    Brought brought = answered(file);
    String form = path(brought) + "/file/" + file.id();
    for (String login : List.of("demo.labour", "demo.liutang", "demo.labour-lead")) {
      Visit other = AtTheDesk.signedIn(SERVER, login);
      for (String each : List.of(path(brought), form, form + "/page/1")) {
        assertThat(other.get(each).status()).as(login + " " + each).isEqualTo(404);
      }
      assertThat(
              other
                  .submit(other.get("/account"), form, "go", "make", "boxes", "1 0 0 9 9")
                  .status())
          .isEqualTo(404);
    }
    // Looks on from above, and makes nothing.
    Visit supervisor = AtTheDesk.signedIn(SERVER, "demo.county-supervisor");
    assertThat(supervisor.get(path(brought)).status()).isIn(200, 404);
    assertThat(
            supervisor
                .submit(supervisor.get("/account"), form, "go", "make", "boxes", "1 0 0 9 9")
                .status())
        .isEqualTo(404);
    assertThat(new Visit(SERVER.uri()).get(path(brought)).header("Location"))
        .startsWith("/sign-in");
    Visit handler = AtTheDesk.signedIn(SERVER, "demo.handler");
    assertThat(handler.get(path(brought) + "/file/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(handler.get(path(brought) + "/answer/1").status()).isEqualTo(404);
    assertThat(handler.get(path(brought)).text()).contains(words("redact.copies.none"));
  }
}
