package org.huiyin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.authority.Directory;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// An institution has templates of its own: public, changed by an administrator, and of what a
/// matter is, never of who brought it. On a server of its own, since others write answers too.
class AnswerTemplatesApiTest {

  private static final TestServer SERVER = TestServer.start();
  private static final Api API = new Api(SERVER);
  private static final String WATER =
      SERVER
          .bean(Directory.class)
          .institutionByCode(DemoCounty.WATER)
          .orElseThrow()
          .id()
          .toString();
  private static final String PATH = "/admin/institutions/" + WATER + "/answer-templates";

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static HttpResponse<String> put(String login, Map<String, String> texts) {
    return API.send(
        "PUT",
        "/api/v1" + PATH,
        BodyPublishers.ofString(Api.text(Map.of("texts", texts)), StandardCharsets.UTF_8),
        "Content-Type",
        "application/json",
        "Authorization",
        API.bearer(login));
  }

  @Test
  void standInPlaceOfWhatIsShippedAndAreOnThePublicRecord() {
    Map<String, String> own = Map.of("supported.facts.zh", "水务局模板：{number}，{place}。\n【现场情况】");
    assertThat(put("demo.admin", own).statusCode()).isEqualTo(200);

    Brought brought = Brought.accepted(API);
    String path = "/desk/matters/" + brought.number() + "/act/answer";
    Visit desk = AtTheDesk.signedIn(SERVER, "demo.handler");
    Visit.Shown filled =
        desk.submit(desk.get(path), path, "outcome", "supported", "go", "template");

    assertThat(filled.text()).contains("水务局模板：" + brought.number() + "，【地点】", "【现场情况】", "【为什么应当支持");
    Visit anybody = new Visit(SERVER.uri());
    assertThat(anybody.get("/published?kind=templates").text()).contains("水务局模板");
    Visit admin = AtTheDesk.signedIn(SERVER, "demo.admin");
    assertThat(admin.get("/admin/answer-templates").text()).contains("自有文字 1 段");
    assertThat(admin.get("/admin/answer-templates/" + WATER).text())
        .contains("texts.supported.facts.zh", "水务局模板", "texts.upheld.reasons.en")
        .doesNotContain("texts.supported.request");
  }

  @Test
  void nameOnlyWhatTheRulebookDecidesAndOnlySignsOfAMatter() {
    for (String part :
        new String[] {"supported.request.zh", "lost.facts.zh", "supported.facts", "x"}) {
      HttpResponse<String> refused = put("demo.admin", Map.of(part, "文字"));
      assertThat(refused.statusCode()).as(part).isEqualTo(422);
      assertThat(refused.body()).contains("texts." + part);
    }
    for (String sign : new String[] {"{name}", "{phone}", "{}", "{identity}"}) {
      assertThat(put("demo.admin", Map.of("supported.facts.zh", "给" + sign)).statusCode())
          .as(sign)
          .isEqualTo(422);
    }
    assertThat(put("demo.handler", Map.of()).statusCode()).isEqualTo(403);
  }
}
