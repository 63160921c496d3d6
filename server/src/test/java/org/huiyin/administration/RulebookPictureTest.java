package org.huiyin.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.huiyin.TestServer;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.huiyin.page.Visit.Shown;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/// The page of a rulebook shows one picture of each kind of matter that is taken in.
class RulebookPictureTest {

  private static final TestServer SERVER = Administered.SERVER;
  private static final String PAGE = "/rulebooks/cn-xinfang/2022-05-01";
  private static final Rulebook XINFANG = Rulebook.bundled("cn-xinfang");

  private final Visit visit = new Visit(SERVER.uri());

  private static Document xml(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  @ParameterizedTest
  @CsvSource({
    "zh-CN, remedy, 请求复查（诉求人）",
    "en, remedy, ask for a review (complainant)",
    "zh-CN, suggestion, 应当回复建议意见",
    "en, suggestion, must reply to the suggestion"
  })
  void isThePictureThatThePageNames(String language, String kind, String says) throws Exception {
    Shown page = visit.get(PAGE + "?lang=" + language);
    String path =
        page.first("<img src=\"(" + PAGE + "/picture.svg\\?kind=" + kind + "&[^\"]+)\"")
            .replace("&amp;", "&");
    assertThat(path).contains(XINFANG.digest());

    Shown picture = visit.get(path);

    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(picture.header("Cache-Control")).contains("immutable", "public", "max-age=31536000");
    assertThat(picture.header("ETag")).contains(XINFANG.digest(), kind);
    assertThat(picture.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(picture.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(picture.weight()).isLessThan(15_000);
    assertThat(xml(picture.text()).getDocumentElement().getLocalName()).isEqualTo("svg");
    assertThat(picture.text()).contains(says);
  }

  @Test
  void isOneOfEachKindThatIsTakenIn() {
    Shown page = visit.get(PAGE + "?lang=en");

    assertThat(page.text().split("<img ", -1)).hasSize(3);
    assertThat(page.text()).doesNotContain("kind=accusation");
    assertThat(page.header("Content-Security-Policy")).contains("img-src 'self'");
    assertThat(page.first("<img [^>]*alt=\"([^\"]+)\"")).contains("remedy request");
  }

  @Test
  void isAskedForAgainWhereItIsNotNamedByDigest() {
    assertThat(visit.get(PAGE + "/picture.svg").header("Cache-Control")).isEqualTo("no-cache");
    assertThat(visit.get(PAGE + "/picture.svg?digest=0").header("Cache-Control"))
        .isEqualTo("no-cache");
  }

  @Test
  void isNotThereForWhatTheRulebookDoesNotHave() {
    for (String path :
        List.of(
            PAGE + "/picture.svg?kind=petition",
            "/rulebooks/cn-xinfang/1999/picture.svg",
            "/rulebooks/none/2022-05-01/picture.svg")) {
      assertThat(visit.get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void isShownToAdministratorsForADraftToo() throws Exception {
    Visit admin = AtTheDesk.signedIn(SERVER, "demo.admin");
    String path = "/admin/rulebooks/" + XINFANG.digest() + "/picture.svg?kind=remedy";

    Shown picture = admin.get(path);

    assertThat(picture.header("Cache-Control")).contains("no-store");
    assertThat(xml(picture.text()).getDocumentElement().getLocalName()).isEqualTo("svg");
    assertThat(admin.get(path + "x").status()).isEqualTo(404);
    assertThat(visit.get(path).status()).isNotEqualTo(200);
  }

  @Test
  void standsBesideTheStagesWithTheirDuties() {
    assertThat(visit.get(PAGE + "?lang=en").text().replaceAll("<[^>]+>|\\s+", " "))
        .containsPattern("What has a time limit here:[^!]*give a written, reasoned answer");
  }
}
