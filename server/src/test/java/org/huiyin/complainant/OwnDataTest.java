package org.huiyin.complainant;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.evidence.Samples;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Salt;
import org.huiyin.page.Visit;
import org.huiyin.page.Visit.Sent;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Everything as one download, with the key alone: it holds each field that was sealed, nothing of
/// another matter, and leaves no trace.
class OwnDataTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What somebody says about themself, each of it unmistakable.
  private static final Map<String, String> IDENTITY =
      Map.of(
          "name", "王小河MARKER-NAME",
          "id-number", "99012319700101002X",
          "phone", "13800000001",
          "email", "marker@example.org",
          "address", "青河县柳塘镇MARKER-ADDRESS",
          "contact", "MARKER-CONTACT",
          "reach", "phone",
          "say-who", "yes");

  private final Api api = Api.shared();
  private final TestServer server = TestServer.shared();

  /// A matter with everything in it: all that can be said, files, an answer, a reading on a screen
  // and one on paper.
  private Brought full(String mark) {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put("ask", "请修好泵站ASK" + mark);
    filing.put("story", "泵站去年十月坏了。STORY" + mark + " <b>&amp;</b> \"quoted\"");
    filing.put("placeText", "村东头PLACE" + mark);
    filing.put("identity", IDENTITY);
    Brought brought = Brought.of(api, filing);
    Visit visit = Following.with(brought);
    Visit.Shown form = visit.get("/matter/act/add");
    assertThat(
            visit
                .upload(
                    form,
                    "/matter/act/add",
                    List.of(
                        new Sent("合同 FILE" + mark + ".pdf", Samples.PDF + mark),
                        new Sent("../../北渠.jpg", Samples.JPEG + mark)),
                    "text-text",
                    "补充ADDED" + mark,
                    "go",
                    "do")
                .status())
        .isEqualTo(303);
    brought
        .done("demo.registrar", "register", Map.of())
        .done("demo.registrar", "refer", Brought.toWater())
        .done("demo.handler", "accept", Map.of("texts", Map.of("how", "实地查看HOW" + mark)))
        .done("demo.handler", "answer", Brought.anAnswer());
    assertThat(brought.open("demo.handler").statusCode()).isEqualTo(200);
    String paper = "/desk/matters/" + brought.number() + "/print";
    assertThat(AtTheDesk.signedIn(server, "demo.handler").get(paper).status()).isEqualTo(200);
    return brought;
  }

  private static List<String> planted(String mark) {
    List<String> planted = new ArrayList<>(IDENTITY.values());
    planted.removeAll(List.of("phone", "yes"));
    Collections.addAll(
        planted,
        "ASK" + mark,
        "STORY" + mark,
        "PLACE" + mark,
        "ADDED" + mark,
        "HOW" + mark,
        "FILE" + mark,
        "水泵损坏。",
        "北渠");
    return planted;
  }

  private static byte[] taken(Visit visit, String form) {
    Visit.Shown shown = visit.get("/matter/data/" + form);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.header("Content-Disposition")).startsWith("attachment;");
    assertThat(shown.header("Cache-Control")).contains("no-store");
    assertThat(shown.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
    return visit.download("/matter/data/" + form).getBytes(ISO_8859_1);
  }

  private static String text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
    Map<String, byte[]> unpacked = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        unpacked.put(entry.getName(), zip.readAllBytes());
      }
    }
    return unpacked;
  }

  @Test
  void theDataHoldsEverySealedFieldAndFitsItsSchema() {
    Brought brought = full("D1");
    Visit visit = Following.with(brought);
    String json = new String(taken(visit, "json"), UTF_8);

    assertThat(json.replace("\\\"", "\"")).contains(planted("D1")).contains(brought.number());
    String schema = visit.get("/schemas/matter-data-1.schema.json").text();
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(json, InputFormat.JSON))
        .isEmpty();
    JsonNode data = JSON.readTree(json);
    assertThat(data.required("identity").properties())
        .hasSize(IDENTITY.size())
        .allMatch(
            field -> IDENTITY.getOrDefault(field.getKey(), "").equals(field.getValue().asString()));
    assertThat(data.required("matter").required("readings")).isNotEmpty();
    assertThat(data.at("/matter/clocks/0/counted").asString()).isNotBlank();
    assertThat(data.at("/brought/rulebook").asString())
        .isEqualTo(data.at("/matter/procedure/digest").asString());
    assertThat(data.required("journal").size()).isEqualTo(lastSeq(brought));
    assertThat(data.required("files").size()).isEqualTo(2);
  }

  /// So what was taken along can be held against the ledger, without this server.
  @Test
  void eachEntryOfItCanBeProvenByItsCommitment() {
    JsonNode data = JSON.readTree(taken(Following.with(full("D2")), "json"));
    for (JsonNode entry : data.required("journal")) {
      Map<String, Object> texts = new LinkedHashMap<>();
      entry
          .required("texts")
          .properties()
          .forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
      byte[] content = texts.isEmpty() ? new byte[0] : CanonicalJson.encode(texts);
      Salt salt = Salt.of(HexFormat.of().parseHex(entry.required("salt").asString()));
      byte[] facts = entry.required("facts").toString().getBytes(UTF_8);
      assertThat(HexFormat.of().formatHex(Commitment.of(facts, content, salt).hash().bytes()))
          .isEqualTo(entry.required("commitment").asString());
    }
  }

  @Test
  void theDocumentSaysItAllInBothLanguagesWithItsFontsInIt() throws IOException {
    Brought brought = full("P1");
    for (String language : List.of("zh-CN", "en")) {
      Visit visit = Following.with(brought);
      visit.get("/matter?lang=" + language);
      byte[] pdf = taken(visit, "pdf");

      String text = text(pdf);
      for (String planted : planted("P1")) {
        assertThat(text).as(language).contains(planted.replace(" ", ""));
      }
      assertThat(text).contains(language.equals("en") ? "Whoreadit" : "谁看过");
      try (PDDocument document = Loader.loadPDF(pdf)) {
        assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
        assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
        assertThat(document.getDocumentInformation().getTitle()).contains(brought.number());
        assertThat(fonts(document)).hasSize(2).allMatch(font -> font.endsWith(" embedded"));
        pictures(document, language);
      }
    }
  }

  private static Set<String> fonts(PDDocument document) throws IOException {
    Set<String> fonts = new TreeSet<>();
    for (PDPage page : document.getPages()) {
      for (var name : page.getResources().getFontNames()) {
        PDFont font = page.getResources().getFont(name);
        fonts.add(font.getName() + (font.isEmbedded() ? " embedded" : ""));
      }
    }
    return fonts;
  }

  /// To be looked at.
  private static void pictures(PDDocument document, String language) throws IOException {
    Path folder = Path.of("target", "own-data");
    Files.createDirectories(folder);
    PDFRenderer renderer = new PDFRenderer(document);
    for (int page = 0; page < document.getNumberOfPages(); page++) {
      BufferedImage picture = renderer.renderImageWithDPI(page, 70);
      ImageIO.write(picture, "png", folder.resolve(language + "-" + (page + 1) + ".png").toFile());
    }
  }

  @Test
  void theArchiveHoldsBothAndEachFileToTheLetter() throws IOException {
    Visit visit = Following.with(full("Z1"));
    Map<String, byte[]> archive = unpacked(taken(visit, "zip"));

    assertThat(archive.keySet())
        .containsExactly(
            "matter.json", "matter.pdf", "files/001-合同 FILEZ1.pdf", "files/002-北渠.jpg");
    assertThat(new String(archive.getOrDefault("matter.json", new byte[0]), UTF_8))
        .contains("files/001-合同 FILEZ1.pdf", "STORYZ1");
    assertThat(text(archive.getOrDefault("matter.pdf", new byte[0]))).contains("STORYZ1");
    assertThat(new String(archive.getOrDefault("files/001-合同 FILEZ1.pdf", new byte[0]), ISO_8859_1))
        .isEqualTo(Samples.PDF + "Z1");
  }

  @Test
  void holdsNothingOfAnotherMatter() throws IOException {
    full("OTHERS");
    Visit visit = Following.with(full("MINE"));
    for (Map.Entry<String, byte[]> part : unpacked(taken(visit, "zip")).entrySet()) {
      String text =
          part.getKey().endsWith("matter.pdf")
              ? text(part.getValue())
              : new String(part.getValue(), UTF_8);
      assertThat(part.getKey() + text).contains("MINE").doesNotContain("OTHERS");
    }
  }

  @Test
  void aHelpersKeyGetsAllButWhoThePersonIs() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("identity", IDENTITY);
    filing.put("onBehalf", Map.of("relation", "女儿", "consent", "spoken"));
    Visit visit = Following.with(Brought.of(api, filing));

    assertThat(visit.get("/matter/data").text()).contains("代办人的密钥");
    String json = new String(taken(visit, "json"), UTF_8);
    String pdf = text(taken(visit, "pdf"));

    assertThat(json).contains("泵站去年十月坏了。", "\"identityKept\" : true");
    assertThat(pdf).contains("泵站去年十月坏了。", "现在用的是代办人的密钥");
    for (String hidden : List.of("MARKER", "13800000001", "99012319700101002X")) {
      assertThat(json).doesNotContain(hidden);
      assertThat(pdf).doesNotContain(hidden);
    }
  }

  @Test
  void aPrintedKeyAndNoKeyGetNothing() {
    Brought printed = Brought.printed(api);
    String own = Api.basic(printed.number(), printed.key());
    for (String form : List.of("json", "pdf", "zip")) {
      String path = "/matters/" + printed.number() + "/data/" + form;
      Api.problem(api.get(path, "Authorization", own), 403, "key-must-change");
      Api.problem(api.get(path), 401, "unauthenticated");
      Api.problem(
          api.get(path, "Authorization", api.bearer("demo.registrar")), 401, "unauthenticated");
    }
    Visit visit = Following.with(printed);
    assertThat(visit.get("/matter/data").header("Location")).endsWith("/matter/key");
    assertThat(visit.get("/matter/data/json").header("Location")).endsWith("/matter/key");
    Visit stranger = new Visit(server.uri());
    assertThat(stranger.get("/matter/data").header("Location")).endsWith("/follow");
    assertThat(stranger.get("/matter/data/zip").header("Location")).endsWith("/follow");
    assertThat(Following.with(Brought.received(api)).get("/matter/data/exe").status())
        .isEqualTo(404);
  }

  @Test
  void theApiGivesTheSame() {
    Brought brought = full("A1");
    var answer =
        api.get(
            "/matters/" + brought.number() + "/data/json",
            "Authorization",
            Api.basic(brought.number(), brought.key()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(value -> assertThat(value).contains(brought.number() + ".json"));
    assertThat(JSON.readTree(answer.body()))
        .isEqualTo(JSON.readTree(taken(Following.with(brought), "json")));
  }

  /// R7: an entry, or any row, would date somebody's visit.
  @Test
  void leavesNoTrace() throws SQLException {
    Brought brought = Brought.of(api, Brought.anAnonymousComplaint());
    Visit visit = Following.with(brought);
    List<String> before = rows();
    for (String form : List.of("json", "pdf", "zip")) {
      taken(visit, form);
    }
    assertThat(rows()).isEqualTo(before);
  }

  /// Every row of every table that says which matter it belongs to.
  private List<String> rows() throws SQLException {
    List<String> tables = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    try (Connection owner = server.database().owner();
        var statement = owner.createStatement()) {
      try (ResultSet found =
          statement.executeQuery(
              """
              select table_name from information_schema.columns
              where table_schema = 'public' and column_name in ('matter', 'wrapped_key')
              order by 1
              """)) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet found =
            statement.executeQuery("select t::text from " + table + " t order by 1")) {
          while (found.next()) {
            rows.add(table + found.getString(1));
          }
        }
      }
    }
    assertThat(tables).contains("journal", "matter", "party");
    return rows;
  }

  private int lastSeq(Brought brought) {
    try (Connection owner = server.database().owner();
        var query = owner.prepareStatement("select last_seq from matter where number = ?")) {
      query.setString(1, brought.number());
      try (ResultSet found = query.executeQuery()) {
        assertThat(found.next()).isTrue();
        return found.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What people write is text, whatever it looks like, and the document asks nobody for anything.
  @Test
  void theDocumentLoadsNothingThatSomebodyWroteIntoIt() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer outside =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    outside.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
        });
    outside.start();
    try {
      String there = "http://127.0.0.1:" + outside.getAddress().getPort() + "/x.png";
      Map<String, Object> filing = Brought.aComplaint();
      filing.put(
          "story",
          "</p><img src=\""
              + there
              + "\"/><style>@import url("
              + there
              + ");</style>"
              + "<!ENTITY x SYSTEM \"file:///etc/passwd\">&x;]]>\u0001 🌾 END");
      Visit visit = Following.with(Brought.of(api, filing));

      String text = text(taken(visit, "pdf"));

      assertThat(text).contains("<imgsrc=", "&x;]]>", "END").doesNotContain("root:");
      assertThat(asked).hasValue(0);
    } finally {
      outside.stop(0);
    }
  }

  /// A document is laid out in memory: past its limit it leads to the data, which has none.
  @Test
  void whatIsTooLongForTheDocumentStandsInTheData() {
    Brought brought = Brought.received(api);
    for (int i = 0; i < 25; i++) {
      brought.done("add", Map.of("texts", Map.of("text", "长".repeat(19_990) + "END" + i)));
    }
    Visit visit = Following.with(brought);

    long begun = System.nanoTime();
    byte[] pdf = taken(visit, "pdf");
    System.out.printf(
        "A document of 200,000 characters, made twice: %d ms, %d KB%n",
        (System.nanoTime() - begun) / 1_000_000, pdf.length >> 10);

    assertThat(text(pdf)).contains("END8", "这里写的内容太长").doesNotContain("END24");
    assertThat(new String(taken(visit, "json"), UTF_8)).contains("END24");
  }
}
