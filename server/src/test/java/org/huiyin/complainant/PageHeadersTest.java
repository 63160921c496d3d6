package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiyin.Call;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageHeadersTest {

  private final TestServer server = TestServer.shared();
  private final Visit visit = new Visit(server.uri());

  @ParameterizedTest
  @ValueSource(strings = {"/", "/before", "/follow", "/nowhere"})
  void letNothingRunOrLoadOrStay(String path) {
    Visit.Shown page = visit.get(path);

    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'")
        .contains("form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.text()).doesNotContain("<script", "style=", "http://");
  }

  @Test
  void namesStaticFilesByTheirContentForGood() {
    String css = visit.get("/").first("href=\"(/assets/[^\"]+css)\"");

    Visit.Shown file = visit.get(css);

    assertThat(file.header("Cache-Control")).contains("immutable", "max-age=31536000");
    assertThat(file.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(file.text()).doesNotContain("@font-face", "GDS Transport", "url(");
  }

  @Test
  void answersABrowserThatIsLostWithAPageAndAProgramWithAProblem() {
    assertThat(visit.get("/nowhere").text()).contains("没有这个页面");
    assertThat(visit.get("/nowhere").status()).isEqualTo(404);
    Call.Answer program = Call.to(server.uri().getPort(), "GET", "/nowhere").send();
    assertThat(program.problem()).isEqualTo("not-found");
    Call.Answer api =
        Call.to(server.uri().getPort(), "GET", "/api/v1/nowhere")
            .header("Accept", "text/html")
            .send();
    assertThat(api.problem()).isEqualTo("not-found");
  }

  @Test
  void answersABrowserWithAPageAlsoOutsideOfAnyRule() {
    Visit.Shown refused = visit.get("/matter;x=1/act");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(refused.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(refused.text()).contains("这一步打不开");
    Call.Answer program = Call.to(server.uri().getPort(), "GET", "/matter;x=1/act").send();
    assertThat(program.problem()).isEqualTo("bad-request");
  }
}
