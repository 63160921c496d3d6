package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huiyin.Call;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageHeadersTest {

  private static final int MOST = 30_000;

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
  void weighLittleOnTheFirstLoad() {
    Visit.Shown check = Bringing.toTheCheck(visit, "result");
    Visit.Shown receipt = Bringing.send(visit, check);
    visit.submit(
        visit.get("/follow"),
        "/follow",
        "number",
        Bringing.number(receipt),
        "key",
        Bringing.key(receipt));
    Visit.Shown start = visit.get("/");
    int files =
        List.of(
                start.first("href=\"(/assets/[^\"]+css)\""),
                start.first("href=\"(/assets/[^\"]+svg)\""))
            .stream()
            .mapToInt(file -> weight(visit.get(file)))
            .sum();

    List<Visit.Shown> pages =
        List.of(
            start,
            visit.get("/before"),
            Bringing.toTheInstitution(visit, "result"),
            check,
            receipt,
            visit.get("/follow"),
            visit.get("/matter"),
            visit.get("/matter/act/add"));

    assertThat(pages).allSatisfy(page -> assertThat(files + weight(page)).isLessThan(MOST));
    System.out.printf(
        "Bytes over the wire on the first load: %s, of which %d for style and icon.%n",
        pages.stream().map(page -> files + weight(page)).toList(), files);
  }

  private static int weight(Visit.Shown shown) {
    int headers =
        shown.headers().entrySet().stream()
            .mapToInt(
                header -> header.getKey().length() + header.getValue().toString().length() + 4)
            .sum();
    return shown.weight() + headers;
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
